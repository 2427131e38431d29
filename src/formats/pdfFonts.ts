/** Chooses the font for each character, and collects characters that no font has. */
import { create, type Font } from 'fontkit';
import { replacement } from './cleanText';
import { isRightToLeft } from './direction';
import type { FontName, PdfFonts } from './pdfFontFiles';

interface Drawn {
  readonly text: string;
  readonly font: FontName;
}

const ascii = /^[\n -~]*$/;
/** Direction marks, joiners and variation selectors. */
const invisible = /^\p{Default_Ignorable_Code_Point}$/u;
const direction = /[\p{Bidi_Control}\u{ad}\u{feff}]/gu;

export class PdfFontChoice {
  readonly fonts: Readonly<Record<FontName, Font>>;
  readonly #missing = new Set<string>();
  readonly #segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

  constructor(fonts: PdfFonts) {
    const created = Object.entries(fonts).map(([name, bytes]) => [name, create(bytes)] as const);
    this.fonts = Object.fromEntries(created) as Record<FontName, Font>;
  }

  /** Characters that could not be drawn. */
  get missing(): readonly string[] {
    return [...this.#missing];
  }

  /** Splits text by font: the wanted one, the one for symbols, or the wanted one with a replacement character. */
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

  /** False for right-to-left letters, which would be drawn in the wrong order. */
  #canDraw(font: FontName, character: string): boolean {
    return Array.from(character).every(
      (c) => !isRightToLeft(c) && (invisible.test(c) || this.#has(font, c)),
    );
  }

  #has(font: FontName, character: string): boolean {
    return this.fonts[font].hasGlyphForCodePoint(character.codePointAt(0)!);
  }
}
