/** Runs of text as Word has them: each written in one direction, in one look. */
import {
  ExternalHyperlink,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type ParagraphChild,
} from 'docx';
import { beginsRightToLeft, stretchesOf } from './direction';
import { codeFont } from './docxStyles';
import { textOf, type Run, type Runs } from './pieces';

export const docxParagraph = (runs: Runs, options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({
    ...options,
    ...(beginsRightToLeft(textOf(runs)) && { bidirectional: true }),
    children: runs.flatMap(docxRun),
  });

function docxRun(run: Run): ParagraphChild[] {
  const parts = stretchesOf(run.text).flatMap(({ text, isRightToLeft }) =>
    text.split('\n').map(
      (line, index) =>
        new TextRun({
          text: line,
          ...(index > 0 && { break: 1 }),
          ...(isRightToLeft && { rightToLeft: true }),
          ...(run.bold && { bold: true }),
          ...(run.italic && { italics: true }),
          ...(run.struck && { strike: true }),
          ...(run.code && { font: codeFont, noProof: true }),
          ...(run.link !== undefined && { style: 'Hyperlink' }),
        }),
    ),
  );
  return run.link === undefined
    ? parts
    : [new ExternalHyperlink({ link: run.link, children: parts })];
}
