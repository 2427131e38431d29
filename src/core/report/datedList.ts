import * as l10n from '@vscode/l10n';
import { hoursWords } from '../base/timeWords';
import type { ReportColumn } from '../schema/frameworkSchema';
import { claimLabel, claimWords } from './claimWords';
import { nothingRecorded, paragraph, table } from './blocks';
import type { Material } from './material';
import { plainWords } from './plainWords';
import { timePlanned, timeRecorded, withPlannedMark, type ShownEntry } from './readEntries';
import type { Block } from './report';

const defaultColumns = (): readonly ReportColumn[] =>
  (['date', 'title', 'type', 'minutes', 'participatory', 'topics'] as const).map((shows) => ({
    title: claimLabel(shows),
    shows,
  }));

/** One row per entry, with the total time below where the framework counts time. */
export function datedList(
  { framework, ledger }: Material,
  caption: string,
  entries: readonly ShownEntry[],
  columns: readonly ReportColumn[] = defaultColumns(),
  done: Set<ShownEntry>,
): Block[] {
  if (entries.length === 0) return [nothingRecorded()];
  const prompts = new Set(columns.map(({ prompt }) => prompt));
  for (const one of entries) {
    const { free, answers } = one.words;
    const isWhole = [...answers].every(([id, { markdown }]) => prompts.has(id) || markdown === '');
    if (free === '' && isWhole) done.add(one);
  }
  const marked = Math.max(
    0,
    columns.findIndex(({ shows }) => shows === 'title'),
  );
  return [
    table(
      caption,
      columns.map(({ title, shows }) => ({
        title,
        isNumber: shows === 'minutes' || shows === 'participatory',
      })),
      entries.map((one) =>
        columns.map(({ shows, prompt }, at) => {
          const answer = plainWords(one.words.answers.get(prompt ?? '')?.markdown ?? '');
          const words = answer !== '' || !shows ? answer : claimWords(framework, one.entry, shows);
          return at === marked ? withPlannedMark(one, words) : words;
        }),
      ),
    ),
    ...(ledger.requirements.some(({ unit }) => unit === 'minutes')
      ? sums(entries).map(paragraph)
      : []),
  ];
}

function sums(entries: readonly ShownEntry[]): string[] {
  const { minutes, together } = timeRecorded(entries);
  const planned = timePlanned(entries).minutes;
  const recorded =
    together > 0
      ? l10n.t('Total: {0}, of which {1} with others.', hoursWords(minutes), hoursWords(together))
      : l10n.t('Total: {0}.', hoursWords(minutes));
  return [
    ...(minutes > 0 ? [recorded] : []),
    ...(planned > 0 ? [l10n.t('Also planned: {0}.', hoursWords(planned))] : []),
  ];
}
