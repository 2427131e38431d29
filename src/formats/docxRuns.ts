/** Runs of text for Word: each of one direction and style. */
import {
  type IRunOptions,
  ExternalHyperlink,
  ImageRun,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type ParagraphChild,
} from 'docx';
import { beginsRightToLeft, stretchesOf } from './direction';
import { codeFont, textWidth } from './docxStyles';
import { textOf, type Run, type Runs } from './pieces';
import { fitting, type PrintedPicture } from './printedPicture';

export const docxParagraph = (runs: Runs, options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({
    ...options,
    ...(beginsRightToLeft(textOf(runs)) && { bidirectional: true }),
    children: runs.flatMap(docxRun),
  });

function docxRun(run: Run): ParagraphChild[] {
  if (run.picture) return [docxPicture(run.picture, run.text)];
  const parts = stretchesOf(run.text).flatMap(({ text, isRightToLeft }) =>
    text.split('\n').map((line, index) => {
      const options: IRunOptions = {
        text: line,
        ...(index > 0 && { break: 1 }),
        ...(isRightToLeft && { rightToLeft: true }),
        ...(run.bold && { bold: true }),
        ...(run.italic && { italics: true }),
        ...(run.struck && { strike: true }),
        ...(run.code && { font: codeFont, noProof: true }),
        ...(run.link !== undefined && { style: 'Hyperlink' }),
      };
      return new TextRun(options);
    }),
  );
  return run.link === undefined
    ? parts
    : [new ExternalHyperlink({ link: run.link, children: parts })];
}

/** In pixels at 96 dpi. */
const space = { width: textWidth / 15, height: 700 };

const docxPicture = (picture: PrintedPicture, text: string): ImageRun => {
  const name = text.slice(1, -1);
  return new ImageRun({
    type: picture.type,
    data: picture.bytes,
    transformation: fitting(picture, space),
    altText: { name, title: name, description: name },
  });
};
