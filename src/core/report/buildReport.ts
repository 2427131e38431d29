/** Builds a report from a journal, as blocks; `formats/` writes them. */
import * as l10n from '@vscode/l10n';
import { misattributionText } from '../authorship/misattributed';
import { participatoryOf } from '../entries/claim';
import { today } from '../base/dates';
import type { Entry } from '../entries/entry';
import type { Journal } from '../journal/journal';
import { ledgerOf } from '../ledger/ledgerOf';
import type { Cycle, Followed, Ledger, LedgerSource } from '../ledger/ledger';
import { mayLeave, privateElsewhere, type Destination } from '../entries/mayLeave';
import { misattributedOf } from '../actions/notices';
import type { History } from '../base/ports';
import { appendixBlocks, misattributedBlocks, pictureBlocks } from './appendix';
import { withRealAddresses } from './realAddresses';
import { unreadableEntries } from './unreadableEntries';
import { statusText } from '../progress/progressText';
import { caveats, coverBlocks } from './cover';
import type { Material } from './material';
import { partBlocks } from './parts';
import { picturesOf, type ReadBytes } from './pictures';
import { readEntries, type ShownEntry } from './readEntries';
import type { Report, ReportRow } from './report';

export interface ReportRequest {
  readonly followed: Followed;
  readonly cycle: Cycle;
  /** Paths of entries to leave out. */
  readonly leaveOut: ReadonlySet<string>;
  /** Whether to include private entries; never without asking. */
  readonly withPrivate: boolean;
  /** BCP 47. */
  readonly language: string;
}

/** Input of a report other than the journal's texts. */
export interface ReportSources {
  readonly history: Pick<History, 'head'>;
  readonly readBytes: ReadBytes;
}

/** @returns `undefined` if there is no readable framework of that id */
export async function buildReport(
  journal: Journal,
  request: ReportRequest,
  { history, readBytes }: ReportSources,
): Promise<Report | undefined> {
  const { followed, cycle, leaveOut, withPrivate } = request;
  const all = ledgerOf(journal, followed, cycle)?.entries;
  if (!all) return undefined;
  const to: Destination = withPrivate ? 'private' : 'shared';
  const allowed = all.filter(({ path }) => mayLeave(path, to));
  const chosen = allowed.filter(({ path }) => !leaveOut.has(path));
  const read = await readEntries(journal, chosen, to);
  const { shown } = read;
  const ledger = ledgerOf(onlyWith(journal, shown, request), followed, cycle)!;
  const unreadable = [
    ...(await unreadableEntries(journal, cycle, leaveOut)),
    ...read.unreadable,
  ].filter(({ path }, at, list) => list.findIndex((one) => one.path === path) === at);
  const author = journal.people.get(journal.setup?.file.owner ?? '')?.name ?? '';
  const made = today(journal.world.clock);
  const commit = await history.head();
  const leftOut = allowed.length - chosen.length + read.leftOut;
  const { framework } = ledger;
  const { frameworks } = journal.collections;
  const questions = questionsBy(journal);
  const material: Material = { framework, frameworks, ledger, shown, questions };
  const misattributed = misattributedIn(
    journal,
    shown.map(({ entry }) => entry),
  );
  const written = [
    ...coverBlocks(ledger, shown, { author, made, leftOut }),
    ...partBlocks(material),
    ...misattributedBlocks(misattributed),
    ...(await appendixBlocks(journal, shown, unreadable, commit)),
  ];
  const own = await withRealAddresses(written, journal.files);
  const mayShow = async (path: string): Promise<boolean> =>
    mayLeave(path, to) && (await privateElsewhere(journal.files, [path])).size === 0;
  const pictures = await picturesOf(own, mayShow, readBytes);
  const blocks = [...own, ...pictureBlocks(pictures), caveats(ledger)];
  return {
    title: framework.report?.title ?? l10n.t('CPD report: {0}', framework.title),
    subtitle: [author, l10n.t('{0} to {1}', cycle.from, cycle.to)].filter(Boolean).join(' · '),
    language: request.language,
    ...{ author, made, commit, blocks, misattributed, unreadable },
    pictures: pictures.shown,
    framework: framework.id,
    ...{ from: cycle.from, to: cycle.to },
    rows: shown.map(rowOf),
    requirements: requirementsOf(ledger),
    isCycle: ledger.isCycle,
    unassigned: ledger.unassigned.map(({ path }) => path),
  };
}

/** Reviews of these entries that do not count. */
export const misattributedIn = (
  journal: Journal,
  entries: readonly Entry[],
): Report['misattributed'] =>
  entries.flatMap((entry) =>
    misattributedOf(journal, entry).map((one) => ({
      path: entry.path,
      text: misattributionText(journal, one),
    })),
  );

/** The journal with only these entries, from which the figures of a report are counted. */
function onlyWith(
  journal: Journal,
  shown: readonly ShownEntry[],
  { leaveOut, withPrivate }: ReportRequest,
): LedgerSource {
  const entries = new Map(shown.map(({ entry }) => [entry.path, entry]));
  // Undated and rejected entries do not count, but the report mentions them.
  for (const [path, entry] of journal.entries) {
    const isOutside = entry.date === undefined || entry.claimVerdict === 'rejected';
    const isAllowed = mayLeave(path, withPrivate ? 'private' : 'shared') && !leaveOut.has(path);
    if (isOutside && isAllowed) entries.set(path, entry);
  }
  const { collections, world, setup } = journal;
  return {
    ...{ entries, collections, world, setup },
    entryById: (id) => journal.entryById(id),
    pathsOf: (id) => journal.pathsOf(id).filter((path) => entries.has(path)),
  };
}

const questionsBy =
  (journal: Journal): Material['questions'] =>
  ({ entry, words }, prompt) => {
    // The entry's own heading: words may have been added to it.
    const { heading = '' } = words.answers.get(prompt) ?? {};
    if (heading !== '') return heading;
    const asked = journal.templateOf(entry)?.prompts.find(({ id }) => id === prompt);
    return asked?.heading ?? prompt;
  };

function rowOf({ entry, isRecorded, digest, digest2 }: ShownEntry): ReportRow {
  const { claim } = entry;
  return {
    id: entry.id ?? '',
    path: entry.path,
    date: entry.date ?? '',
    title: entry.title,
    type: claim?.type ?? '',
    minutes: claim?.minutes ?? 0,
    participatory: claim ? participatoryOf(claim) : 0,
    topics: claim?.covers ?? [],
    evidence: claim?.evidence ?? [],
    status: statusText(entry),
    planned: !isRecorded,
    digest,
    digest2,
  };
}

const requirementsOf = (ledger: Ledger): Report['requirements'] =>
  ledger.requirements.map(({ id, title, unit, recorded, required, isMet, remarks }) => ({
    ...{ id, title, unit, recorded, required },
    met: isMet,
    remarks,
  }));

/** Entries that a report of these days can include, oldest first. */
export const candidatesOf = (
  journal: Journal,
  followed: Followed,
  cycle: Cycle,
): readonly Entry[] => ledgerOf(journal, followed, cycle)?.entries ?? [];
