/** Reads the texts of a report's entries, which the index does not have, in slices. */
import * as l10n from '@vscode/l10n';
import { participatoryOf } from '../entries/claim';
import { retitled, type Entry } from '../entries/entry';
import { readEntryText } from '../entries/entryText';
import { digestsOf } from '../entries/digest';
import { today } from '../base/dates';
import type { Journal } from '../journal/journal';
import { namedFiles, pathsNamed, type NamedFile } from '../entries/namedFiles';
import { isRecorded } from '../ledger/isRecorded';
import { unreadableFinding } from '../base/unreadable';
import { mayLeave, wordsToCopy, type Destination } from '../entries/mayLeave';
import type { OwnWords } from '../entries/ownWords';
import type { TextDigests } from '../records/digests';
import type { Report } from './report';

/** An entry with its text, as shown in a report. */
export interface ShownEntry extends TextDigests {
  readonly entry: Entry;
  readonly words: OwnWords;
  /** Otherwise it is planned: dated later, or with open questions. */
  readonly isRecorded: boolean;
  /** Number of private files named as evidence, whose names the report must not show. */
  readonly privateEvidence: number;
}

/** The answers of an entry, preceded by its text outside of prompts. */
export const textsOf = ({ words }: ShownEntry): readonly string[] => [
  words.free,
  ...[...words.answers.values()].map(({ markdown }) => markdown),
];

/** Marks text about an entry whose time does not count yet. */
export const withPlannedMark = ({ isRecorded }: ShownEntry, text: string): string =>
  isRecorded ? text : [text, l10n.t('(planned)')].filter(Boolean).join(' ');

/** Claimed time. */
interface Time {
  readonly minutes: number;
  /** The part spent with others. */
  readonly together: number;
}

export const timeRecorded = (shown: readonly ShownEntry[]): Time =>
  sumOf(shown.filter(({ isRecorded }) => isRecorded));

export const timePlanned = (shown: readonly ShownEntry[]): Time =>
  sumOf(shown.filter(({ isRecorded }) => !isRecorded));

function sumOf(shown: readonly ShownEntry[]): Time {
  let [minutes, together] = [0, 0];
  for (const { entry } of shown) {
    if (!entry.claim) continue;
    minutes += entry.claim.minutes;
    together += participatoryOf(entry.claim);
  }
  return { minutes, together };
}

interface EntriesRead {
  readonly shown: readonly ShownEntry[];
  /** Number of entries that are marked as left out. */
  readonly leftOut: number;
  readonly unreadable: Report['unreadable'];
}

const slice = 64;

export async function readEntries(
  { files, world }: Pick<Journal, 'files' | 'world'>,
  entries: readonly Entry[],
  to: Destination,
): Promise<EntriesRead> {
  const found = new Map<string, ShownEntry>();
  const unreadable: { path: string; why: string }[] = [];
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  const paths = [...byPath.keys()];
  const day = today(world.clock);
  let leftOut = 0;
  const evidence = await namedFiles(
    files,
    entries.flatMap(({ claim }) => claim?.evidence ?? []),
  );
  for (let at = 0; at < paths.length; at += slice) {
    await files.readEach(paths.slice(at, at + slice), (read) => {
      const { path } = read;
      if (!('text' in read)) {
        const why =
          'missing' in read
            ? l10n.t('This file no longer exists.')
            : unreadableFinding(read).message;
        unreadable.push({ path, why });
        return;
      }
      const text = readEntryText(read.text);
      const words = wordsToCopy(text, path);
      if (!words) leftOut++;
      else {
        // The title in the index may be a part that is left out.
        const { entry, privateEvidence } = withEvidence(
          retitled(byPath.get(path)!, words.title),
          evidence,
          to,
        );
        found.set(path, {
          ...{ entry, words, privateEvidence },
          ...digestsOf(text, world.hash),
          isRecorded: isRecorded(entry, day),
        });
      }
    });
    await world.pace();
  }
  const shown = paths.map((path) => found.get(path)).filter((one) => one !== undefined);
  return { shown, leftOut, unreadable };
}

/** The entry with the paths of its evidence as on disk, without private ones. */
function withEvidence(
  entry: Entry,
  found: ReadonlyMap<string, NamedFile>,
  to: Destination,
): Pick<ShownEntry, 'entry' | 'privateEvidence'> {
  const { claim } = entry;
  if (!claim || claim.evidence.length === 0) return { entry, privateEvidence: 0 };
  const allowed = claim.evidence.filter((name) => {
    const file = found.get(name);
    return (file ? [file.path] : pathsNamed(name)).every((path) => mayLeave(path, to));
  });
  const evidence = allowed.map((name) => found.get(name)?.path ?? name);
  return {
    entry: { ...entry, claim: { ...claim, evidence } },
    privateEvidence: claim.evidence.length - allowed.length,
  };
}
