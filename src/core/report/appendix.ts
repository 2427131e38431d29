/** The end of every report, with which a reader can check it against the journal. */
import type { Pictures } from './pictures';
import { listOfDigests } from '../records/digests';
import * as l10n from '@vscode/l10n';
import type { Journal } from '../journal/journal';
import { citation } from '../preview/page';
import { isUrl, namedFiles } from '../entries/namedFiles';
import { heading, listSection, note, paragraph, table } from './blocks';
import { statusText } from '../progress/progressText';
import type { ShownEntry } from './readEntries';
import type { Block, Report } from './report';

export async function appendixBlocks(
  journal: Pick<Journal, 'templateOf' | 'files'>,
  shown: readonly ShownEntry[],
  unreadable: Report['unreadable'],
  commit: string | undefined,
): Promise<Block[]> {
  return [
    ...references(journal, shown),
    ...(await evidence(journal, shown)),
    ...unreadableBlocks(unreadable),
    { kind: 'pageBreak' },
    heading(2, l10n.t('The entries of this report')),
    ...entryList(shown, commit),
  ];
}

/** Reviews and sign-offs that another person committed: listed, so that they are not mistaken for a reviewer's. */
export const misattributedBlocks = (misattributed: Report['misattributed']): Block[] =>
  listSection(
    l10n.t('Reviews that do not count'),
    misattributed.map(({ path, text }) => `${path}: ${text}`),
  );

/** Works cited by the templates of these entries, without duplicates. */
function references(journal: Pick<Journal, 'templateOf'>, shown: readonly ShownEntry[]): Block[] {
  const items = shown.flatMap(
    ({ entry }) => journal.templateOf(entry)?.meta.references.map(citation) ?? [],
  );
  return listSection(
    l10n.t('References'),
    [...new Set(items)].sort((a, b) => a.localeCompare(b)),
  );
}

/** Files named as evidence, and whether they exist. */
async function evidence(
  { files }: Pick<Journal, 'files'>,
  shown: readonly ShownEntry[],
): Promise<Block[]> {
  const named = new Map<string, string[]>();
  for (const { entry } of shown)
    for (const path of new Set(entry.claim?.evidence))
      named.set(path, [...(named.get(path) ?? []), entry.title]);
  const hidden = shown.reduce((sum, { privateEvidence }) => sum + privateEvidence, 0);
  if (named.size === 0 && hidden === 0) return [];
  const paths = [...named.keys()];
  const existing = await namedFiles(files, paths);
  const state = (path: string): string => {
    if (isUrl(path)) return l10n.t('a URL; not checked');
    return existing.has(path) ? l10n.t('in the journal') : l10n.t('missing');
  };
  const evidenceTable = table(
    l10n.t('Files named as evidence'),
    [l10n.t('File'), l10n.t('For'), l10n.t('Where it is')],
    paths.map((path) => [path, named.get(path)!.join('; '), state(path)]),
  );
  const hiddenText =
    hidden === 1
      ? l10n.t('1 file of evidence is private and is not named here.')
      : l10n.t('{0} files of evidence are private and are not named here.', hidden);
  return [
    heading(2, l10n.t('Evidence')),
    ...(named.size === 0 ? [] : [evidenceTable]),
    ...(hidden === 0 ? [] : [note(hiddenText)]),
  ];
}

function unreadableBlocks(unreadable: Report['unreadable']): Block[] {
  if (unreadable.length === 0) return [];
  const title = l10n.t('Entries that could not be read in full');
  return [
    heading(2, title),
    note(l10n.t('What could not be read of them may be missing in this report.')),
    table(
      title,
      [l10n.t('File'), l10n.t('Why')],
      unreadable.map(({ path, why }) => [path, why]),
    ),
  ];
}

export function pictureBlocks({ notShown, hidden }: Pictures): Block[] {
  const title = l10n.t('Pictures that are not shown');
  const hiddenText =
    hidden === 1
      ? l10n.t('1 picture is private and is not named here.')
      : l10n.t('{0} pictures are private and are not named here.', hidden);
  return notShown.length + hidden === 0
    ? []
    : [
        heading(2, title),
        ...(notShown.length === 0
          ? []
          : [
              table(
                title,
                [l10n.t('File'), l10n.t('Why')],
                notShown.map(({ path, why }) => [path, why]),
              ),
            ]),
        ...(hidden === 0 ? [] : [note(hiddenText)]),
      ];
}

function entryList(shown: readonly ShownEntry[], commit: string | undefined): Block[] {
  if (shown.length === 0)
    return [paragraph(l10n.t('There is no entry of these dates in this report.'))];
  const commitText = l10n.t(
    'The journal’s repository was at commit {0} when this report was made. Uncommitted changes are not in that commit.',
    commit ?? '',
  );
  return [
    table(
      l10n.t('Entries with their digests'),
      [l10n.t('Date'), l10n.t('Title'), l10n.t('Status'), l10n.t('File'), l10n.t('Digests')],
      shown.map((one) => [
        ...[one.entry.date ?? '', one.entry.title, statusText(one.entry), one.entry.path],
        listOfDigests(one).join(' '),
      ]),
    ),
    note(howToCheck()),
    ...(commit ? [note(commitText)] : []),
  ];
}

export const howToCheck = (): string =>
  l10n.t(
    'How to check the digests: “reflective-journal digest” with the entry’s file prints them again. “sha256” is the SHA-256 of the claim (cpd, date, template and version of the front matter, as canonical JSON by RFC 8785), a line feed, and the text below the front matter with line ends as LF and without whitespace at line ends. “sha256-2” is the same without blank lines at both ends of the text.',
  );
