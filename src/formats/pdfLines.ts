/** Breaks text into lines of a given width; each part of a line has its font. */
import LineBreaker from 'linebreak';
import type PDFDocument from 'pdfkit';
import type { FontName } from './pdfFontFiles';
import type { PdfFontChoice } from './pdfFonts';
import type { Run, Runs } from './pieces';
import { wordParts } from './wordParts';

export interface LinePart {
  readonly text: string;
  readonly width: number;
  readonly look: Look;
}

interface Look {
  readonly font: FontName;
  readonly isStruck: boolean;
  readonly link: string | undefined;
}

export interface Line {
  readonly parts: readonly LinePart[];
  readonly width: number;
}

interface Stretch {
  readonly text: string;
  readonly look: Look;
}

export class PdfLines {
  readonly #document: PDFDocument;
  readonly #fonts: PdfFontChoice;

  constructor(document: PDFDocument, fonts: PdfFontChoice) {
    this.#document = document;
    this.#fonts = fonts;
  }

  /** Returns at least one line, which may be empty. */
  lay(runs: Runs, size: number, width: number): readonly Line[] {
    const stretches = runs.flatMap((run) => this.#stretchesOf(run));
    const text = stretches.map((stretch) => stretch.text).join('');
    const lines: Line[] = [];
    let open = new OpenLine();
    const close = (): void => {
      lines.push(open.closed(this.#measure(size)));
      open = new OpenLine();
    };
    for (const [from, to, endsLine] of chunksOf(text)) {
      const chunk = this.#parts(stretches, from, to, size);
      const visible = widthOf(trimmed(chunk, this.#measure(size)));
      if (open.width > 0 && open.width + visible > width) close();
      if (visible <= width) open.add(chunk);
      else
        for (const piece of this.#broken(chunk, size, width)) {
          const visible = widthOf(trimmed(piece, this.#measure(size)));
          if (open.width > 0 && open.width + visible > width) close();
          open.add(piece);
        }
      if (endsLine) close();
    }
    if (open.width > 0 || lines.length === 0) close();
    return lines;
  }

  widthOf(text: string, isBold: boolean, size: number): number {
    const stretches = this.#stretchesOf({ text, ...(isBold && { bold: true }) });
    return widthOf(this.#parts(stretches, 0, Infinity, size));
  }

  #stretchesOf(run: Run): readonly Stretch[] {
    return this.#fonts.split(run.text, fontOf(run)).map(({ text, font }) => ({
      text,
      look: { font, isStruck: run.struck === true, link: run.link },
    }));
  }

  #measure(size: number): (text: string, font: FontName) => number {
    return (text, font) => this.#document.font(font, size).widthOfString(text);
  }

  #parts(stretches: readonly Stretch[], from: number, to: number, size: number): LinePart[] {
    const measure = this.#measure(size);
    const parts: LinePart[] = [];
    let at = 0;
    for (const { text, look } of stretches) {
      if (at >= to) break;
      const slice = text.slice(Math.max(0, from - at), to - at).replace(/\n/g, '');
      at += text.length;
      if (at > from && slice !== '')
        parts.push({ text: slice, look, width: measure(slice, look.font) });
    }
    return parts;
  }

  /** Breaks a word that is wider than a line: between its parts, and within those that are wider. */
  *#broken(word: readonly LinePart[], size: number, width: number): Iterable<readonly LinePart[]> {
    const measure = this.#measure(size);
    let at = 0;
    const next = (text: string): LinePart[] => this.#parts(word, at, at + text.length, size);
    for (const part of wordParts(word.map(({ text }) => text).join(''))) {
      const whole = next(part);
      const isWide = widthOf(trimmed(whole, measure)) > width;
      for (const piece of isWide ? letters.segment(part) : [{ segment: part }]) {
        yield isWide ? next(piece.segment) : whole;
        at += piece.segment.length;
      }
    }
  }
}

/** Letters with their accents. */
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function fontOf({ code, bold, italic }: Run): FontName {
  if (code) return 'code';
  if (bold) return italic ? 'boldItalic' : 'bold';
  return italic ? 'italic' : 'regular';
}

type Measure = (text: string, font: FontName) => number;

class OpenLine {
  readonly #parts: LinePart[] = [];
  width = 0;

  add(parts: readonly LinePart[]): void {
    for (const part of parts) {
      const last = this.#parts.at(-1);
      this.width += part.width;
      if (last?.look === part.look)
        this.#parts[this.#parts.length - 1] = {
          text: last.text + part.text,
          look: last.look,
          width: last.width + part.width,
        };
      else this.#parts.push(part);
    }
  }

  closed(measure: Measure): Line {
    const parts = trimmed(this.#parts, measure);
    return { parts, width: widthOf(parts) };
  }
}

const widthOf = (parts: readonly LinePart[]): number =>
  parts.reduce((sum, { width }) => sum + width, 0);

/** Removes whitespace at the end of a line. */
function trimmed(parts: readonly LinePart[], measure: Measure): readonly LinePart[] {
  const last = parts.at(-1);
  if (!last?.text.endsWith(' ')) return parts;
  const text = last.text.trimEnd();
  const before = parts.slice(0, -1);
  return text === ''
    ? trimmed(before, measure)
    : [...before, { text, look: last.look, width: measure(text, last.look.font) }];
}

/** Ranges without a possible break, and whether a line ends after each. */
function* chunksOf(text: string): Iterable<[from: number, to: number, endsLine: boolean]> {
  const breaker = new LineBreaker(text);
  let from = 0;
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) {
    yield [from, found.position, found.required && text[found.position - 1] === '\n'];
    from = found.position;
  }
}
