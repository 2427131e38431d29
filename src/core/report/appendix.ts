/** What every report ends with, so that a reader can check it against the journal. */
import * as l10n from '@vscode/l10n';
import type { Journal } from '../journal/journal';
import { citation } from '../preview/page';
import { escapesFolder } from '../base/paths';
import { statusText } from './claimWords';
import type { ShownEntry } from './readEntries';
import type { Block } from './report';

export async function appendixBlocks(
  journal: Pick<Journal, 'templateOf' | 'files'>,
  shown: readonly ShownEntry[],
  unreadable: readonly { readonly path: string; readonly why: string }[],
  commit: string | undefined,
): Promise<Block[]> {
  return [
    ...references(journal, shown),
    ...(await evidence(journal, shown)),
    ...unreadableBlocks(unreadable),
    { kind: 'pageBreak' },
    ...entryList(shown, commit),
  ];
}

/** Reviews and sign-offs that another person committed: named, so that nobody takes them for a reviewer's. */
export function misattributedBlocks(
  misattributed: readonly { readonly path: string; readonly text: string }[],
): Block[] {
  if (misattributed.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: l10n.t('Reviews that do not count') },
    { kind: 'list', items: misattributed.map(({ path, text }) => `${path}: ${text}`) },
  ];
}

/** Works that the templates of these entries cite, once each. */
function references(journal: Pick<Journal, 'templateOf'>, shown: readonly ShownEntry[]): Block[] {
  const items = new Set<string>();
  for (const { entry } of shown)
    for (const reference of journal.templateOf(entry)?.meta.references ?? [])
      items.add(citation(reference));
  if (items.size === 0) return [];
  return [
    { kind: 'heading', level: 2, text: l10n.t('References') },
    { kind: 'list', items: [...items].sort((a, b) => a.localeCompare(b)) },
  ];
}

/** Files that entries name to show what they claim; those that are not there are named as missing. */
async function evidence(
  { files }: Pick<Journal, 'files'>,
  shown: readonly ShownEntry[],
): Promise<Block[]> {
  const named = new Map<string, string[]>();
  for (const { entry } of shown)
    for (const path of new Set(entry.claim?.evidence))
      named.set(path, [...(named.get(path) ?? []), entry.title]);
  const hidden = shown.reduce((sum, { privateEvidence }) => sum + privateEvidence, 0);
  const note: Block[] =
    hidden === 0
      ? []
      : [
          {
            kind: 'note',
            text:
              hidden === 1
                ? l10n.t('1 file of evidence is private and is not named here.')
                : l10n.t('{0} files of evidence are private and are not named here.', hidden),
          },
        ];
  if (named.size === 0 && hidden === 0) return [];
  const heading: Block = { kind: 'heading', level: 2, text: l10n.t('Evidence') };
  if (named.size === 0) return [heading, ...note];
  const paths = [...named.keys()];
  const inside = paths.filter((path) => !isAddress(path) && !escapesFolder(path));
  const there = new Set<string>();
  await files.statEach(inside, (index, version) => {
    if (version) there.add(inside[index]!);
  });
  const state = (path: string): string => {
    if (isAddress(path)) return l10n.t('an address; not looked up');
    return there.has(path) ? l10n.t('in the journal') : l10n.t('missing');
  };
  return [
    heading,
    {
      kind: 'table',
      caption: l10n.t('Files named as evidence'),
      columns: [
        { title: l10n.t('File') },
        { title: l10n.t('For') },
        { title: l10n.t('Where it is') },
      ],
      rows: paths.map((path) => [path, named.get(path)!.join('; '), state(path)]),
    },
    ...note,
  ];
}

const isAddress = (text: string): boolean => /^[a-z][a-z0-9+.-]+:/i.test(text);

function unreadableBlocks(unreadable: readonly { path: string; why: string }[]): Block[] {
  if (unreadable.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: l10n.t('Entries that could not be read in full') },
    {
      kind: 'note',
      text: l10n.t('What could not be read of them may be missing in this report.'),
    },
    {
      kind: 'table',
      caption: l10n.t('Entries that could not be read in full'),
      columns: [{ title: l10n.t('File') }, { title: l10n.t('Why') }],
      rows: unreadable.map(({ path, why }) => [path, why]),
    },
  ];
}

/** Pictures of which only the text is shown. */
export const pictureBlocks = (tooLarge: readonly string[]): Block[] =>
  tooLarge.length === 0
    ? []
    : [
        { kind: 'heading', level: 2, text: l10n.t('Pictures that are not shown') },
        {
          kind: 'note',
          text: l10n.t('They are too large. Make a smaller copy of each to have it in the report.'),
        },
        { kind: 'list', items: tooLarge },
      ];

function entryList(shown: readonly ShownEntry[], commit: string | undefined): Block[] {
  const blocks: Block[] = [
    { kind: 'heading', level: 2, text: l10n.t('The entries of this report') },
  ];
  if (shown.length === 0)
    return [
      ...blocks,
      { kind: 'paragraph', text: l10n.t('There is no entry of these dates in this report.') },
    ];
  return [
    ...blocks,
    {
      kind: 'table',
      caption: l10n.t('Entries with their digests'),
      columns: [
        { title: l10n.t('Date') },
        { title: l10n.t('Title') },
        { title: l10n.t('Status') },
        { title: l10n.t('File') },
        { title: l10n.t('Digest') },
      ],
      rows: shown.map(({ entry, digest }) => [
        entry.date ?? '',
        entry.title,
        statusText(entry),
        entry.path,
        digest,
      ]),
    },
    { kind: 'note', text: howToCheck() },
    ...(commit
      ? [
          {
            kind: 'note' as const,
            text: l10n.t(
              'The journal’s repository stood at commit {0} when this was made; what was not committed then is not in it.',
              commit,
            ),
          },
        ]
      : []),
  ];
}

export const howToCheck = (): string =>
  l10n.t(
    'How to check a digest: “reflective-journal digest” with the entry’s file prints it anew. It is the SHA-256 of the claim (cpd, date, template and version of the front matter, as canonical JSON by RFC 8785), a line feed, and the text below the front matter with line ends as LF and without blanks at line ends.',
  );
