/** A report as Markdown. Titles and facts are escaped; the person's text stays Markdown. */
import type { Block, Paper } from '../core/report/report';
import { inertMarkdown } from './inertMarkdown';
import { addressesFrom } from './markdownAddresses';

/** @param path of the report in the journal, to which links are relative; `undefined` if it is outside */
export function renderMarkdown({ title, subtitle, blocks }: Paper, path?: string): string {
  const parts = [
    `# ${plain(title)}`,
    plain(subtitle),
    ...blocks.map((block) => blockMarkdown(block, path)),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function blockMarkdown(block: Block, report: string | undefined): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${plain(block.text)}`;
    case 'paragraph':
      return plain(block.text);
    case 'note':
      return `_${plain(block.text)}_`;
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`).join('\n');
    case 'facts':
      return block.rows
        .map(({ label, value }) => `- **${plain(label)}**: ${plain(value)}`)
        .join('\n');
    case 'table':
      return tableMarkdown(block);
    case 'words':
      return inertMarkdown(
        block.path === undefined
          ? block.markdown
          : addressesFrom(block.markdown, block.path, report),
        block.below,
      );
    case 'pageBreak':
      return '';
  }
}

function tableMarkdown({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(plain).join(' | ')} |`;
  return [
    `${plain(caption)}:`,
    '',
    line(columns.map(({ title }) => title)),
    `| ${columns.map(({ isNumber }) => (isNumber ? '--:' : '---')).join(' | ')} |`,
    ...rows.map(line),
  ].join('\n');
}

/** Escapes text for one line of Markdown. */
export function plain(text: string): string {
  return (
    text
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      .replace(/[\\`*_[\]<>&|~$]/g, '\\$&')
      .replace(/^[#+=:-]/, '\\$&')
      // Number signs at the end of a heading would be removed.
      .replace(/(?<!\\)#+$/, '\\$&')
      .replace(/^(\d+)([.)])/, '$1\\$2')
      .replace(/(https?|ftp):|www\./gi, (found) => found.replace(/[:.]/, '\\$&'))
  );
}
