/** The font files of PDF reports, without the code that uses them. */

export type FontName = 'regular' | 'bold' | 'italic' | 'boldItalic' | 'code' | 'symbols';

/** The bytes of the fonts: a family, one for code, and one for symbols missing in these. */
export type PdfFonts = Readonly<Record<FontName, Uint8Array>>;

/** Their paths below `dist`. */
export const pdfFontFiles: Readonly<Record<FontName, string>> = {
  regular: 'fonts/NotoSans-Regular.ttf',
  bold: 'fonts/NotoSans-Bold.ttf',
  italic: 'fonts/NotoSans-Italic.ttf',
  boldItalic: 'fonts/NotoSans-BoldItalic.ttf',
  code: 'fonts/DejaVuSansMono.ttf',
  symbols: 'fonts/DejaVuSans.ttf',
};
