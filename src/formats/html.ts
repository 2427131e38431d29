/** A report as one HTML file, accessible and printable, without scripts or external resources. */
import * as l10n from '@vscode/l10n';
import { escapeHtml } from '../core/preview/escapeHtml';
import type { Block, Paper } from '../core/report/report';
import { style } from './htmlStyle';
import { wordParts } from './wordParts';
import { wordsHtml } from './wordsHtml';

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

export function renderHtml(paper: Paper): string {
  const { title, subtitle, language, author, made, blocks } = paper;
  const known = new Set<string>();
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${author ? `<meta name="author" content="${escapeHtml(author)}">\n` : ''}<title>${escapeHtml(`${title}, ${subtitle}`)}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1 dir="auto">${escapeHtml(title)}</h1>
<p class="subtitle" dir="auto">${escapeHtml(subtitle)}</p>
</header>
<main>
${sectionsOf(blocks)
  .map((section) => sectionHtml(section, paper, known))
  .join('\n')}
</main>
<footer><p>${escapeHtml(l10n.t('Made on {0} from a reflective journal.', made))}</p></footer>
</body>
</html>
`;
}

/** Splits the blocks at headings of the second level. */
function sectionsOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const sections: Block[][] = [[]];
  for (const block of blocks)
    if (block.kind === 'heading' && block.level === 2) sections.push([block]);
    else sections.at(-1)!.push(block);
  return sections.filter((section) => section.length > 0);
}

function sectionHtml(blocks: readonly Block[], paper: Paper, known: Set<string>): string {
  const [first] = blocks;
  const html = blocks.map((block, at) => blockHtml(block, paper, known, blocks[at - 1]));
  if (first?.kind !== 'heading') return html.join('\n');
  return `<section>\n${html.join('\n')}\n</section>`;
}

function blockHtml(
  block: Block,
  paper: Paper,
  known: Set<string>,
  before: Block | undefined,
): string {
  switch (block.kind) {
    case 'heading': {
      const id =
        block.id === undefined || known.has(block.id) ? '' : ` id="${escapeHtml(block.id)}"`;
      if (block.id !== undefined) known.add(block.id);
      return `<h${block.level}${id} dir="auto">${escapeHtml(block.text)}</h${block.level}>`;
    }
    case 'paragraph':
      return `<p dir="auto">${lines(block.text)}</p>`;
    case 'note':
      return `<p class="note" dir="auto">${lines(block.text)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li dir="auto">${lines(item)}</li>`).join('\n')}\n</ul>`;
    case 'facts':
      return `<dl>\n${block.rows
        .map(
          ({ label, value }) =>
            `<div><dt>${escapeHtml(label)}</dt><dd dir="auto">${lines(value)}</dd></div>`,
        )
        .join('\n')}\n</dl>`;
    case 'table':
      return tableHtml(block, before?.kind === 'heading' && before.text === block.caption);
    case 'words':
      return `<div class="words" dir="auto">\n${wordsHtml(block, paper.pictures)}</div>`;
    case 'pageBreak':
      return '<div class="page-break"></div>';
  }
}

type Table = Extract<Block, { kind: 'table' }>;

const longWord = /\S{25,}/g;

/** @param isTitled whether the heading above has the same text: then only screen readers have the caption */
function tableHtml({ caption, columns, rows }: Table, isTitled: boolean): string {
  const cellClass = (text: string, at: number): string => {
    if (columns[at]?.isNumber) return ' class="number"';
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return ' class="date"';
    return text.search(longWord) >= 0 ? ' class="long"' : '';
  };
  // Copying a path does not copy where it may break.
  const cellHtml = (text: string): string =>
    lines(text.replace(longWord, (word) => wordParts(word).join('\u200B'))).replaceAll(
      '\u200B',
      '<wbr>',
    );
  const head = columns.map(
    ({ title }, at) => `<th scope="col"${cellClass('', at)}>${escapeHtml(title)}</th>`,
  );
  const body = rows.map(
    (cells) =>
      `<tr>${cells.map((cell, at) => `<td${cellClass(cell, at)} dir="auto">${cellHtml(cell)}</td>`).join('')}</tr>`,
  );
  // A table wider than the window scrolls by itself, by keyboard too.
  return `<div class="table" role="group" tabindex="0" aria-label="${escapeHtml(caption)}">
<table>
<caption dir="auto"${isTitled ? ' class="aloud"' : ''}>${escapeHtml(caption)}</caption>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
</div>`;
}

const lines = (text: string): string => escapeHtml(text).replace(/\r?\n/g, '<br>');
