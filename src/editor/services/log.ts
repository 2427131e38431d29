import * as vscode from 'vscode';
import type { Log } from '../../core/base/ports';

/** The output channel, created with the first message. */
export class LazyLog implements Log, vscode.Disposable {
  #channel: vscode.LogOutputChannel | undefined;

  get channel(): vscode.LogOutputChannel {
    return (this.#channel ??= vscode.window.createOutputChannel('Reflective Journal', {
      log: true,
    }));
  }
  info(message: string): void {
    this.channel.info(message);
  }
  warn(message: string): void {
    this.channel.warn(message);
  }
  error(message: string): void {
    this.channel.error(message);
  }
  dispose(): void {
    this.#channel?.dispose();
  }
}
