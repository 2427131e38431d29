import { hasTypeOrTime, isLongerThanWeek, participatoryOf, type Claim } from '../entries/claim';
import { weekOf } from '../base/dates';
import type { Entry } from '../entries/entry';
import { isVerified, typeOf, typeTitle, type Framework } from '../library/framework';
import type { Requirement } from '../schema/frameworkSchema';
import { Bag } from './bag';
import { cyclesOf, daysFromTo, isCycleOf } from './cycle';
import { RecordedDays } from './gaps';
import { isRecorded, isUnfinished } from './isRecorded';
import type {
  Counted,
  Cycle,
  Followed,
  Gap,
  Ledger,
  LedgerSource,
  PlannedIn,
  RequirementState,
  TopicState,
} from './ledger';
import type { maxGap } from './rules/limits';
import { registrationsIn } from './registrations';
import { askedBy, unassignedBy } from './rules/byRegistration';
import { keep, type Measure, type Terms } from './rules/measure';
import { measureOf } from './rules/measureOf';
import { isAskedOf, topicRows, type TopicRow } from './topics';
import { matcher } from './which';
import { compare } from '../base/compare';
import { oldestFirst } from '../entries/entry';

interface Covering {
  readonly entries: Set<Entry>;
  /** By `YYYY-MM`. */
  readonly months: Bag;
}
const nothing: Covering = { entries: new Set(), months: new Bag() };

interface SortedEntries {
  readonly all: readonly Entry[];
  /** Those with a claim or from a form. */
  readonly claimed: readonly Entry[];
}

/** Gaps to show if the framework has no rule about them, in months. */
const defaultGap = 3;

/**
 * The sums of one cycle, updated by adding and removing single entries: a change costs the same at any size.
 * A ledger read from it is valid until the next change.
 */
export class CycleTally {
  readonly #journal: LedgerSource;
  readonly #followed: Followed;
  readonly #terms: Terms;
  readonly #measures: readonly (readonly [Requirement, Measure])[];
  readonly #isCycle: boolean;
  readonly #counts: (entry: Entry) => boolean;
  readonly #isUnassigned: (entry: Entry) => boolean;
  /** Entries of the cycle as they were added, by path. */
  readonly #entries = new Map<string, Entry>();
  readonly #undated = new Map<string, Entry>();
  readonly #rejected = new Map<string, Entry>();
  /** Entries that are in progress or dated after today: no other is planned for any requirement. */
  readonly #planned = new Set<Entry>();
  readonly #weeks = new Map<string, { minutes: number; participatory: number }>();
  readonly #longer = new Set<Entry>();
  readonly #unassigned = new Set<Entry>();
  readonly #types = new Map<string, { minutes: number; entries: number }>();
  /** By the references in `covers`. */
  readonly #topics = new Map<string, Covering>();
  readonly #days = new RecordedDays();
  /** Sorted on demand after a change. */
  #sorted: SortedEntries | undefined;

  constructor(
    journal: LedgerSource,
    framework: Framework,
    followed: Followed,
    cycle: Cycle,
    today: string,
  ) {
    const periods = journal.setup?.file.frameworks ?? [];
    const registrations = registrationsIn(framework, followed, periods, cycle);
    this.#journal = journal;
    this.#followed = followed;
    const { frameworks } = journal.collections;
    this.#terms = { framework, frameworks, cycle, today, registrations };
    this.#isCycle = isCycleOf(framework, followed, cycle);
    const asked = framework.requirements.filter((one) => isAskedOf(one, registrations));
    this.#measures = asked
      .flatMap((requirement) => askedBy(requirement, this.#terms))
      .map(({ requirement, terms }) => [requirement, measureOf(requirement, terms)]);
    this.#isUnassigned = unassignedBy(asked, this.#terms);
    this.#counts = matcher(this.#terms, {});
    this.update(journal.entries.keys());
  }

  get today(): string {
    return this.#terms.today;
  }

  /** @param paths of entries that were added, changed, moved or deleted */
  update(paths: Iterable<string>): void {
    for (const path of paths) {
      const old = this.#entries.get(path);
      if (old) this.#change(old, -1);
      this.#undated.delete(path);
      this.#rejected.delete(path);
      const entry = this.#journal.entries.get(path);
      if (!entry) continue;
      if (entry.date === undefined) {
        if (this.#counts(entry)) this.#undated.set(path, entry);
      } else if (this.#isInCycle(entry.date) && this.#isFirst(entry)) {
        if (entry.claimVerdict === 'rejected') this.#rejected.set(path, entry);
        else this.#change(entry, 1);
      }
    }
    this.#sorted = undefined;
  }

  ledger(): Ledger {
    const { framework, cycle, today, registrations } = this.#terms;
    const known = cyclesOf(framework, this.#followed, today);
    const sorted = (): SortedEntries => this.#sort();
    return {
      ...{ framework, followed: this.#followed, cycle, today, registrations },
      isCycle: this.#isCycle,
      cycles: known.some(({ from }) => from === cycle.from) ? known : [...known, cycle],
      daysLeft: daysFromTo(today, cycle.to),
      requirements: this.#measures.map(([requirement, measure]) =>
        this.#state(requirement, measure),
      ),
      weeks: [...this.#weeks]
        .map(([week, sums]) => ({ week, ...sums }))
        .sort((a, b) => compare(a.week, b.week)),
      longer: [...this.#longer].sort(oldestFirst),
      types: this.#typeSums(),
      topics: topicRows(framework, registrations).map((row) => this.#topic(row)),
      gaps: this.#gaps(),
      get entries() {
        return sorted().claimed;
      },
      undated: [...this.#undated.values()],
      unassigned: [...this.#unassigned].sort(oldestFirst),
      rejected: [...this.#rejected.values()],
    };
  }

  #isInCycle(date: string): boolean {
    const { from, to } = this.#terms.cycle;
    return date >= from && date <= to;
  }

  /** Of several copies with one id, only one counts. */
  #isFirst({ id, path }: Entry): boolean {
    if (id === undefined || this.#journal.entryById(id)) return true;
    return this.#journal.pathsOf(id).every((other) => other >= path);
  }

  #change(entry: Entry, sign: 1 | -1): void {
    if (sign === 1) this.#entries.set(entry.path, entry);
    else this.#entries.delete(entry.path);
    for (const [, measure] of this.#measures) measure.add(entry, sign);
    if (this.#isUnassigned(entry)) keep(this.#unassigned, entry, sign);
    if (isRecorded(entry, this.#terms.today)) this.#sum(entry, sign);
    else keep(this.#planned, entry, sign);
  }

  #sum(entry: Entry, sign: 1 | -1): void {
    const { claim, date } = entry;
    if (this.#counts(entry)) this.#days.add(entry, sign);
    if (!claim) return;
    if (hasTypeOrTime(claim)) this.#addType(claim, sign);
    for (const ref of claim.covers) {
      let covering = this.#topics.get(ref);
      if (!covering) this.#topics.set(ref, (covering = { entries: new Set(), months: new Bag() }));
      // A reference that occurs twice in one entry counts once.
      if (covering.entries.has(entry) === (sign === 1)) continue;
      keep(covering.entries, entry, sign);
      covering.months.add(date!.slice(0, 7), sign);
    }
    if (claim.minutes === 0) return;
    if (isLongerThanWeek(claim)) return keep(this.#longer, entry, sign);
    const week = weekOf(date!);
    const spent = this.#weeks.get(week) ?? { minutes: 0, participatory: 0 };
    spent.minutes += sign * claim.minutes;
    spent.participatory += sign * participatoryOf(claim);
    if (spent.minutes > 0) this.#weeks.set(week, spent);
    else this.#weeks.delete(week);
  }

  #addType({ type: written = '', minutes }: Claim, sign: 1 | -1): void {
    const type = typeOf(this.#terms.framework, written);
    const sums = this.#types.get(type) ?? { minutes: 0, entries: 0 };
    sums.minutes += sign * minutes;
    sums.entries += sign;
    if (sums.entries > 0) this.#types.set(type, sums);
    else this.#types.delete(type);
  }

  #state(requirement: Requirement, measure: Measure): RequirementState {
    const { id, title, rule } = requirement;
    const { isLimit = false, remarks = [], ...measured } = measure.measured();
    const planning = () => measure.counted([...this.#planned].sort(oldestFirst), 'planned');
    return {
      ...{ id, title, rule, isLimit, remarks, ...measured },
      ...(this.#isCycle ? {} : { isMet: false, open: [], remarks: [] }),
      plannedIn: measured.planned === 0 ? 'none' : plannedIn(planning(), this.today),
      isVerified: isVerified(this.#terms.framework) && isVerified(requirement),
      counted: () => measure.counted(this.#sort().all, 'recorded'),
      planning,
    };
  }

  #typeSums(): Ledger['types'] {
    const { framework } = this.#terms;
    const { frameworks } = this.#journal.collections;
    return [...this.#types]
      .map(([type, sums]) => ({ type, title: typeTitle(framework, frameworks, type), ...sums }))
      .sort((a, b) => b.minutes - a.minutes || compare(a.type, b.type));
  }

  #topic(row: TopicRow): TopicState {
    const { entries, months } = this.#topics.get(row.ref) ?? nothing;
    return {
      ...row,
      count: entries.size,
      countIn: (month) => months.count(month),
      get entries() {
        return [...entries].sort(oldestFirst);
      },
    };
  }

  #gaps(): readonly Gap[] {
    const { cycle, today } = this.#terms;
    const ruled = this.#measures.find(([{ rule }]) => rule === 'maxGap')?.[1];
    return ruled
      ? (ruled as ReturnType<typeof maxGap>).gaps()
      : this.#days.gaps(cycle, today, defaultGap);
  }

  #sort(): SortedEntries {
    if (this.#sorted) return this.#sorted;
    const entries = [...this.#entries.values()].sort(oldestFirst);
    return (this.#sorted = { all: entries, claimed: entries.filter(this.#counts) });
  }
}

function plannedIn(planned: readonly Counted[], today: string): PlannedIn {
  const isLeft = ({ entry }: Counted): boolean => isUnfinished(entry) || entry.date! <= today;
  const unfinished = planned.filter(isLeft).length;
  if (unfinished === planned.length) return 'unfinished';
  return unfinished === 0 ? 'future' : 'both';
}
