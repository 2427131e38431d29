import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** What a layer may not import; imports go one way (see CONTRIBUTING.md). */
const wall = (files, groups, message, ignores = []) => ({
  files,
  ignores,
  rules: {
    'no-restricted-imports': ['error', { patterns: [{ group: groups, message }] }],
  },
});

/** What the editor shows of a journal goes through one file, where it becomes text (see src/editor/services/messages.ts). */
const shown =
  '/^(show(Information|Warning|Error)Message|showInputBox|createInputBox|showQuickPick|createQuickPick|withProgress|setStatusBarMessage)$/';
const raw = (selector) => ({
  selector,
  message: 'Use what src/editor/services/messages.ts has for it.',
});
const rawMessages = [
  raw(`MemberExpression[object.property.name='window'][property.name=${shown}]`),
  raw(`MemberExpression[object.name='window'][property.name=${shown}]`),
  raw(`MemberExpression[property.value=${shown}]`),
  raw(`VariableDeclarator[init.property.name='window'] Property[key.name=${shown}]`),
  raw(`ImportSpecifier[imported.name='MarkdownString']`),
  raw(`NewExpression[callee.property.name='MarkdownString']`),
  raw(`AssignmentExpression[left.property.name='validationMessage']`),
];

export default tseslint.config(
  { ignores: ['dist', '.vscode-test', 'bench/journals', '**/node_modules'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      // Index signatures are read in brackets: what comes from a file is not a known property.
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/require-await': 'off',
      // Characters are compared with their codes.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // VS Code takes anything with `dispose`, whatever its class.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      // mocha and fast-check take functions that may return nothing or a promise.
      '@typescript-eslint/no-misused-promises': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
  // Which folder imports which is checked by the table in scripts/layers.mjs.
  wall(
    ['src/core/**', 'src/formats/**', 'src/protocol/**', 'media/**'],
    ['vscode', 'node:*'],
    'It runs anywhere, without an editor and without Node.',
  ),
  wall(['src/node/**'], ['vscode'], 'Node’s part runs without the editor.'),
  wall(['src/editor/**'], ['node:*'], 'The editor’s part runs in a browser too.'),
  {
    files: ['src/**'],
    ignores: ['src/editor/services/messages.ts'],
    rules: { 'no-restricted-syntax': ['error', ...rawMessages] },
  },
);
