/** Types that all commands share. */

/** Success; findings or open requirements; refused or failed. */
export const exit = { fine: 0, findings: 1, refused: 2 } as const;

export interface GlobalOptions {
  readonly C?: string;
  readonly json?: boolean;
  readonly person?: string;
}

/** The result of a command, for people and for programs. */
export type Answer = {
  readonly json: unknown;
  readonly code?: number;
} & (
  | {
      /** Each is printed as one line, whatever it contains. */
      readonly lines: readonly string[];
    }
  | {
      /** The content of a file, in a format with its own escaping. */
      readonly content: string;
    }
);

/** Runs a command and prints its result. */
export type Run = (command: () => Promise<Answer>) => Promise<void>;
