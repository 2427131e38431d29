import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { scalarsAt, type Ranged } from '../../core/yaml/scalars';
import { escapesFolder } from '../../core/base/paths';
import type { OpenJournal } from '../services/openJournal';
import type { Parts } from '../services/parts';

/** Links the front matter of an entry to its activity and its evidence. */
export function register({ journals, documents }: Parts): vscode.Disposable {
  return vscode.languages.registerDocumentLinkProvider(
    { language: 'markdown' },
    {
      provideDocumentLinks(document) {
        const found = journals.entryAt(document.uri);
        if (!found) return [];
        const { text, frontMatter } = documents.textOf(document);
        if (!frontMatter) return [];
        const source = text.slice(frontMatter.from, frontMatter.to);
        const links = (path: string[], linkOf: LinkOf): vscode.DocumentLink[] =>
          source.includes(path.at(-1)!)
            ? scalarsAt(source, path).flatMap((value) =>
                linkTo(document, frontMatter.from, value, found.open, linkOf),
              )
            : [];
        return [...links(['template'], activityLink), ...links(['cpd', 'evidence'], evidenceLink)];
      },
    },
  );
}

type LinkOf = (
  value: string,
  open: OpenJournal,
) => [target: vscode.Uri, tooltip: string] | undefined;

function linkTo(
  document: vscode.TextDocument,
  offset: number,
  { from, to, value }: Ranged,
  open: OpenJournal,
  linkOf: LinkOf,
): vscode.DocumentLink[] {
  const found = typeof value === 'string' ? linkOf(value, open) : undefined;
  if (!found) return [];
  const range = new vscode.Range(
    document.positionAt(offset + from),
    document.positionAt(offset + to),
  );
  const link = new vscode.DocumentLink(range, found[0]);
  link.tooltip = found[1];
  return [link];
}

/** Passes only the reference to the command, whatever the file contains. */
const activityLink: LinkOf = (value, open) => {
  if (!open.journal.collections.templates.has(value)) return undefined;
  const query = encodeURIComponent(JSON.stringify([value]));
  return [
    vscode.Uri.parse(`command:reflectiveJournal.openActivity?${query}`),
    l10n.t('Show the activity and its guidance'),
  ];
};

/** Links to files in the journal's folder and to web pages, to nothing else. */
const evidenceLink: LinkOf = (value, open) => {
  if (/^https?:\/\//i.test(value)) return [vscode.Uri.parse(value), l10n.t('Open the page')];
  if (value === '' || escapesFolder(value)) return undefined;
  return [open.uriOf(value), l10n.t('Open the file')];
};
