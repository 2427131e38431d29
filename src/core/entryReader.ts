import * as l10n from '@vscode/l10n';
import type { EntryColumns } from './columns';
import { factsOf, type EntryFacts } from './entry';
import type { EntryText } from './entryText';
import { Interner } from './intern';
import { fileNameOf, isPortableName } from './paths';
import type { FileBytes, FileVersion, Hash } from './ports';
import type { Finding } from './problem';
import { QuickEntries, type DigestsFor } from './quick/quickEntry';

/** What the index takes from an entry's file. */
export interface EntryRead {
  readonly facts: EntryFacts;
  readonly findings: readonly Finding[];
}

/** Reads entries for the index: the quick way where that understands the file, else through its whole text. */
export class EntryReader {
  readonly #intern = new Interner();
  readonly #quick: QuickEntries;
  readonly #hashFor: (id: string | undefined) => Hash | undefined;

  constructor(hash: Hash, digestsFor: DigestsFor) {
    this.#quick = new QuickEntries(hash, digestsFor);
    this.#hashFor = (id) => (id !== undefined && digestsFor(id).length > 0 ? hash : undefined);
  }

  /** Where files may be put that are to be added. */
  get room(): Uint8Array | undefined {
    return this.#quick.room;
  }

  /** @returns false where the quick way does not do; else the entry waits to be taken */
  add(file: FileBytes): boolean {
    return this.#quick.add(file);
  }

  /** The entries that were added, with nothing to find fault with. */
  take(): EntryColumns | undefined {
    return this.#quick.take();
  }

  ofText(path: string, text: EntryText, version: FileVersion): EntryRead {
    const named = nameFindings(path);
    return {
      facts: factsOf(text, path, version, this.#intern, this.#hashFor(text.meta.id)),
      findings: named.length > 0 ? [...text.findings, ...named] : text.findings,
    };
  }
}

function nameFindings(path: string): readonly Finding[] {
  if (isPortableName(fileNameOf(path))) return [];
  const message = l10n.t(
    'Windows cannot hold a file of this name. Please rename it if the journal is shared.',
  );
  return [{ line: 1, severity: 'warning', code: 'file.name', message }];
}
