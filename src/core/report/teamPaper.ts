/** The overview of a team as a page to be printed and brought to a meeting. */
import * as l10n from '@vscode/l10n';
import { today } from '../base/dates';
import type { Clock } from '../base/ports';
import { rowName } from '../team/teamOrder';
import type { JournalOverview } from '../team/teamOverview';
import { teamTable } from '../team/teamTable';
import { teamTopics, type TeamTopics } from '../team/teamTopics';
import type { Block, Paper } from './report';

/** @param language BCP 47 */
export function teamPaper(
  overviews: readonly JournalOverview[],
  clock: Clock,
  language: string,
): Paper {
  const made = today(clock);
  const { columns, rows } = teamTable(overviews);
  const count = overviews.length;
  return {
    title: l10n.t('Team overview'),
    subtitle: count === 1 ? l10n.t('1 journal') : l10n.t('{0} journals', count),
    ...{ language, author: '', made, commit: undefined },
    blocks: [
      { kind: 'heading', level: 2, text: l10n.t('Journals') },
      { kind: 'table', caption: l10n.t('Progress of each journal'), columns, rows },
      ...noticeBlocks(overviews),
      ...openBlocks(overviews),
      ...teamTopics(overviews).flatMap(topicBlocks),
      {
        kind: 'note',
        text: l10n.t(
          'This says what is recorded in these journals and what is still open. Private entries are not in it.',
        ),
      },
    ],
  };
}

function noticeBlocks(overviews: readonly JournalOverview[]): Block[] {
  const items = overviews.flatMap((one) =>
    one.notices.map(({ entry, text }) => `${rowName(one)}: ${entry}: ${text}`),
  );
  if (items.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: l10n.t('Please note') },
    { kind: 'list', items },
  ];
}

function openBlocks(overviews: readonly JournalOverview[]): Block[] {
  const rows = overviews.flatMap((one) =>
    one.frameworks.flatMap(({ title, to, open }) =>
      open.length === 0 ? [] : [[rowName(one), title, to, open.join('; ')]],
    ),
  );
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: l10n.t('Still open') },
    {
      kind: 'table',
      caption: l10n.t('Requirements with something open'),
      columns: [
        { title: l10n.t('Person') },
        { title: l10n.t('Framework') },
        { title: l10n.t('Cycle ends') },
        { title: l10n.t('Still open') },
      ],
      rows,
    },
  ];
}

const topicBlocks = ({ title, people, topics }: TeamTopics): Block[] => [
  { kind: 'heading', level: 2, text: l10n.t('Topics covered: {0}', title) },
  {
    kind: 'table',
    caption: l10n.t('What the group has covered'),
    columns: [
      { title: l10n.t('Topic') },
      { title: l10n.t('People'), isNumber: true },
      { title: l10n.t('Covered by') },
    ],
    rows: topics.map((topic) => [
      topic.title,
      l10n.t('{0} of {1}', topic.covered, people.length),
      people
        .filter((_, at) => topic.entries[at]! > 0)
        .map(rowName)
        .join('; '),
    ]),
  },
];
