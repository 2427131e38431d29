import type Mocha from 'mocha';
import * as vscode from 'vscode';

// By this mark, which terminals ignore, the launcher tells our lines from the editor's noise.
const mark = '\u001b[0m';

/** Runs every test of this suite within the extension host that it was started in. */
export async function runSuite(Mocha_: typeof Mocha): Promise<void> {
  const { log } = console;
  const print = (...args: unknown[]) => log(mark + plain(args));
  Mocha_.reporters.Base.consoleLog = print;
  globalThis.console = Object.create(console, { log: { value: print } }) as Console;

  const mocha = new Mocha_({ timeout: 60_000, reporter: 'spec', ...(await readOptions()) });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('host-tests');

  if (mocha.suite.total() === 0) {
    throw new Error('This suite found no test.');
  }
  const failed = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failed > 0) {
    throw new Error(`${failed} failed`);
  }
}

/** Command-line options cannot get into a web worker; test/host/run.mjs leaves them in a file. */
async function readOptions(): Promise<Mocha.MochaOptions> {
  const extension = vscode.extensions.getExtension('reflective-journal.reflective-journal');
  if (!extension) {
    throw new Error('The editor does not know our extension.');
  }
  const file = vscode.Uri.joinPath(extension.extensionUri, 'dist/test/host/options.json');
  const bytes = await vscode.workspace.fs.readFile(file);
  return JSON.parse(new TextDecoder().decode(bytes)) as Mocha.MochaOptions;
}

/** One line of text: objects given to the console do not reach the launcher on every host. */
function plain([first = '', ...rest]: unknown[]): string {
  const text = String(first).replace(/%[sdi]/g, () => String(rest.shift()));
  return [text, ...rest.map(String)].join(' ');
}
