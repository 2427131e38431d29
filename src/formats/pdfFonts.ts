/** Which font draws what, and what none of them can. */
import { create, type Font } from 'fontkit';
import { replacement } from './cleanText';
import { isRightToLeft } from './direction';
import type { FontName, PdfFonts } from './pdfFontFiles';

export interface Drawn {
  readonly text: string;
  readonly font: FontName;
}

const ascii = /^[\n -~]*$/;
/** Not seen itself: marks of direction, joiners, selectors of a variant. */
const unseen = /^\p{Default_Ignorable_Code_Point}$/u;
const direction = /[\p{Bidi_Control}\u{ad}\u{feff}]/gu;

export class PdfFontChoice {
  readonly fonts: Readonly<Record<FontName, Font>>;
  readonly #missing = new Set<string>();
  readonly #segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

  constructor({ regular, bold, italic, boldItalic, code, symbols }: PdfFonts) {
    this.fonts = {
      regular: create(regular),
      bold: create(bold),
      italic: create(italic),
      boldItalic: create(boldItalic),
      code: create(code),
      symbols: create(symbols),
    };
  }

  /** What was asked for and could not be drawn, each once. */
  get missing(): readonly string[] {
    return [...this.#missing];
  }

  /** The text as it is drawn: by the wanted font, by the one for signs, or with a replacement to be seen. */
  split(text: string, wanted: FontName): readonly Drawn[] {
    if (ascii.test(text)) return [{ text, font: wanted }];
    const parts: { text: string; font: FontName }[] = [];
    for (const { segment } of this.#segmenter.segment(text.replace(direction, ''))) {
      const drawn = this.#draw(segment, wanted);
      const last = parts.at(-1);
      if (last?.font === drawn.font) last.text += drawn.text;
      else parts.push({ ...drawn });
    }
    return parts;
  }

  #draw(character: string, wanted: FontName): Drawn {
    if (ascii.test(character)) return { text: character, font: wanted };
    const font = ([wanted, 'symbols'] as const).find((name) => this.#canDraw(name, character));
    if (font === undefined) {
      this.#missing.add(character);
      return { text: replacement, font: wanted };
    }
    const text = Array.from(character)
      .filter((c) => this.#has(font, c))
      .join('');
    return { text, font };
  }

  /** No font: the letters would be drawn, but in the wrong order. */
  #canDraw(font: FontName, character: string): boolean {
    return Array.from(character).every(
      (c) => !isRightToLeft(c) && (unseen.test(c) || this.#has(font, c)),
    );
  }

  #has(font: FontName, character: string): boolean {
    return this.fonts[font].hasGlyphForCodePoint(character.codePointAt(0)!);
  }
}
