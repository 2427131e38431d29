import * as l10n from '@vscode/l10n';
import { hoursWords } from '../base/timeWords';
import type { ReportColumn } from '../schema/frameworkSchema';
import { claimLabel, claimWords } from './claimWords';
import { nothingYet, type Material } from './material';
import { plainWords } from './plainWords';
import type { ShownEntry } from './readEntries';
import type { Block } from './report';
import { timePlanned, timeRecorded } from './timeOf';

const usual = (): readonly ReportColumn[] =>
  (['date', 'title', 'type', 'minutes', 'participatory', 'topics'] as const).map((shows) => ({
    title: claimLabel(shows),
    shows,
  }));

/** A row an entry, with the sum of the time below: an entry stands in it once, whatever it is claimed for. */
export function datedList(
  { framework }: Material,
  caption: string,
  entries: readonly ShownEntry[],
  columns: readonly ReportColumn[] = usual(),
  done: Set<ShownEntry>,
): Block[] {
  if (entries.length === 0) return [nothingYet()];
  const prompts = new Set(columns.map(({ prompt }) => prompt));
  for (const one of entries) {
    const { free, answers } = one.words;
    const isWhole = [...answers].every(([id, { markdown }]) => prompts.has(id) || markdown === '');
    if (free === '' && isWhole) done.add(one);
  }
  const blocks: Block[] = [
    {
      kind: 'table',
      caption,
      columns: columns.map(({ title, shows }) => ({
        title,
        isNumber: shows === 'minutes' || shows === 'participatory',
      })),
      rows: entries.map((one) =>
        columns.map(({ shows, prompt }) => {
          const answer = plainWords(one.words.answers.get(prompt ?? '')?.markdown ?? '');
          if (answer !== '' || !shows) return answer;
          return claimWords(framework, one.entry, shows);
        }),
      ),
    },
  ];
  for (const text of sums(entries)) blocks.push({ kind: 'paragraph', text });
  return blocks;
}

function sums(entries: readonly ShownEntry[]): string[] {
  const { minutes, together } = timeRecorded(entries);
  const planned = timePlanned(entries).minutes;
  const recorded =
    together > 0
      ? l10n.t('Together {0}, of which {1} with others.', hoursWords(minutes), hoursWords(together))
      : l10n.t('Together {0}.', hoursWords(minutes));
  return [
    ...(minutes > 0 ? [recorded] : []),
    ...(planned > 0 ? [l10n.t('Planned besides: {0}.', hoursWords(planned))] : []),
  ];
}
