import type { Claim } from '../../entries/claim';
import { claimIn, type EntryColumns, type Kind, type Rest } from './columns';
import { dateOfDigits } from '../../base/dates';
import type { Entry, EntryFacts, EntryState } from '../../entries/entry';

/** The rows of columns as entries. What `rest` holds is taken out only where it is asked for. */
export class EntryRows {
  #lines: readonly string[] | undefined;
  readonly columns: Omit<EntryColumns, 'kinds'>;
  readonly kinds: readonly Kind[];

  constructor({ path, size, mtime, id, date, digest, kind, kinds, rest }: EntryColumns) {
    this.columns = { path, size, mtime, id, date, digest, kind, rest };
    this.kinds = kinds.map((kind) => JSON.parse(kind) as Kind);
  }

  kindAt(row: number): Kind {
    return this.kinds[this.columns.kind[row]!]!;
  }

  dateAt(row: number): string | undefined {
    const digits = this.columns.date[row]!;
    return digits === 0 ? undefined : dateOfDigits(digits);
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

/** All fields are taken out of the columns when they are asked for: thousands of entries are only passed by. */
class RowFacts implements EntryFacts {
  readonly #rows: EntryRows;
  readonly #row: number;
  #rest: Rest | undefined;
  #claim: Claim | undefined;

  constructor(rows: EntryRows, row: number) {
    this.#rows = rows;
    this.#row = row;
  }

  get path(): string {
    return this.#rows.columns.path[this.#row]!;
  }
  get size(): number {
    return this.#rows.columns.size[this.#row]!;
  }
  get mtime(): number {
    return this.#rows.columns.mtime[this.#row]!;
  }
  get id(): string | undefined {
    return this.#rows.columns.id[this.#row] ?? undefined;
  }
  get date(): string | undefined {
    return this.#rows.dateAt(this.#row);
  }
  get digest(): string | undefined {
    return this.#rows.columns.digest[this.#row] ?? undefined;
  }
  get template(): string | undefined {
    return this.#rows.kindAt(this.#row).template ?? undefined;
  }
  get version(): number | undefined {
    return this.#rows.kindAt(this.#row).version ?? undefined;
  }
  get prompts(): readonly string[] {
    return this.#rows.kindAt(this.#row).prompts;
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
  readonly #state: EntryState;

  constructor(rows: EntryRows, row: number, state: EntryState) {
    super(rows, row);
    this.#state = state;
  }

  get status(): Entry['status'] {
    return this.#state.status;
  }
  get changed(): boolean {
    return this.#state.changed;
  }
  get revealed(): boolean {
    return this.#state.revealed;
  }
  get minutes(): number {
    return this.#state.minutes;
  }
  get active(): Entry['active'] {
    return this.#state.active;
  }
  get claimVerdict(): Entry['claimVerdict'] {
    return this.#state.claimVerdict;
  }
}
