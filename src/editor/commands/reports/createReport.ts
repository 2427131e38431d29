import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { today } from '../../../core/base/dates';
import { isOfAnother } from '../../../core/actions/waiting';
import type { Entry } from '../../../core/entries/entry';
import { isCycleUnknown } from '../../../core/ledger/cycle';
import { ledgerOf } from '../../../core/ledger/ledgerOf';
import type { Cycle, Followed } from '../../../core/ledger/ledger';
import { hoursWords } from '../../../core/base/timeWords';
import { isPrivate } from '../../../core/base/paths';
import { HumanError } from '../../../core/base/problem';
import { missingText, reportFormats, type ReportFormat } from '../../../formats/names';
import { isolateBidi } from '../../../core/base/isolateBidi';
import {
  setStatusBarMessage,
  showInformationMessage,
  showQuickPick,
  withProgress,
} from '../../services/messages';
import type { OpenJournal } from '../../services/openJournal';
import type { Parts } from '../../services/parts';
import { closeReportPreview, showReportPreview } from '../../pages/reportPreview';
import { fontsOf, reportCode, reportLanguage, reportSources } from '../../pages/reportSources';
import { askWhere, saveReport, suggestedUri, whatNow, type SaveItem } from '../../pages/saveReport';
import { shownDay } from '../../services/shownDate';
import { askDay } from '../../ask/day';
import type { Command } from '../../services/command';
import { pickJournal, saveDocument } from '../../ask/targets';

/** Asks for framework, dates, format and entries, shows a preview, and then writes a file. */
export const createReport: Command = {
  id: 'reflectiveJournal.createReport',
  async execute(parts) {
    const open = await pickJournal(parts);
    if (!open) return;
    await open.loaded;
    const followed = await pickFollowed(open);
    if (!followed) return;
    const cycle = await pickDates(open, followed);
    if (!cycle) return;
    const format = await pickFormat();
    if (!format) return;
    const code = await reportCode(parts.host);
    await saveTyped(parts, open);
    let leaveOut: ReadonlySet<string> | undefined = new Set(
      code
        .candidatesOf(open.journal, followed, cycle)
        .map(({ path }) => path)
        .filter(isPrivate),
    );
    const { folder, prefix } = await placeFor(parts, open);
    for (;;) {
      leaveOut = await pickEntries(code.candidatesOf(open.journal, followed, cycle), leaveOut);
      if (!leaveOut) break;
      // Private entries are included only if ticked.
      const request = { followed, cycle, leaveOut, withPrivate: true, language: reportLanguage() };
      const report = await withProgress(
        { location: vscode.ProgressLocation.Notification, title: l10n.t('Making the report…') },
        () => code.buildReport(open.journal, request, reportSources(open)),
      );
      if (!report) throw new HumanError(l10n.t('The framework “{0}” cannot be read.', followed.id));
      const { extensionUri } = parts.context;
      const fonts = fontsOf(extensionUri);
      const name = `${today(open.journal.world.clock)}-${prefix}${followed.id}`;
      const suggested = await suggestedUri(folder, name, format);
      const render = (uri: vscode.Uri): ReturnType<typeof code.renderReport> =>
        code.renderReport(report, format, fonts, open.pathOf(uri));
      const { content, missing } = await render(suggested);
      const shown =
        typeof content === 'string' && format !== 'html'
          ? { text: content }
          : { html: code.renderHtml(report) };
      showReportPreview(report.title, shown, extensionUri);
      const answer = await whatNow(
        open.pathOf(suggested) ?? vscode.workspace.asRelativePath(suggested),
        missingText(missing),
        [again()],
      );
      if (answer === 'again') continue;
      if (answer === undefined) break;
      const uri = answer === 'elsewhere' ? await askWhere(folder, suggested) : suggested;
      // Links in the report are relative to its file.
      const kept = uri && format === 'md' ? (await render(uri)).content : content;
      if (uri && (await saveReport(parts.host, folder, uri, kept))) return;
      break;
    }
    closeReportPreview();
    setStatusBarMessage(l10n.t('No report was saved.'));
  },
};

/** Where a report goes: a reader's own report of another person's journal does not go into that journal. */
async function placeFor(
  { authors }: Parts,
  open: OpenJournal,
): Promise<{ readonly folder: vscode.Uri; readonly prefix: string }> {
  const { journal, root } = open;
  return isOfAnother(journal, await authors.known(open))
    ? { folder: vscode.Uri.joinPath(root, '..'), prefix: `${journal.setup!.file.owner}-` }
    : { folder: root, prefix: '' };
}

/** The only framework, else the user's choice; former ones come last. */
async function pickFollowed({ journal }: OpenJournal): Promise<Followed | undefined> {
  const { frameworks } = journal.collections;
  const all = (journal.setup?.file.frameworks ?? []).filter(({ id }) => frameworks.has(id));
  if (all.length === 0) {
    const follow = l10n.t('Follow a Framework…');
    const answer = await showInformationMessage(
      l10n.t('This journal follows no framework yet; a report is made for one.'),
      follow,
    );
    if (answer === follow)
      await vscode.commands.executeCommand('reflectiveJournal.followFramework');
    return undefined;
  }
  if (all.length === 1) return all[0];
  const items = [...all]
    .sort((a, b) => Number(a.until !== undefined) - Number(b.until !== undefined))
    .map((followed) => ({
      label: isolateBidi(frameworks.get(followed.id)!.title),
      description:
        followed.until === undefined
          ? (frameworks.get(followed.id)!.regulator ?? '')
          : l10n.t('followed until {0}', shownDay(followed.until, 'medium')),
      followed,
    }));
  const title = l10n.t('Create Report: for which framework?');
  return (await showQuickPick(items, { title }))?.followed;
}

async function pickDates({ journal }: OpenJournal, followed: Followed): Promise<Cycle | undefined> {
  const { cycle, cycles, framework } = ledgerOf(journal, followed)!;
  if (isCycleUnknown(framework, followed)) return askDates(cycle);
  const words = (at: number): string =>
    at === 0
      ? l10n.t('This cycle')
      : at === 1
        ? l10n.t('The cycle before')
        : l10n.t('An earlier cycle');
  const items: (vscode.QuickPickItem & { cycle?: Cycle })[] = [...cycles]
    .reverse()
    .map((one, at) => ({
      label: words(at),
      description: l10n.t('{0} to {1}', shownDay(one.from, 'medium'), shownDay(one.to, 'medium')),
      cycle: one,
    }));
  items.push({ label: l10n.t('Other Dates…') });
  const picked = await showQuickPick(items, {
    title: l10n.t('Create Report: of which dates?'),
  });
  return picked && !picked.cycle ? askDates(cycle) : picked?.cycle;
}

async function askDates(suggested: Cycle): Promise<Cycle | undefined> {
  const title = l10n.t('Create Report: of which dates?');
  const from = await askDay({ title, prompt: l10n.t('The first day'), value: suggested.from });
  if (from === undefined) return undefined;
  const value = suggested.to < from ? from : suggested.to;
  const to = await askDay({ title, prompt: l10n.t('The last day'), value }, { earliest: from });
  return to === undefined ? undefined : { from, to };
}

async function pickFormat(): Promise<ReportFormat | undefined> {
  const items = reportFormats.map((format) => ({ ...formatWords(format), format }));
  const title = l10n.t('Create Report: in which format?');
  return (await showQuickPick(items, { title }))?.format;
}

function formatWords(format: ReportFormat): { label: string; description: string } {
  switch (format) {
    case 'html':
      return { label: 'HTML', description: l10n.t('a page to read, to print or to send') };
    case 'docx':
      return { label: 'Word', description: l10n.t('a document that you can edit (DOCX)') };
    case 'pdf':
      return { label: 'PDF', description: l10n.t('ready to print') };
    case 'csv':
      return { label: 'CSV', description: l10n.t('the list of entries, for a spreadsheet') };
    case 'md':
      return { label: 'Markdown', description: l10n.t('plain text with headings') };
    case 'json':
      return { label: 'JSON', description: l10n.t('for other programs') };
  }
}

/** Saves open entries, since reports are made from the files. */
async function saveTyped({ documents }: Parts, open: OpenJournal): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    const path = document.isDirty ? open.pathOf(document.uri) : undefined;
    if (path === undefined || !open.journal.entries.has(path)) continue;
    if (await saveDocument(document)) await documents.sync(document);
  }
}

/**
 * Asks which entries to include; all but private ones start ticked. Does not ask if there are none.
 * @returns paths of the unticked entries; `undefined` on Escape
 */
async function pickEntries(
  candidates: readonly Entry[],
  leaveOut: ReadonlySet<string>,
): Promise<ReadonlySet<string> | undefined> {
  if (candidates.length === 0) return leaveOut;
  const items = candidates.map(({ path, title, date, claim }) => ({
    label: isolateBidi(title),
    description: [
      ...(date ? [shownDay(date, 'medium')] : []),
      ...(claim?.minutes ? [hoursWords(claim.minutes)] : []),
      ...(isPrivate(path) ? [l10n.t('private')] : []),
    ].join(' · '),
    picked: !leaveOut.has(path),
    path,
  }));
  const picked = await showQuickPick(items, {
    title: l10n.t('Create Report: with which entries?'),
    placeHolder: l10n.t('Unticked entries are left out of the report and its totals.'),
    canPickMany: true,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  if (!picked) return undefined;
  const ticked = new Set(picked.map(({ path }) => path));
  return new Set(candidates.map(({ path }) => path).filter((path) => !ticked.has(path)));
}

const again = (): SaveItem<'again'> => ({
  label: l10n.t('Choose other entries…'),
  iconPath: new vscode.ThemeIcon('checklist'),
  answer: 'again',
});
