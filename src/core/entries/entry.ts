import { isAnswered } from './answered';
import { claimOf, type Claim } from './claim';
import type { CommonStanding } from '../records/fold';
import { digitsOf } from '../base/dates';
import { digestsOf } from './digest';
import { isAmong } from '../records/digests';
import { answersHash, wordsHandedIn } from './answerText';
import { titleOf, type EntryText } from './entryText';
import { weeksWith, type Standing, type WeekActivity } from '../records/fold';
import { detached, type Interner } from '../base/intern';
import type { FileVersion, Hash } from '../base/ports';
import { claimVerdictOf, type ClaimVerdict } from '../records/reviewing';
import type { Status } from '../records/status';
import type { Template } from '../library/template';
import { compare } from '../base/compare';

/** What the index stores of an entry's text: never the words themselves. */
export interface EntryFacts extends FileVersion {
  readonly path: string;
  readonly id: string | undefined;
  readonly template: string | undefined;
  readonly version: number | undefined;
  readonly title: string;
  readonly date: string | undefined;
  readonly tags: readonly string[];
  /** Ids of the prompts in order, without duplicates. */
  readonly prompts: readonly string[];
  /** Number of words under each of them. */
  readonly words: readonly number[];
  /** Number of words before the first prompt. */
  readonly freeWords: number;
  /** Number of words as a report shows them: with quotations, and without what is left out. */
  readonly handedIn: number;
  /** The same for the same answers, whatever their spaces; 0 without any. */
  readonly answersHash: number;
  readonly claim: Claim | undefined;
  /** Present only if a record needs it, like the other one. */
  readonly digest: string | undefined;
  readonly digest2: string | undefined;
}

/** Derived state of an entry. */
export interface EntryState {
  readonly status: Status;
  /** The text has changed since the record that gives the status. */
  readonly changed: boolean;
  readonly revealed: boolean;
  /** Time spent on it, in whole minutes. */
  readonly minutes: number;
  readonly active: readonly WeekActivity[];
  /** Verdict of the reviewers; a rejected claim does not count. */
  readonly claimVerdict?: ClaimVerdict | undefined;
}

/** An entry with its state. Immutable: replaced when anything changes. */
export interface Entry extends EntryFacts, EntryState {}

export function factsOf(
  entry: EntryText,
  path: string,
  version: FileVersion,
  intern: Interner,
  hash: Hash | undefined,
): EntryFacts {
  const { meta, sections } = entry;
  const prompts: string[] = [];
  const words: number[] = [];
  for (let i = 1; i < sections.length; i++) {
    const section = sections[i]!;
    if (prompts.includes(section.prompt!)) continue;
    prompts.push(section.prompt!);
    words.push(section.words);
  }
  const digests = hash && digestsOf(entry, hash);
  return {
    path,
    size: version.size,
    mtime: version.mtime,
    id: meta.id === undefined ? undefined : detached(meta.id),
    template: meta.template === undefined ? undefined : intern.string(meta.template),
    version: meta.version,
    title: detached(titleOf(entry, path)),
    date: meta.date === undefined ? undefined : intern.string(meta.date),
    tags: intern.list(meta.tags ?? []),
    prompts: intern.list(prompts),
    words,
    freeWords: sections[0]!.words,
    handedIn: wordsHandedIn(entry),
    answersHash: answersHash(entry),
    claim: claimOf(meta, intern),
    digest: digests?.digest,
    digest2: digests?.digest2,
  };
}

type RecordedStatus = CommonStanding['status'];

export const statusOf = (recorded: RecordedStatus, answered: boolean): Status =>
  recorded ?? (answered ? 'answered' : 'drafting');

/** @param isSame whether a counting record was made for the current text */
export const isChanged = (recorded: RecordedStatus, isSame: boolean): boolean =>
  recorded !== undefined && recorded !== null && !isSame;

/** State computed on access. */
class State implements EntryState {
  constructor(
    private readonly date: string | undefined,
    private readonly answered: boolean,
    private readonly standing: CommonStanding,
    private readonly isSame: boolean,
  ) {}

  get status(): Status {
    return statusOf(this.standing.status, this.answered);
  }
  get changed(): boolean {
    return isChanged(this.standing.status, this.isSame);
  }
  get revealed(): boolean {
    return this.standing.revealed;
  }
  get minutes(): number {
    return this.standing.minutes;
  }
  get active(): readonly WeekActivity[] {
    return weeksWith(this.date, this.standing.active);
  }
  get claimVerdict(): ClaimVerdict | undefined {
    return claimVerdictOf(this.standing.reviewing ?? undefined);
  }
}

/** @param isSame whether a counting record was made for the current text */
export const stateOf = (
  date: string | undefined,
  answered: boolean,
  standing: CommonStanding,
  isSame: boolean,
): EntryState => new State(date, answered, standing, isSame);

/** Copies field by field: spreading objects takes many times as long. */
export function deriveEntry(
  facts: EntryFacts,
  template: Template | undefined,
  standing: Standing,
): Entry {
  const { digest, digest2 } = facts;
  const isSame = isAmong(standing.digests, facts);
  return {
    path: facts.path,
    size: facts.size,
    mtime: facts.mtime,
    id: facts.id,
    template: facts.template,
    version: facts.version,
    title: facts.title,
    date: facts.date,
    tags: facts.tags,
    prompts: facts.prompts,
    words: facts.words,
    freeWords: facts.freeWords,
    handedIn: facts.handedIn,
    answersHash: facts.answersHash,
    claim: facts.claim,
    digest,
    digest2,
    status: statusOf(standing.status, isAnswered(facts, template)),
    changed: isChanged(standing.status, isSame),
    revealed: standing.revealed,
    minutes: standing.minutes,
    active: weeksWith(facts.date, standing.active),
    claimVerdict: claimVerdictOf(standing.reviewing),
  };
}

/** Date as digits (dates.ts), 0 without one. */
export const digitsIn = ({ date }: Pick<EntryFacts, 'date'>): number =>
  date === undefined ? 0 : digitsOf(date);

export const wordsOf = (entry: EntryFacts): number =>
  entry.words.reduce((sum, words) => sum + words, entry.freeWords);

type Dated = Pick<Entry, 'date' | 'path'>;

/** Orders entries by date, those without one first. */
export const oldestFirst = (a: Dated, b: Dated): number =>
  compare(a.date ?? '', b.date ?? '') || compare(a.path, b.path);

export const newestFirst = (a: Dated, b: Dated): number => oldestFirst(b, a);

/** Copies an entry with another title. */
export const retitled = (entry: Entry, title: string): Entry => ({ ...plainEntry(entry), title });

/** Copies an entry, whose fields may be accessors, to a plain object. */
export function plainEntry(entry: Entry): Entry {
  const { path, size, mtime, id, template, version, title, date, tags, prompts, words } = entry;
  const { freeWords, handedIn, answersHash, claim, digest, digest2 } = entry;
  const { status, changed, revealed, minutes, active } = entry;
  return {
    ...{ path, size, mtime, id, template, version, title, date, tags, prompts, words },
    ...{ freeWords, handedIn, answersHash, claim, digest, digest2 },
    ...{ status, changed, revealed, minutes, active },
    claimVerdict: entry.claimVerdict,
  };
}
