/** The walls between the layers would fail: a file that breaks them is refused by the lint rule and by the types. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { ESLint } from 'eslint';
import { repository } from '../kit/places';
import { temporaryFolder } from '../kit/temporaryFolder';

const wall = 'no-restricted-imports';

describe('the walls between the layers', () => {
  // Without the rules that need types: the file is not there, only its name.
  const eslint = new ESLint({
    cwd: repository,
    overrideConfig: [
      { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false } } },
    ],
    ruleFilter: ({ ruleId }) => ruleId === wall,
  });
  const isRefused = async (file: string, imported: string): Promise<boolean> => {
    const [result] = await eslint.lintText(`import * as x from '${imported}';\nexport { x };\n`, {
      filePath: path.join(repository, file),
    });
    assert.ok(result, `${file} is not linted at all`);
    assert.deepEqual(
      result.messages.filter(({ fatal }) => fatal),
      [],
    );
    return result.messages.some(({ ruleId }) => ruleId === wall);
  };

  const refused: Record<string, string[]> = {
    'src/core/base/x.ts': ['vscode', 'node:fs', 'node:fs/promises'],
    'src/formats/x.ts': ['vscode', 'node:path'],
    'src/protocol/x.ts': ['vscode', 'node:fs'],
    'src/node/cli/x.ts': ['vscode'],
    'src/editor/pages/x.ts': ['node:fs'],
    'media/panel/x.ts': ['vscode', 'node:fs'],
  };
  for (const [file, modules] of Object.entries(refused))
    for (const imported of modules)
      it(`refuse ${imported} in ${file}`, async () => assert.ok(await isRefused(file, imported)));

  const allowed: Record<string, string[]> = {
    'src/core/yaml/x.ts': ['yaml', '@vscode/l10n'],
    'src/node/x.ts': ['node:fs'],
    'src/editor/trees/x.ts': ['vscode'],
    'media/panel/x.ts': ['lit'],
  };
  for (const [file, modules] of Object.entries(allowed))
    it(`let ${file} import what it may`, async () => {
      for (const imported of modules)
        assert.equal(await isRefused(file, imported), false, imported);
    });

  describe('in the order of the folders', () => {
    const folder = temporaryFolder();

    /** The names of the rules that a tree of these files breaks. */
    async function broken(files: Record<string, string>): Promise<readonly string[]> {
      rmSync(path.join(folder.path, 'src'), { recursive: true, force: true });
      for (const [name, text] of Object.entries(files)) {
        const file = path.join(folder.path, name);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
      const config = path.join(repository, '.dependency-cruiser.mjs');
      const program = path.join(
        repository,
        'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      );
      const args = [program, 'src', '--config', config, '--output-type', 'json'];
      const { stdout } = spawnSync(process.execPath, args, { cwd: folder.path, encoding: 'utf8' });
      const { summary } = JSON.parse(stdout) as {
        summary: { violations: { rule: { name: string } }[] };
      };
      return [...new Set(summary.violations.map(({ rule }) => rule.name))].sort();
    }

    it('refuse an import from a folder below, of a type too', async () => {
      assert.deepEqual(
        await broken({
          'src/core/base/x.ts': "import type { Y } from '../entries/claim';\nexport type X = Y;\n",
          'src/core/entries/claim.ts': 'export type Y = 1;\n',
        }),
        ['src/core/base imports from the folders above it alone'],
      );
    });

    it('refuse a file that is no entry point of its folder', async () => {
      assert.deepEqual(
        await broken({
          'src/core/team/x.ts': "export { y } from '../ledger/y';\n",
          'src/core/ledger/y.ts': 'export const y = 1;\n',
        }),
        ['src/core/ledger is entered by its entry points alone'],
      );
    });

    it('refuse a cycle of types within a folder', async () => {
      assert.deepEqual(
        await broken({
          'src/core/base/x.ts': "import type { Y } from './y';\nexport type X = Y | 1;\n",
          'src/core/base/y.ts': "import type { X } from './x';\nexport type Y = X | 2;\n",
        }),
        ['no import cycle'],
      );
    });

    it('refuse Node’s part in the editor’s, and a folder that is not in the table', async () => {
      assert.deepEqual(
        await broken({
          'src/editor/services/x.ts': "export { y } from '../../node/git';\n",
          'src/node/git.ts': "export { z as y } from '../elsewhere/z';\n",
          'src/elsewhere/z.ts': 'export const z = 1;\n',
        }),
        [
          'every folder is in the table',
          'src/editor does not import src/node',
          'src/node is entered by its entry points alone',
        ],
      );
    });

    it('let a folder import the entry points of those above it', async () => {
      assert.deepEqual(
        await broken({
          'src/core/journal/journal.ts':
            "import type { Y } from './setup/people';\nexport type X = Y;\n",
          'src/core/journal/setup/people.ts': 'export type Y = 1;\n',
        }),
        [],
      );
    });
  });

  describe('of what the editor shows', () => {
    /** The rules that a line in a file breaks. */
    async function rulesBroken(file: string, line: string): Promise<string[]> {
      const all = new ESLint({
        cwd: repository,
        overrideConfig: [
          { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false } } },
        ],
        ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-syntax',
      });
      const [result] = await all.lintText(`import * as vscode from 'vscode';\n${line}\n`, {
        filePath: path.join(repository, file),
      });
      return result!.messages.map(({ ruleId, message }) => ruleId ?? message);
    }

    const raw = [
      "vscode.window.showInformationMessage('');",
      "vscode.window.showWarningMessage('');",
      "vscode.window.showErrorMessage('');",
      "vscode.window['showErrorMessage']('');",
      'const { showErrorMessage } = vscode.window;',
      'const { window } = vscode; window.showErrorMessage(title);',
      'vscode.window.showInputBox({});',
      'vscode.window.createInputBox();',
      "box.validationMessage = '';",
      'vscode.window.showQuickPick([]);',
      'vscode.window.createQuickPick();',
      'vscode.window.withProgress({}, async () => {});',
      "vscode.window.setStatusBarMessage('');",
      "new vscode.MarkdownString('');",
      "import { MarkdownString } from 'vscode';",
    ];
    for (const line of raw)
      it(`refuse ${line} outside of the file that makes it text`, async () => {
        for (const file of [
          'src/editor/x.ts',
          'src/editor/commands/entries/x.ts',
          'src/extension.ts',
        ])
          assert.deepEqual(await rulesBroken(file, line), ['no-restricted-syntax'], file);
        assert.deepEqual(await rulesBroken('src/editor/services/messages.ts', line), []);
      });
  });

  describe('in types', () => {
    const folder = temporaryFolder();

    /** What the compiler says of a file in a copy of src/core. */
    function errorsOf(...lines: string[]): string {
      const core = path.join(folder.path, 'src/core');
      mkdirSync(core, { recursive: true });
      cpSync(path.join(repository, 'tsconfig.json'), path.join(folder.path, 'tsconfig.json'));
      cpSync(path.join(repository, 'src/core/tsconfig.json'), path.join(core, 'tsconfig.json'));
      writeFileSync(path.join(core, 'x.ts'), lines.join('\n'));
      const compiler = path.join(repository, 'node_modules/typescript/bin/tsc');
      const { stdout } = spawnSync(process.execPath, [compiler, '-p', core, '--noEmit'], {
        encoding: 'utf8',
      });
      return stdout;
    }

    it('refuse what only an editor, Node or a browser has', () => {
      const names = [
        'setTimeout(() => 1, 1);',
        'process.exit();',
        'document.title;',
        'console.log(1);',
        'new URL("x:y");',
        'fetch("x");',
        'Buffer.from("");',
        'performance.now();',
      ];
      const errors = errorsOf(
        ...names,
        "import 'node:fs';",
        "import * as fs from 'fs';",
        'export { fs };',
      );
      names.forEach((_, index) =>
        assert.match(errors, new RegExp(`x\\.ts\\(${index + 1},`), names[index]),
      );
      assert.match(errors, new RegExp(`x\\.ts\\(${names.length + 2},`));
    });

    it('let pure code pass', () => {
      assert.equal(errorsOf('export const x: readonly number[] = [1].map((n) => n + 1);'), '');
    });
  });
});
