/** The overview of a team as a document, for a meeting. */
import * as l10n from '@vscode/l10n';
import { today } from '../base/dates';
import type { Clock } from '../base/ports';
import { rowName } from '../team/teamOrder';
import type { JournalOverview } from '../team/teamOverview';
import { teamTable } from '../team/teamTable';
import { teamTopics, type TeamTopics } from '../team/teamTopics';
import { heading, listSection, note, numberColumn, table } from './blocks';
import type { Block, Paper } from './report';

/** @param language BCP 47 */
export function teamPaper(
  overviews: readonly JournalOverview[],
  clock: Clock,
  language: string,
): Paper {
  const { columns, rows } = teamTable(overviews);
  const count = overviews.length;
  return {
    title: l10n.t('Team overview'),
    subtitle: count === 1 ? l10n.t('1 journal') : l10n.t('{0} journals', count),
    ...{ language, author: '', made: today(clock), commit: undefined },
    blocks: [
      heading(2, l10n.t('Journals')),
      table(l10n.t('Progress of each journal'), columns, rows),
      ...listSection(
        l10n.t('Please note'),
        overviews.flatMap((one) =>
          one.notices.map(({ entry, text }) => `${rowName(one)}: ${entry}: ${text}`),
        ),
      ),
      ...openBlocks(overviews),
      ...teamTopics(overviews).flatMap(topicBlocks),
      note(
        l10n.t(
          'This shows what is recorded in these journals and what is still needed. Private entries are not in it.',
        ),
      ),
    ],
  };
}

function openBlocks(overviews: readonly JournalOverview[]): Block[] {
  const rows = overviews.flatMap((one) =>
    one.frameworks.flatMap(({ title, to, open }) =>
      open.length === 0 ? [] : [[rowName(one), title, to, open.join('; ')]],
    ),
  );
  if (rows.length === 0) return [];
  return [
    heading(2, l10n.t('Still needed')),
    table(
      l10n.t('Requirements with something open'),
      [l10n.t('Person'), l10n.t('Framework'), l10n.t('Cycle ends'), l10n.t('Still needed')],
      rows,
    ),
  ];
}

const topicBlocks = ({ title, people, topics }: TeamTopics): Block[] => [
  heading(2, l10n.t('Topics covered: {0}', title)),
  table(
    l10n.t('What the group has covered'),
    [l10n.t('Topic'), numberColumn(l10n.t('People')), l10n.t('Covered by')],
    topics.map((topic) => [
      topic.title,
      l10n.t('{0} of {1}', topic.covered, people.length),
      people
        .filter((_, at) => topic.entries[at]! > 0)
        .map(rowName)
        .join('; '),
    ]),
  ),
];
