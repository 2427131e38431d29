import type * as vscode from 'vscode';

/** Disposables that are disposed of together. */
export class Disposables implements vscode.Disposable {
  readonly #items: vscode.Disposable[] = [];

  add<T extends vscode.Disposable>(item: T): T {
    this.#items.push(item);
    return item;
  }

  dispose(): void {
    for (const item of this.#items.splice(0).reverse()) item.dispose();
  }
}

/** Runs at most once per interval. */
export class Throttled implements vscode.Disposable {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly milliseconds: number,
    readonly run: () => void,
  ) {}

  call(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.run();
    }, this.milliseconds);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}

/** Runs once, after a pause in calls. */
export class Debounced implements vscode.Disposable {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly milliseconds: number,
    readonly run: () => void,
  ) {}

  call(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.run, this.milliseconds);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
