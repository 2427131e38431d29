import * as l10n from '@vscode/l10n';
import { factsOf, type EntryFacts } from '../../entries/entry';
import type { EntryText } from '../../entries/entryText';
import { Interner } from '../../base/intern';
import type { OneOrMore } from './columns';
import { fileNameOf, isPortableName } from '../../base/paths';
import type { FileVersion, Hash } from '../../base/ports';
import type { Finding } from '../../base/problem';

/** What the index takes from an entry's file. */
export interface EntryRead {
  readonly facts: EntryFacts;
  readonly findings: readonly Finding[];
}

/** The digests that records of the entry of this id name; none where none is needed. */
export type DigestsFor = (id: string) => OneOrMore<string>;

/** Takes from entries what the index keeps of them. */
export class EntryReader {
  readonly #intern = new Interner();
  readonly #hashFor: (id: string | undefined) => Hash | undefined;

  constructor(hash: Hash, digestsFor: DigestsFor) {
    this.#hashFor = (id) => (id !== undefined && digestsFor(id).length > 0 ? hash : undefined);
  }

  read(path: string, text: EntryText, version: FileVersion): EntryRead {
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
