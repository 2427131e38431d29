/** The styles of a report in Word. Sizes are in half points, distances in twentieths of a point. */
import { BorderStyle, LineRuleType, type IParagraphStyleOptions, type IStylesOptions } from 'docx';

export const margin = 1134;
export const textWidth = 11906 - 2 * margin;
export const codeFont = 'Courier New';

const grey = '595959';
const bar = (color: string) => ({
  left: { style: BorderStyle.SINGLE, size: 18, color, space: 8 },
});
const heading = (size: number, before: number) => ({
  run: { size, bold: true, color: '1F3864' },
  paragraph: { spacing: { before, after: 80 }, keepNext: true, keepLines: true },
});

const style = (
  id: string,
  run: NonNullable<IParagraphStyleOptions['run']>,
  paragraph: NonNullable<IParagraphStyleOptions['paragraph']>,
) => ({ id, name: id, basedOn: 'Normal', run, paragraph });

export const docxStyles = (language: string): IStylesOptions => ({
  default: {
    document: {
      run: { font: 'Arial', size: 21, language: { value: language } },
      paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
    },
    heading1: heading(36, 0),
    heading2: heading(28, 320),
    heading3: heading(24, 240),
    heading4: heading(22, 200),
    heading5: heading(21, 160),
    heading6: heading(21, 160),
    caption: {
      run: { size: 19, italics: true, color: grey },
      paragraph: { spacing: { before: 160, after: 80 }, keepNext: true },
    },
    hyperlink: { run: { color: '0B5394', underline: {} } },
  },
  paragraphStyles: [
    {
      ...style('Subtitle', { size: 24, color: grey }, { spacing: { after: 240 } }),
      next: 'Normal',
    },
    style('Quote', { italics: true }, { indent: { left: 300 }, border: bar('A0A0A0') }),
    style('Note', { size: 19, color: grey }, { indent: { left: 200 }, border: bar('0B5394') }),
    style('Code', { font: codeFont, size: 19, noProof: true }, { spacing: { line: 240 } }),
    {
      ...style('TableText', { size: 19 }, { spacing: { before: 20, after: 20, line: 252 } }),
      name: 'Table Text',
    },
    { ...style('Footer', { size: 17, color: grey }, {}), name: 'footer' },
  ],
});
