import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { today } from '../../core/base/dates';
import { fileKindOf } from '../../core/journal/fileKinds';
import { misattributedCode } from '../../core/authorship/misattributed';
import { fixesFor, type Fix } from '../../core/assist/fixes';
import { addAddress, personPath } from '../../core/journal/setup/people';
import { unsettledCodes } from '../../core/sharing/unsettled';
import { addSplices } from '../services/edits';
import type { OpenJournal } from '../services/openJournal';
import type { Parts } from '../services/parts';
import { diagnosticSource } from './problems';

const quickFix = vscode.CodeActionKind.QuickFix;

/** Offers fixes of problems. */
export function register({ journals, documents, authors }: Parts): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range) {
      const open = journals.of(document.uri);
      // Offered in the whole line, of which a finding may mark a part.
      const ours = vscode.languages
        .getDiagnostics(document.uri)
        .filter(
          ({ source, range: { start, end } }) =>
            source === diagnosticSource &&
            start.line <= range.end.line &&
            end.line >= range.start.line,
        );
      if (!open || ours.length === 0) return [];
      // The rules of a newer format are unknown.
      if (open.journal.setup?.readOnly === 'newer') return [];
      const ownAddress = await Promise.all(
        ours.map(async (diagnostic) => {
          if (diagnostic.code !== misattributedCode) return [];
          return addressActions(open, document.uri, diagnostic, await authors.known(open));
        }),
      );
      return [
        ...ownAddress.flat(),
        ...ours.flatMap((diagnostic) => actionsFor(open, document, diagnostic)),
      ];
    },
  };

  function actionsFor(
    open: OpenJournal,
    document: vscode.TextDocument,
    diagnostic: vscode.Diagnostic,
  ): vscode.CodeAction[] {
    const { journal } = open;
    const path = open.pathOf(document.uri)!;
    if (diagnostic.code === 'entry.changed')
      return journal.entries.get(path)?.status === 'completed'
        ? [completeAgain(document.uri, diagnostic)]
        : [];
    if (diagnostic.code === unsettledCodes.unmarked)
      return [
        running(
          'shareJournal',
          l10n.t('Share again to choose a version'),
          document.uri,
          diagnostic,
        ),
      ];
    if (Object.values(unsettledCodes).some((code) => code === diagnostic.code))
      return journal.entries.has(path) ? waysOut(document.uri, diagnostic) : [];
    const kind = fileKindOf(path, (one) => journal.setup?.isEntry(one) ?? false);
    if (!kind) return [];
    const entry = journal.entries.get(path);
    const { text, frontMatter, sections } =
      document.languageId === 'markdown'
        ? documents.textOf(document)
        : { text: document.getText(), frontMatter: undefined, sections: [] };
    const fixes = fixesFor(
      {
        code: typeof diagnostic.code === 'string' ? diagnostic.code : '',
        line: diagnostic.range.start.line + 1,
        message: diagnostic.message,
      },
      { kind, path, text, frontMatter, sections },
      {
        collections: journal.collections,
        template: entry && journal.templateOf(entry),
        people: journal.people.keys(),
        today: today(journal.world.clock),
        random: journal.world.random,
      },
    );
    return fixes.map((fix, index) => {
      const action = actionOf(document, diagnostic, fix, index === 0);
      if (fix.creates)
        action.edit!.createFile(open.uriOf(fix.creates.path), {
          contents: new TextEncoder().encode(fix.creates.text),
          overwrite: false,
        });
      return action;
    });
  }

  return vscode.languages.registerCodeActionsProvider(
    [{ language: 'markdown' }, { language: 'yaml' }],
    provider,
    { providedCodeActionKinds: [quickFix] },
  );
}

/** Lets the author of a record confirm that they committed it from another address. */
async function addressActions(
  open: OpenJournal,
  uri: vscode.Uri,
  diagnostic: vscode.Diagnostic,
  me: string | undefined,
): Promise<vscode.CodeAction[]> {
  const { journal } = open;
  const path = open.pathOf(uri);
  const line = diagnostic.range.start.line + 1;
  const found = journal.misattributed.find((one) => one.path === path && one.line === line);
  if (!found?.author || found.person !== me) return [];
  const document = await vscode.workspace.openTextDocument(open.uriOf(personPath(me)));
  const action = new vscode.CodeAction(l10n.t('This Address Is Mine'), quickFix);
  action.diagnostics = [diagnostic];
  action.edit = new vscode.WorkspaceEdit();
  addSplices(action.edit, document, addAddress(document.getText(), found.author.email));
  return [action];
}

function actionOf(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  { title, splices }: Fix,
  isPreferred: boolean,
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, quickFix);
  action.diagnostics = [diagnostic];
  action.isPreferred = isPreferred;
  action.edit = new vscode.WorkspaceEdit();
  addSplices(action.edit, document, splices);
  return action;
}

const completeAgain = (uri: vscode.Uri, diagnostic: vscode.Diagnostic): vscode.CodeAction =>
  running(
    'markComplete',
    l10n.t('Mark Complete again, with the text as it is now'),
    uri,
    diagnostic,
  );

/** Fixes for a file that one side deleted and the other changed. */
const waysOut = (uri: vscode.Uri, diagnostic: vscode.Diagnostic): vscode.CodeAction[] => [
  running('keepEntry', l10n.t('Keep this entry as it is here'), uri, diagnostic),
  running('deleteEntry', l10n.t('Delete this entry'), uri, diagnostic),
];

/** An action that runs a command of ours on the file. */
function running(
  command: string,
  title: string,
  uri: vscode.Uri,
  diagnostic: vscode.Diagnostic,
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, quickFix);
  action.diagnostics = [diagnostic];
  action.command = { command: `reflectiveJournal.${command}`, title, arguments: [uri] };
  return action;
}
