import type { Claim } from './claim';
import { claimIn, type EntryColumns, type Kind, type Rest } from './columns';
import { dayOfDigits } from './dates';
import type { Entry, EntryFacts, EntryState } from './entry';
import { kindIn } from './kinds';

/** The rows of columns as entries. What `rest` holds is taken out only where it is asked for. */
export class EntryRows {
  #lines: readonly string[] | undefined;
  readonly columns: Omit<EntryColumns, 'kinds'>;
  /** One object each for all journals, in the place of the texts. */
  readonly kinds: readonly Kind[];

  constructor({ path, size, mtime, id, date, digest, kind, kinds, rest }: EntryColumns) {
    this.columns = { path, size, mtime, id, date, digest, kind, rest };
    this.kinds = kinds.map(kindIn);
  }

  kindAt(row: number): Kind {
    return this.kinds[this.columns.kind[row]!]!;
  }

  dateAt(row: number): string | undefined {
    const digits = this.columns.date[row]!;
    return digits === 0 ? undefined : dayOfDigits(digits).date;
  }

  restAt(row: number): Rest {
    this.#lines ??= this.columns.rest.split('\n');
    return JSON.parse(this.#lines[row]!) as Rest;
  }

  factsAt(row: number): EntryFacts {
    return new RowFacts(this, row);
  }

  entryAt(row: number, state: EntryState): Entry {
    return new RowEntry(this, row, state);
  }
}

class RowFacts implements EntryFacts {
  readonly #rows: EntryRows;
  readonly #row: number;
  #rest: Rest | undefined;
  #claim: Claim | undefined;
  readonly path: string;
  readonly size: number;
  readonly mtime: number;
  readonly id: string | undefined;
  readonly template: string | undefined;
  readonly version: number | undefined;
  readonly date: string | undefined;
  readonly prompts: readonly string[];
  readonly digest: string | undefined;

  constructor(rows: EntryRows, row: number) {
    const { columns } = rows;
    const { template, version, prompts } = rows.kindAt(row);
    this.#rows = rows;
    this.#row = row;
    this.path = columns.path[row]!;
    this.size = columns.size[row]!;
    this.mtime = columns.mtime[row]!;
    this.id = columns.id[row] ?? undefined;
    this.template = template ?? undefined;
    this.version = version ?? undefined;
    this.date = rows.dateAt(row);
    this.prompts = prompts;
    this.digest = columns.digest[row] ?? undefined;
  }

  #restOf(): Rest {
    return (this.#rest ??= this.#rows.restAt(this.#row));
  }
  get title(): string {
    return this.#restOf()[0];
  }
  get tags(): readonly string[] {
    return this.#restOf()[1];
  }
  get words(): readonly number[] {
    return this.#restOf()[2];
  }
  get freeWords(): number {
    return this.#restOf()[3];
  }
  get claim(): Claim | undefined {
    const row = this.#restOf()[4];
    return row ? (this.#claim ??= claimIn(row)) : undefined;
  }
}

class RowEntry extends RowFacts implements Entry {
  readonly status: Entry['status'];
  readonly changed: boolean;
  readonly revealed: boolean;
  readonly minutes: number;
  readonly active: Entry['active'];
  readonly claimVerdict: Entry['claimVerdict'];

  constructor(rows: EntryRows, row: number, state: EntryState) {
    super(rows, row);
    this.status = state.status;
    this.changed = state.changed;
    this.revealed = state.revealed;
    this.minutes = state.minutes;
    this.active = state.active;
    this.claimVerdict = state.claimVerdict;
  }
}
