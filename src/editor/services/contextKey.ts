import * as vscode from 'vscode';

/** A value that menus and welcome views ask for in their `when`. Told to the editor only when it changes. */
export class ContextKey<T extends string | boolean> {
  #value: T | undefined;

  constructor(readonly name: string) {}

  set(value: T): void {
    if (value === this.#value) return;
    this.#value = value;
    void vscode.commands.executeCommand('setContext', this.name, value);
  }
}
