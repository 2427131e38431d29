/** The pieces of a printed report: its own blocks and the person's Markdown in one form. */
import type { PrintedPicture } from './printedPicture';

/** Text of one style. A line feed in it is a line break. */
export interface Run {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly struck?: true;
  readonly code?: true;
  /** A web or e-mail address. */
  readonly link?: string;
  /** Shown instead of the text, if possible. */
  readonly picture?: PrintedPicture;
}

export type Runs = readonly Run[];
export type Level = 1 | 2 | 3 | 4 | 5 | 6;

export interface TablePiece {
  readonly kind: 'table';
  readonly caption: string;
  readonly header: readonly Runs[];
  readonly rows: readonly (readonly Runs[])[];
  /** Columns with right-aligned text. */
  readonly numbers: readonly boolean[];
  /** Whether the first cell of each row is its header. */
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
