/** Runs of text for Word: each of one direction and style. */
import {
  type IContext,
  type IImageOptions,
  type IRunOptions,
  type IXmlableObject,
  ExternalHyperlink,
  ImageRun,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type ParagraphChild,
} from 'docx';
import { isQuarterTurn, turnedSize } from '../core/report/pictures';
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

/** The stored size fits the width, too: Word reserves as much. */
const turnedSpace = { width: space.width, height: space.width };

function docxPicture(picture: PrintedPicture, text: string): ImageRun {
  const name = text.slice(1, -1);
  const { turn } = picture;
  const shown = fitting(picture, isQuarterTurn(turn) ? turnedSpace : space);
  const stored = turnedSize(shown, turn);
  return new PictureRun(
    {
      type: picture.type,
      data: picture.bytes,
      transformation: {
        ...stored,
        ...(turn && { rotation: turn.clockwise, flip: { horizontal: turn.isMirrored } }),
      },
      altText: { name, title: name, description: name },
    },
    { x: (shown.width - stored.width) / 2, y: (shown.height - stored.height) / 2 },
  );
}

/** Reserves what a picture on its side needs beyond its stored size. */
class PictureRun extends ImageRun {
  readonly #beyond: { readonly x: number; readonly y: number };

  /** @param beyond on each side, in pixels */
  constructor(options: IImageOptions, beyond: { readonly x: number; readonly y: number }) {
    super(options);
    this.#beyond = beyond;
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    const run = super.prepForXml(context);
    const [x, y] = [this.#beyond.x, this.#beyond.y].map((pixels) =>
      Math.round(Math.max(0, pixels) * 9525),
    );
    const extent = part(run, 'w:r', 'w:drawing', 'wp:inline', 'wp:effectExtent');
    Object.assign((extent as { _attr: object })._attr, { l: x, r: x, t: y, b: y });
    return run;
  }
}

/** The first part of that name within each. */
const part = (from: unknown, ...names: readonly string[]): unknown =>
  names.reduce<unknown>(
    (xml, name) =>
      [xml].flat().find((one): one is object => one instanceof Object && name in one)?.[
        name as never
      ],
    from,
  );
