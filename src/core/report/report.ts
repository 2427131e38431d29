/** A report before it has a format: what every format is written from. */

/** Text without any markup: whatever stands in it is shown as it is. */
export type Plain = string;

export type Block =
  | {
      readonly kind: 'heading';
      readonly level: 2 | 3 | 4;
      readonly text: Plain;
      readonly id?: string;
    }
  | { readonly kind: 'paragraph'; readonly text: Plain }
  /** A remark of the report itself, such as that a rule was not checked at its source. */
  | { readonly kind: 'note'; readonly text: Plain }
  | { readonly kind: 'list'; readonly items: readonly Plain[] }
  /** Names with their values, as a form has them. */
  | {
      readonly kind: 'facts';
      readonly rows: readonly { readonly label: Plain; readonly value: Plain }[];
    }
  | {
      readonly kind: 'table';
      readonly caption: Plain;
      readonly columns: readonly {
        readonly title: Plain;
        /** Numbers stand at the right. */
        readonly isNumber?: boolean;
      }[];
      readonly rows: readonly (readonly Plain[])[];
    }
  /** The person's own words, as Markdown. Headings in it begin below `below`. */
  | {
      readonly kind: 'words';
      readonly markdown: string;
      readonly below: 2 | 3 | 4;
      /** Path of the entry, from which the addresses of pictures lead on. */
      readonly path?: string;
    }
  | { readonly kind: 'pageBreak' };

/** A picture that belongs to an entry's words, small enough to be put into the report itself. */
export interface Picture {
  /** Such as `image/png`. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What every page that is handed out has, whatever it is about. */
export interface Paper {
  readonly title: Plain;
  readonly subtitle: Plain;
  /** BCP 47, such as `en-GB`. */
  readonly language: string;
  /** Whose it is, as shown. */
  readonly author: Plain;
  /** The day on which it was made. */
  readonly made: string;
  readonly commit: string | undefined;
  readonly blocks: readonly Block[];
  /** By path in the journal; those that are missing or too large are not in it. */
  readonly pictures?: ReadonlyMap<string, Picture>;
}

/** One row of the dated list of activities: what a CSV holds. */
export interface ReportRow {
  readonly id: string;
  readonly path: string;
  readonly date: string;
  readonly title: string;
  readonly type: string;
  readonly minutes: number;
  readonly participatory: number;
  readonly topics: readonly string[];
  readonly evidence: readonly string[];
  readonly status: string;
  /** `sha256:…` of claim and words, as records have it. */
  readonly digest: string;
}

export interface Report extends Paper {
  readonly framework: string;
  readonly from: string;
  readonly to: string;
  readonly rows: readonly ReportRow[];
  readonly requirements: readonly {
    readonly id: string;
    readonly title: Plain;
    readonly unit: string;
    readonly recorded: number;
    readonly required: number;
    readonly met: boolean;
  }[];
  /** Records that do not count, as somebody else than their person committed them. */
  readonly misattributed: readonly { readonly path: string; readonly text: Plain }[];
  /** Entries that could not be read: listed, never dropped. */
  readonly unreadable: readonly { readonly path: string; readonly why: Plain }[];
}
