/** A report as blocks, from which each format is written. */

/** Text without markup, shown as it is. */
export type Plain = string;

export type Block =
  | {
      readonly kind: 'heading';
      readonly level: 2 | 3 | 4;
      readonly text: Plain;
      readonly id?: string;
    }
  | { readonly kind: 'paragraph'; readonly text: Plain }
  /** A note of the report itself, such as that a rule was not yet checked against the source. */
  | { readonly kind: 'note'; readonly text: Plain }
  | { readonly kind: 'list'; readonly items: readonly Plain[] }
  /** Labels with values, as in a form. */
  | {
      readonly kind: 'facts';
      readonly rows: readonly { readonly label: Plain; readonly value: Plain }[];
    }
  | {
      readonly kind: 'table';
      readonly caption: Plain;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Plain[])[];
    }
  /** The person's own words, as Markdown. Headings in it begin below `below`. */
  | {
      readonly kind: 'words';
      readonly markdown: string;
      readonly below: 2 | 3 | 4;
      /** Path of the entry, to which the addresses of pictures are relative. */
      readonly path?: string;
    }
  | { readonly kind: 'pageBreak' };

export interface Column {
  readonly title: Plain;
  /** Numbers are aligned right. */
  readonly isNumber?: boolean;
}

/** A picture in an entry, small enough to be included in the report. */
export interface Picture {
  readonly type: 'png' | 'jpg' | 'gif' | 'webp';
  readonly bytes: Uint8Array;
  /** In pixels, as it is shown; 0 if the file has no valid size. */
  readonly width: number;
  readonly height: number;
  /** How what is stored is turned to be shown; browsers do so by themselves. */
  readonly turn?: Turn | undefined;
}

export interface Turn {
  /** In degrees; after mirroring. */
  readonly clockwise: 0 | 90 | 180 | 270;
  /** Whether left and right are exchanged. */
  readonly isMirrored: boolean;
}

/** The parts of any document: a report, a team overview or a record of participation. */
export interface Paper {
  readonly title: Plain;
  readonly subtitle: Plain;
  /** BCP 47, such as `en-GB`. */
  readonly language: string;
  /** The person's name. */
  readonly author: Plain;
  /** The day of creation. */
  readonly made: string;
  readonly commit: string | undefined;
  readonly blocks: readonly Block[];
  /** By path in the journal, without missing and too large ones. */
  readonly pictures?: ReadonlyMap<string, Picture>;
}

/** A row of the list of activities, as in the CSV. */
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
  /** Whether its time does not count yet. */
  readonly planned: boolean;
  /** `sha256:…` of claim and text, as in records. */
  readonly digest: string;
  /** `sha256-2:…`, the same without blank lines at both ends. */
  readonly digest2: string;
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
    /** Text about what counts but may be queried. */
    readonly remarks: readonly Plain[];
  }[];
  /** Whether the days are a cycle of the framework; if not, no requirement is called met or open. */
  readonly isCycle: boolean;
  /** Paths of entries whose time counts for none of the registrations held. */
  readonly unassigned: readonly string[];
  /** Records that do not count, since another person committed them. */
  readonly misattributed: readonly { readonly path: string; readonly text: Plain }[];
  /** Entries that could not be read in full. */
  readonly unreadable: readonly { readonly path: string; readonly why: Plain }[];
}
