import type { Parts } from './parts';

/** One command: its id, and what it does with what the palette, a tree or a panel hands it. */
export interface Command {
  readonly id: string;
  readonly execute: (parts: Parts, ...args: unknown[]) => Promise<void> | void;
}
