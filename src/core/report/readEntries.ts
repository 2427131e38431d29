/** Reads the entries of a report again, in slices: the index keeps no words. */
import * as l10n from '@vscode/l10n';
import { retitled, type Entry } from '../entries/entry';
import { readEntryText } from '../entries/entryText';
import { digestOf } from '../entries/digest';
import { today } from '../base/dates';
import type { Journal } from '../journal/journal';
import { namedPath } from '../text/links';
import { isRecorded } from '../ledger/isRecorded';
import { unreadableFinding } from '../base/unreadable';
import { mayLeave, wordsToCopy, type Destination } from '../entries/mayLeave';
import type { OwnWords } from '../entries/ownWords';

/** An entry with its words, as a report shows them. */
export interface ShownEntry {
  readonly entry: Entry;
  readonly words: OwnWords;
  readonly digest: string;
  /** What is not is planned: dated later, or with questions open. */
  readonly isRecorded: boolean;
  /** How many private files its claim names as evidence: their names may not stand in the report. */
  readonly privateEvidence: number;
}

export interface EntriesRead {
  readonly shown: readonly ShownEntry[];
  /** How many say of themselves that they are left out. */
  readonly leftOut: number;
  readonly unreadable: readonly { readonly path: string; readonly why: string }[];
}

const slice = 64;

/** @param entries in the order in which they are wanted */
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
  for (let at = 0; at < paths.length; at += slice) {
    await files.readEach(paths.slice(at, at + slice), (read) => {
      const { path } = read;
      if (!('text' in read)) {
        const why =
          'missing' in read
            ? l10n.t('This file is not there any more.')
            : unreadableFinding(read.unreadable).message;
        unreadable.push({ path, why });
        return;
      }
      const text = readEntryText(read.text);
      const words = wordsToCopy(text, path);
      if (!words) leftOut++;
      else {
        // What the index took for the title may be left out.
        const { entry, privateEvidence } = withoutPrivate(
          retitled(byPath.get(path)!, words.title),
          to,
        );
        found.set(path, {
          ...{ entry, words, privateEvidence },
          digest: digestOf(text, world.hash),
          isRecorded: isRecorded(entry, day),
        });
      }
    });
    await world.pace();
  }
  const shown = paths.map((path) => found.get(path)).filter((one) => one !== undefined);
  return { shown, leftOut, unreadable };
}

function withoutPrivate(
  entry: Entry,
  to: Destination,
): Pick<ShownEntry, 'entry' | 'privateEvidence'> {
  const { claim } = entry;
  const evidence = claim?.evidence.filter((path) => mayLeave(namedPath(path), to)) ?? [];
  const privateEvidence = (claim?.evidence.length ?? 0) - evidence.length;
  return {
    entry: claim && privateEvidence > 0 ? { ...entry, claim: { ...claim, evidence } } : entry,
    privateEvidence,
  };
}
