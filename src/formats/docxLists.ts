/** The lists of a Word document. Each numbered list has its own count and first number. */
import { AlignmentType, LevelFormat, type ILevelsOptions } from 'docx';

export const maxLevel = 8;
/** The distance from the mark of an item to its text. */
export const hanging = 280;
/** The indentation of an item's text, in twentieths of a point. */
export const itemIndent = (level: number): number => 360 * (level + 1);

export interface ItemNumbering {
  readonly reference: string;
  readonly level: number;
  readonly instance: number;
}

interface Definition {
  readonly reference: string;
  readonly levels: readonly ILevelsOptions[];
}

export class DocxLists {
  readonly #definitions = new Map<string, Definition>();
  #lists = 0;

  get definitions(): readonly Definition[] {
    return [...this.#definitions.values()];
  }

  /** Adds a list. @returns the numbering of its items */
  add(start: number | undefined, level: number): ItemNumbering {
    const reference = start === undefined ? 'bullets' : `from ${start}`;
    if (!this.#definitions.has(reference))
      this.#definitions.set(reference, { reference, levels: levelsOf(start) });
    return { reference, level, instance: start === undefined ? 0 : ++this.#lists };
  }
}

const levelsOf = (start: number | undefined): readonly ILevelsOptions[] =>
  Array.from({ length: maxLevel + 1 }, (_, level) => ({
    level,
    alignment: AlignmentType.LEFT,
    ...(start === undefined
      ? { format: LevelFormat.BULLET, text: level % 2 === 0 ? '•' : '–' }
      : { format: LevelFormat.DECIMAL, text: `%${level + 1}.`, start }),
    style: { paragraph: { indent: { left: itemIndent(level), hanging } } },
  }));
