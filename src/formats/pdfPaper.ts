/** The pages of a PDF: writes lines, pictures and bars from top to bottom. */
import type { OutlineItem, StructureElement } from 'pdfkit';
import type PDFDocument from 'pdfkit';
import { turnedSize } from '../core/report/pictures';
import type { Turn } from '../core/report/report';
import { flatPng } from './flatPng';
import type { PdfFontChoice } from './pdfFonts';
import { PdfLines, type Line, type LinePart } from './pdfLines';
import { PdfTags } from './pdfTags';
import { fitting, type PrintedPicture } from './printedPicture';

export const ink = '#1a1a1a';
export const grey = '#595959';
const linkColor = '#0b5394';

type OpenImage = ReturnType<PDFDocument['openImage']>;

const margin = 56;
const page = { width: 595.28, height: 841.89 };
const bottom = page.height - margin - 14;

export interface LineStyle {
  readonly size: number;
  readonly color: string;
}

interface Bar {
  readonly x: number;
  readonly color: string;
  from: number;
}

export class PdfPaper {
  readonly lines: PdfLines;
  readonly tags: PdfTags;
  readonly #images = new Map<Uint8Array, OpenImage | undefined>();
  readonly #document: PDFDocument;
  readonly #fonts: PdfFontChoice;
  readonly #bars: Bar[] = [];
  readonly #outline: OutlineItem[];
  y = margin;
  left = margin;
  readonly right = page.width - margin;

  constructor(document: PDFDocument, fonts: PdfFontChoice) {
    this.#document = document;
    this.#fonts = fonts;
    this.lines = new PdfLines(document, fonts);
    this.tags = new PdfTags(document);
    this.#outline = [document.outline];
    document.addPage();
  }

  get width(): number {
    return this.right - this.left;
  }

  /** The remaining height of the page. */
  get room(): number {
    return bottom - this.y;
  }

  get pageHeight(): number {
    return bottom - margin;
  }

  get isPageEmpty(): boolean {
    return this.y === margin;
  }

  newPage(): void {
    this.tags.unmark();
    this.#drawBars();
    this.#document.addPage();
    this.y = margin;
    for (const bar of this.#bars) bar.from = margin;
  }

  /** Starts a new page unless this height is available or the page is empty. */
  ensure(height: number): void {
    if (height > this.room && !this.isPageEmpty) this.newPage();
  }

  skip(height: number): void {
    if (!this.isPageEmpty) this.y += height;
  }

  lineHeight = (size: number): number => size * 1.4;

  /** Writes lines, on as many pages as needed. */
  writeLines(lines: readonly Line[], style: LineStyle, element: StructureElement): void {
    const height = this.lineHeight(style.size);
    for (const line of lines) {
      this.ensure(height);
      this.drawLine(line, this.left, this.y, style, element);
      this.y += height;
    }
  }

  /** Draws a line at any position. Without an element it is decoration, which screen readers skip. */
  drawLine(
    line: Line,
    x: number,
    y: number,
    style: LineStyle,
    element: StructureElement | undefined,
  ): void {
    // The metrics of one font for all, so that they share a baseline.
    const { ascent, descent, unitsPerEm } = this.#fonts.fonts.regular;
    const text = ((ascent - descent) / unitsPerEm) * style.size;
    const baseline =
      y + (this.lineHeight(style.size) - text) / 2 + (ascent / unitsPerEm) * style.size;
    let at = x;
    for (const part of line.parts) {
      if (element === undefined) this.#drawPart(part, at, baseline, style);
      else if (part.look.link === undefined) {
        this.tags.mark(element);
        this.#drawPart(part, at, baseline, style);
      } else this.#drawLink(part, part.look.link, at, y, baseline, style, element);
      at += part.width;
    }
  }

  #drawPart({ text, width, look }: LinePart, x: number, baseline: number, style: LineStyle): void {
    this.#document
      .font(look.font, style.size)
      .fillColor(look.link === undefined ? style.color : linkColor)
      .text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
    if (look.isStruck) this.fill(x, baseline - style.size * 0.3, width, 0.7, style.color);
  }

  #drawLink(
    part: LinePart,
    address: string,
    x: number,
    y: number,
    baseline: number,
    style: LineStyle,
    element: StructureElement,
  ): void {
    const link = this.tags.child(element, 'Link');
    this.tags.mark(link);
    this.#drawPart(part, x, baseline, style);
    this.tags.unmark();
    const height = this.lineHeight(style.size);
    this.#document.link(x, y, part.width, height, address, {
      structParent: link,
      Contents: Object(part.text) as object,
    });
    link.end();
    const underline = baseline + style.size * 0.12;
    this.tags.decorate(() => this.fill(x, underline, part.width, 0.6, linkColor));
  }

  /** @returns false if the picture cannot be decoded; its text is shown then */
  drawPicture(picture: PrintedPicture, text: string, parent: StructureElement): boolean {
    const image = this.#open(picture);
    if (!image) return false;
    // Pixels at 96 dpi are 0.75 points. Limited, so that a page has space for text, too.
    const space = { width: this.width / 0.75, height: (this.pageHeight * 0.6) / 0.75 };
    const size = fitting(picture, space);
    const [width, height] = [size.width * 0.75, size.height * 0.75];
    this.ensure(height);
    const { left, y } = this;
    const bbox = [left, y, left + width, y + height] as const;
    const figure = this.tags.child(parent, 'Figure', { alt: text, bbox });
    this.tags.mark(figure);
    this.#drawImage(image, picture.turn, { x: left + width / 2, y: y + height / 2, width, height });
    this.tags.end(figure);
    this.y += height;
    return true;
  }

  #drawImage(
    image: OpenImage,
    turn: Turn | undefined,
    { x, y, width, height }: { x: number; y: number; width: number; height: number },
  ): void {
    const stored = turnedSize({ width, height }, turn);
    this.#document.save().translate(x, y);
    if (turn) this.#document.rotate(turn.clockwise).scale(turn.isMirrored ? -1 : 1, 1);
    this.#document
      .image(image, -stored.width / 2, -stored.height / 2, { ...stored, ignoreOrientation: true })
      .restore();
  }

  /** Decodes each picture once, however often it is shown. */
  #open(picture: PrintedPicture): OpenImage | undefined {
    const { bytes } = picture;
    if (!this.#images.has(bytes)) this.#images.set(bytes, this.#read(picture));
    return this.#images.get(bytes);
  }

  #read({ type, bytes }: PrintedPicture): OpenImage | undefined {
    try {
      if (type === 'gif') return undefined;
      return this.#document.openImage(type === 'png' ? flatPng(bytes) : bytes);
    } catch {
      return undefined;
    }
  }

  fill(x: number, y: number, width: number, height: number, color: string): void {
    this.#document.rect(x, y, width, height).fill(color);
  }

  /** Draws a bar on the left of everything that `write` writes, on each page. */
  withBar(color: string, write: () => void): void {
    const { left } = this;
    this.#bars.push({ x: left, color, from: this.y });
    this.left += 12;
    write();
    this.#drawBars();
    this.#bars.pop();
    this.left = left;
    for (const bar of this.#bars) bar.from = this.y;
  }

  #drawBars(): void {
    if (this.#bars.length === 0) return;
    this.tags.decorate(() => {
      for (const { x, color, from } of this.#bars) this.fill(x, from, 2, this.y - from, color);
    });
  }

  /** Adds a bookmark for this position. */
  bookmark(title: string, level: number): void {
    const depth = Math.min(level, this.#outline.length);
    this.#outline.length = depth;
    const options = { top: this.y - 10, expanded: level === 1 };
    this.#outline.push(this.#outline[depth - 1]!.addItem(title, options));
  }

  numberPages(title: string): void {
    this.tags.unmark();
    const style = { size: 8.5, color: grey };
    const { start, count } = this.#document.bufferedPageRange();
    const room = this.right - margin - 60;
    const [first] = this.lines.lay([{ text: title.replace(/\n/g, ' ') }], style.size, room);
    for (let number = 1; number <= count; number++) {
      this.#document.switchToPage(start + number - 1);
      const [line] = this.lines.lay([{ text: `${number} / ${count}` }], style.size, 60);
      this.tags.decorate(() => {
        this.drawLine(first!, margin, page.height - margin + 4, style, undefined);
        const x = this.right - line!.width;
        this.drawLine(line!, x, page.height - margin + 4, style, undefined);
      }, 'Pagination');
    }
  }
}
