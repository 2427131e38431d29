/** What every command of the command line shares. */

/** Fine; findings or something still open; refused or could not. */
export const exit = { fine: 0, findings: 1, refused: 2 } as const;

export interface GlobalOptions {
  readonly C?: string;
  readonly json?: boolean;
  readonly person?: string;
}

/** What a command answers: the same facts for people and for programs. */
export type Answer = {
  readonly json: unknown;
  readonly code?: number;
} & (
  | {
      /** Each is printed as one line, whatever is in it. */
      readonly lines: readonly string[];
    }
  | {
      /** The content of a file, in a format that escapes by itself. */
      readonly content: string;
    }
);

/** Carries a command out and prints its answer. */
export type Run = (command: () => Promise<Answer>) => Promise<void>;
