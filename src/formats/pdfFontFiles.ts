/** The fonts of PDF reports, to be read by whoever has one made; without the code that draws with them. */

export type FontName = 'regular' | 'bold' | 'italic' | 'boldItalic' | 'code' | 'symbols';

/** The bytes of the fonts: a family, one for code, and one more for the signs that these lack. */
export type PdfFonts = Readonly<Record<FontName, Uint8Array>>;

/** Where the build lays them, seen from `dist`. */
export const pdfFontFiles: Readonly<Record<FontName, string>> = {
  regular: 'fonts/NotoSans-Regular.ttf',
  bold: 'fonts/NotoSans-Bold.ttf',
  italic: 'fonts/NotoSans-Italic.ttf',
  boldItalic: 'fonts/NotoSans-BoldItalic.ttf',
  code: 'fonts/DejaVuSansMono.ttf',
  symbols: 'fonts/DejaVuSans.ttf',
};
