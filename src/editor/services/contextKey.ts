import * as vscode from 'vscode';

/** A value for `when` clauses of menus and welcome views; sent to the editor only when it changes. */
export class ContextKey<T extends string | boolean> {
  #value: T | undefined;

  constructor(readonly name: string) {}

  set(value: T): void {
    if (value === this.#value) return;
    this.#value = value;
    void vscode.commands.executeCommand('setContext', this.name, value);
  }
}
