import * as vscode from 'vscode';

/** How many comments of each journal the person at this window has not read. Comments tell it, the team tree shows it. */
export class UnreadCounts implements vscode.Disposable {
  readonly #counts = new Map<string, number>();
  readonly #changed = new vscode.EventEmitter<void>();

  readonly onDidChange = this.#changed.event;

  /** @param journal its key */
  of(journal: string): number {
    return this.#counts.get(journal) ?? 0;
  }

  set(journal: string, count: number): void {
    if (this.of(journal) === count) return;
    this.#counts.set(journal, count);
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
