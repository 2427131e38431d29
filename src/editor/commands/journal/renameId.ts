import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { labelOf } from '../../../core/library/collections';
import { refuseLinks } from '../../../core/base/fileLinks';
import { isActivityId } from '../../../core/library/newCourse';
import { HumanError } from '../../../core/base/problem';
import {
  filesOfTemplate,
  isFree,
  renameEdits,
  splicesFor,
  type Rename,
} from '../../../core/authoring/renameId';
import { isolateBidi } from '../../../core/base/isolateBidi';
import { isDone } from '../../../core/records/status';
import type { Template } from '../../../core/library/template';
import { addSplices } from '../../services/edits';
import { showQuickPick, showWarningMessage } from '../../services/messages';
import type { OpenJournal } from '../../services/openJournal';
import type { Parts } from '../../services/parts';
import { ask } from '../../ask/ask';
import { unsavedTexts } from '../../services/unsavedTexts';
import type { Command } from '../../services/command';
import { journalOfNode, pickJournal, templateRefOf, writable } from '../../ask/targets';
import { isPromptId } from '../../../core/base/ids';

/** Renames the id of the journal's own activity or prompt everywhere, after a preview and as one edit. */
export const renameId: Command = {
  id: 'reflectiveJournal.renameId',
  async execute(parts, argument) {
    const open = journalOfNode(argument) ?? (await pickJournal(parts));
    if (!open) return;
    const { journal } = await writable(open);
    const template = await pickTemplate(
      open,
      templateRefOf(argument) ?? activeTemplate(parts, open),
    );
    if (!template) return;
    const rename = await askRename(parts, open, template);
    if (!rename || !(await mayChange(open, rename))) return;
    const edit = await editFor(open, rename);
    await vscode.workspace.applyEdit(edit, { isRefactoring: true });
    await journal.refresh();
  },
};

/** The template in the active editor, or the template of its entry. */
function activeTemplate({ journals }: Parts, open: OpenJournal): string | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const path = (uri && open.pathOf(uri)) ?? '';
  const match =
    /^\.journal\/(?:(?:courses|frameworks)\/([^/]+)|models)\/([^/]+?)(?:@\d+)?\.md$/.exec(path);
  return match ? `${match[1] ?? 'models'}/${match[2]}` : journals.entryAt(uri)?.entry.template;
}

async function pickTemplate(
  open: OpenJournal,
  named: string | undefined,
): Promise<Template | undefined> {
  const { templates } = open.journal.collections;
  const own = [...templates.values()].filter(({ origin }) => origin === 'journal');
  const found = own.find(({ ref }) => ref === named);
  if (found) return found;
  if (named !== undefined && templates.has(named))
    throw new HumanError(
      l10n.t('“{0}” comes with the extension, so its ids cannot be changed.', named),
    );
  if (own.length === 0) throw new HumanError(l10n.t('This journal has no activities of its own.'));
  const items = own.map((template) => ({
    label: isolateBidi(template.meta.title),
    description: template.ref,
    template,
  }));
  const title = l10n.t('Rename Id: of which activity?');
  return (await showQuickPick(items, { title }))?.template;
}

async function askRename(
  parts: Parts,
  open: OpenJournal,
  template: Template,
): Promise<Rename | undefined> {
  const title = l10n.t('Rename Id');
  const items: (vscode.QuickPickItem & { prompt?: string })[] = [
    { label: isolateBidi(labelOf(template)), description: template.meta.id },
    ...template.prompts.map(({ id, heading }) => ({
      label: isolateBidi(heading),
      description: id,
      prompt: id,
    })),
  ];
  // The question at the cursor comes first.
  const active = activePrompt(parts, open);
  items.sort(
    (a, b) => Number(b.prompt === active && !!active) - Number(a.prompt === active && !!active),
  );
  const what = await showQuickPick(items, { title, matchOnDescription: true });
  if (!what) return undefined;
  const old = what.prompt ?? template.meta.id;
  const collection = template.ref.slice(0, template.ref.indexOf('/'));
  const to = await ask({
    title,
    prompt: l10n.t('The new id of “{0}”', what.label),
    value: old,
    refuse: (text) => {
      if (text === old) return l10n.t('This is already its id.');
      const isGood = what.prompt === undefined ? isActivityId(text) : isPromptId(text);
      if (!isGood) return l10n.t('Use letters, digits and dashes only.');
      const isNew =
        what.prompt === undefined
          ? isFree(open.journal.collections, `${collection}/${text}`)
          : !template.prompts.some(({ id }) => id === text);
      return isNew ? undefined : l10n.t('“{0}” is already in use.', text);
    },
  });
  if (to === undefined) return undefined;
  return {
    template: template.ref,
    to,
    ...(what.prompt === undefined ? {} : { prompt: what.prompt }),
  };
}

function activePrompt({ documents }: Parts, open: OpenJournal): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId !== 'markdown' || open.pathOf(editor.document.uri) === undefined)
    return undefined;
  const line = editor.selection.active.line + 1;
  return documents.textOf(editor.document).sections.find((section) => section.line === line)
    ?.prompt;
}

/** Asks if there are completed entries: ids are part of their digests. */
async function mayChange({ journal }: OpenJournal, { template }: Rename): Promise<boolean> {
  const done = [...journal.entries.values()].filter(
    (entry) => entry.template === template && isDone(entry.status),
  ).length;
  if (done === 0) return true;
  const go = l10n.t('Show Changes');
  const message =
    done === 1
      ? l10n.t('1 entry of this activity is completed. It will be shown as changed since.')
      : l10n.t(
          '{0} entries of this activity are completed. They will be shown as changed since.',
          done,
        );
  return (await showWarningMessage(message, { modal: true }, go)) === go;
}

/** Applies all changes as one edit, with the editor's preview. */
async function editFor(open: OpenJournal, rename: Rename): Promise<vscode.WorkspaceEdit> {
  const { journal } = open;
  const own = await filesOfTemplate(journal, rename.template);
  const found = await renameEdits(journal, rename, unsavedTexts(open));
  const metadata = { needsConfirmation: false, label: l10n.t('New id “{0}”', rename.to) };
  const edit = new vscode.WorkspaceEdit();
  // One part that needs confirmation makes the editor preview all of them. That part starts unticked,
  // so it is an empty change, in a file that is changed anyway: half of these changes would be worse than none.
  edit.replace(open.uriOf(found[0]!.path), new vscode.Range(0, 0, 0, 0), '', {
    needsConfirmation: true,
    label: l10n.t('Nothing changes here: choose Apply, or Discard, for all that is listed'),
  });
  for (const { path } of found) {
    // Converts offsets with the document, which may have other line ends.
    const document = await vscode.workspace.openTextDocument(open.uriOf(path));
    const splices = splicesFor(path, document.getText(), rename, own.includes(path));
    addSplices(edit, document, splices, metadata);
  }
  await refuseLinks(
    journal.files,
    found.map(({ movesTo }) => movesTo).filter((path) => path !== undefined),
  );
  for (const { path, movesTo } of found)
    if (movesTo !== undefined)
      edit.renameFile(open.uriOf(path), open.uriOf(movesTo), { overwrite: false }, metadata);
  return edit;
}
