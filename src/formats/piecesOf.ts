import type { Block, Paper } from '../core/report/report';
import { cleanText } from './cleanText';
import type { Piece, Runs } from './pieces';
import { piecesOfWords } from './words';

export function piecesOf(paper: Paper): readonly Piece[] {
  return [
    { kind: 'heading', level: 1, runs: plain(paper.title) },
    ...(paper.subtitle === '' ? [] : [{ kind: 'subtitle', runs: plain(paper.subtitle) } as const]),
    ...paper.blocks.flatMap((block) => piecesOfBlock(block, paper.pictures)),
  ];
}

function piecesOfBlock(block: Block, pictures: Paper['pictures']): readonly Piece[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', level: block.level, runs: plain(block.text) }];
    case 'paragraph':
    case 'note':
      return [{ kind: block.kind, runs: plain(block.text) }];
    case 'list':
      return [
        {
          kind: 'list',
          start: undefined,
          items: block.items.map((item) => [{ kind: 'paragraph', runs: plain(item) }]),
        },
      ];
    case 'facts':
      return [
        {
          kind: 'table',
          caption: '',
          header: [],
          rows: block.rows.map(({ label, value }) => [plain(label), plain(value)]),
          numbers: [false, false],
          hasRowHeaders: true,
        },
      ];
    case 'table':
      return [
        {
          kind: 'table',
          caption: cleanText(block.caption),
          header: block.columns.map(({ title }) => plain(title)),
          rows: block.rows.map((row) => row.map(plain)),
          numbers: block.columns.map(({ isNumber }) => isNumber === true),
          hasRowHeaders: false,
        },
      ];
    case 'words':
      return piecesOfWords(block, pictures);
    case 'pageBreak':
      return [block];
  }
}

const plain = (text: string): Runs => [{ text: cleanText(text) }];
