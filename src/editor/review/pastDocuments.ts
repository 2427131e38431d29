import * as vscode from 'vscode';
import { pastText } from '../../core/actions/reviewRecords';
import type { EntryIn } from '../services/journals';
import { Disposables } from '../services/disposables';
import type { Parts } from '../services/parts';

export const pastScheme = 'reflective-journal-past';

/** Which text a document of ours shows: the one of an entry that has this digest. */
interface Shown {
  readonly journal: string;
  readonly entry: string;
  readonly digest: string;
}

export function pastUri({ open, entry }: EntryIn, digest: string, name: string): vscode.Uri {
  const shown: Shown = { journal: open.key, entry: entry.path, digest };
  return vscode.Uri.from({
    scheme: pastScheme,
    path: `/${name.replace(/[/\\]/g, ' ')}.md`,
    query: JSON.stringify(shown),
  });
}

/** The text of an entry that a record was made for; `undefined` where no repository keeps it, or may be asked. */
export const entryTextOf = async (
  { host, journals }: Pick<Parts, 'host' | 'journals'>,
  { open, entry }: EntryIn,
  digest: string,
): Promise<string | undefined> =>
  pastText(await host.pastTexts(open.root), entry.path, digest, journals.world.hash);

/** Earlier texts of entries as documents that cannot be edited. They are kept nowhere but in the repository. */
export function register(parts: Parts): vscode.Disposable {
  const disposables = new Disposables();
  const { journals } = parts;
  disposables.add(
    vscode.workspace.registerTextDocumentContentProvider(pastScheme, {
      async provideTextDocumentContent(uri) {
        const shown = JSON.parse(uri.query) as Shown;
        const open = await journals.opened(shown.journal);
        const entry = open?.journal.entries.get(shown.entry);
        return entry
          ? ((await entryTextOf(parts, { open: open!, entry }, shown.digest)) ?? '')
          : '';
      },
    }),
  );
  return disposables;
}
