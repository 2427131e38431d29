import type { Claim } from '../../entries/claim';
import type { EntryColumns, EntryDetails, StatusInputs } from './columns';
import { dateOfDigits } from '../../base/dates';
import type { Entry, EntryFacts, EntryState } from '../../entries/entry';

/** The rows of columns as entries. The details of an entry are parsed on request. */
export class EntryRows {
  #details: readonly string[] | undefined;
  readonly columns: Omit<EntryColumns, 'distinctInputs'>;
  readonly #inputs: readonly StatusInputs[];

  constructor({ distinctInputs, ...columns }: EntryColumns) {
    this.columns = columns;
    this.#inputs = distinctInputs.map((inputs) => JSON.parse(inputs) as StatusInputs);
  }

  inputsAt(row: number): StatusInputs {
    return this.#inputs[this.columns.inputs[row]!]!;
  }

  dateAt(row: number): string | undefined {
    const digits = this.columns.date[row]!;
    return digits === 0 ? undefined : dateOfDigits(digits);
  }

  detailsAt(row: number): EntryDetails {
    this.#details ??= this.columns.details.split('\n');
    return JSON.parse(this.#details[row]!) as EntryDetails;
  }

  factsAt(row: number): EntryFacts {
    return new RowFacts(this, row);
  }

  entryAt(row: number, state: EntryState): Entry {
    return new RowEntry(this, row, state);
  }
}

/** Reads each field from the columns on request: most loops need few fields of each entry. */
class RowFacts implements EntryFacts {
  readonly #rows: EntryRows;
  readonly #row: number;
  #details: EntryDetails | undefined;

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
  get digest2(): string | undefined {
    return this.#rows.columns.digest2[this.#row] ?? undefined;
  }
  get template(): string | undefined {
    return this.#rows.inputsAt(this.#row).template ?? undefined;
  }
  get version(): number | undefined {
    return this.#rows.inputsAt(this.#row).version ?? undefined;
  }
  get prompts(): readonly string[] {
    return this.#rows.inputsAt(this.#row).prompts;
  }

  #parsed(): EntryDetails {
    return (this.#details ??= this.#rows.detailsAt(this.#row));
  }
  get title(): string {
    return this.#parsed()[0];
  }
  get tags(): readonly string[] {
    return this.#parsed()[1];
  }
  get words(): readonly number[] {
    return this.#parsed()[2];
  }
  get freeWords(): number {
    return this.#parsed()[3];
  }
  get claim(): Claim | undefined {
    return this.#parsed()[4] ?? undefined;
  }
  get handedIn(): number {
    return this.#parsed()[5];
  }
  get answersHash(): number {
    return this.#parsed()[6];
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
