import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { hasAnswer, isAnswer, isPromptAnswered } from '../../../core/entries/answered';
import type { Entry } from '../../../core/entries/entry';
import { readEntryText, type EntryText } from '../../../core/entries/entryText';
import { earlierEntries } from '../../../core/authoring/lookBack';
import { excerptOf } from '../../../core/text/quote';
import { HumanError } from '../../../core/base/problem';
import type { Section } from '../../../core/text/scanBody';
import { isolateBidi } from '../../../core/base/isolateBidi';
import type { EntryIn } from '../../services/journals';
import { showInformationMessage, showQuickPick } from '../../services/messages';
import type { OpenJournal } from '../../services/openJournal';
import type { Parts } from '../../services/parts';
import { shownDay } from '../../services/shownDate';
import type { Command } from '../../services/command';
import { entryOf } from '../../ask/targets';

type Item = vscode.QuickPickItem & { entry?: Entry };

/** Older entries are listed with title and day only, without reading their files. */
const maxRead = 100;

/** Opens an earlier answer to the question at the cursor, or an earlier entry of the template, next to this one. */
export const lookBack: Command = {
  id: 'reflectiveJournal.lookBack',
  async execute(parts, argument) {
    const target = entryOf(parts, argument);
    const { open, entry } = target;
    await open.loaded;
    const { template } = entry;
    if (template === undefined)
      throw new HumanError(
        l10n.t('This entry has no questions. Open one with questions to look back.'),
      );
    const prompt = promptAtCursor(parts, target);
    const all = earlierEntries(open.journal, { template }, entry.date);
    const others = all.filter(({ path }) => path !== entry.path);
    if (others.length === 0)
      return void showInformationMessage(
        l10n.t('There is no earlier entry with these questions yet.'),
      );
    const picked = await pick(open, others, prompt);
    if (picked) await showBeside(parts, open.uriOf(picked.path), prompt);
  },
};

function promptAtCursor({ documents }: Parts, { open, entry }: EntryIn): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor || open.pathOf(editor.document.uri) !== entry.path) return undefined;
  const offset = editor.document.offsetAt(editor.selection.active);
  return documents
    .textOf(editor.document)
    .sections.filter(({ from }) => from <= offset)
    .at(-1)?.prompt;
}

async function pick(
  open: OpenJournal,
  entries: readonly Entry[],
  prompt: string | undefined,
): Promise<Entry | undefined> {
  const isAnswered = (entry: Entry): boolean =>
    prompt === undefined || isPromptAnswered(entry, prompt);
  const answers = entries.filter(isAnswered);
  const rest = entries.filter((entry) => !isAnswered(entry));
  const begins = new Map<string, string>();
  const read = [...answers, ...rest].slice(0, maxRead).map(({ path }) => path);
  await open.journal.files.readEach(read, (file) => {
    if ('text' in file) begins.set(file.path, beginning(readEntryText(file.text), prompt));
  });
  const item = (entry: Entry): Item => ({
    label: isolateBidi(entry.title),
    description: entry.date ? shownDay(entry.date, 'medium') : '',
    detail: begins.get(entry.path) ?? '',
    entry,
  });
  const separator = (label: string): Item => ({
    label,
    kind: vscode.QuickPickItemKind.Separator,
  });
  const items = [
    ...answers.map(item),
    ...(answers.length > 0 && rest.length > 0 ? [separator(l10n.t('without this question'))] : []),
    ...rest.map(item),
  ];
  const picked = await showQuickPick(items, {
    title: l10n.t('Look Back'),
    placeHolder:
      prompt !== undefined && answers.length === 0
        ? l10n.t('This question has no earlier answer; here are the others')
        : l10n.t('Open an earlier answer next to this entry'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.entry;
}

/** The answer to the prompt, else the first answer. */
const answerOf = ({ sections }: EntryText, prompt: string | undefined): Section | undefined =>
  sections.find((section) => section.prompt === prompt && isAnswer(section.words)) ??
  sections.find(hasAnswer);

function beginning(text: EntryText, prompt: string | undefined): string {
  const section = answerOf(text, prompt);
  return section ? excerptOf(text.text.slice(section.contentFrom, section.to)) : '';
}

async function showBeside(
  { documents }: Parts,
  uri: vscode.Uri,
  prompt: string | undefined,
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const section = answerOf(documents.textOf(document), prompt);
  const at = document.positionAt(section?.from ?? 0);
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.Beside,
    // The person goes on writing in the other entry.
    preserveFocus: true,
    selection: new vscode.Range(at, at),
  });
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.AtTop);
}
