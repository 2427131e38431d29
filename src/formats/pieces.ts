/** The pieces that a report is made of on paper: its own blocks and the person's Markdown, as one kind of thing. */
import type { ShownPicture } from './shownPicture';

/** Text that looks the same from end to end. A line feed in it is a line break. */
export interface Run {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly struck?: true;
  readonly code?: true;
  /** An address that may be followed: of the web, or of mail. */
  readonly link?: string;
  /** What the text stands for, and is shown in its place where that can be. */
  readonly picture?: ShownPicture;
}

export type Runs = readonly Run[];
export type Level = 1 | 2 | 3 | 4 | 5 | 6;

export interface TablePiece {
  readonly kind: 'table';
  readonly caption: string;
  readonly header: readonly Runs[];
  readonly rows: readonly (readonly Runs[])[];
  /** The columns whose text stands at the right. */
  readonly numbers: readonly boolean[];
  /** The first cell of a row says what the row is. */
  readonly hasRowHeaders: boolean;
}

export type Piece =
  | { readonly kind: 'heading'; readonly level: Level; readonly runs: Runs }
  | { readonly kind: 'paragraph' | 'subtitle' | 'note'; readonly runs: Runs }
  /** Numbered from `start` on, or with bullets. */
  | {
      readonly kind: 'list';
      readonly start: number | undefined;
      readonly items: readonly (readonly Piece[])[];
    }
  | { readonly kind: 'quote'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'code'; readonly text: string }
  | TablePiece
  | { readonly kind: 'rule' }
  | { readonly kind: 'pageBreak' };

export const textOf = (runs: Runs): string => runs.map(({ text }) => text).join('');
