/** The claim of an entry, as text. */
import * as l10n from '@vscode/l10n';
import { participatoryOf } from '../entries/claim';
import type { Entry } from '../entries/entry';
import { topicsOf, typeTitle, type Framework } from '../library/framework';
import { hoursWords } from '../base/timeWords';
import { statusText } from '../progress/progressText';
import type { ReportColumn } from '../schema/frameworkSchema';

const noOthers: ReadonlyMap<string, Framework> = new Map();

type Shown = NonNullable<ReportColumn['shows']>;

/** Empty if nothing is claimed. */
export function claimWords(framework: Framework, entry: Entry, shows: Shown): string {
  const { claim } = entry;
  switch (shows) {
    case 'date':
      return entry.date ?? '';
    case 'title':
      return entry.title;
    case 'type':
      return claim?.type === undefined ? '' : typeTitle(framework, noOthers, claim.type);
    case 'minutes':
      return claim?.minutes ? hoursWords(claim.minutes) : '';
    case 'participatory':
      return claim && participatoryOf(claim) > 0 ? hoursWords(participatoryOf(claim)) : '';
    case 'topics':
      return topicTitles(framework, claim?.covers ?? []).join('; ');
    case 'evidence':
      return (claim?.evidence ?? []).join('; ');
    case 'counterpart':
      return claim?.counterpart ?? '';
  }
}

export const claimLabel = (shows: Shown): string =>
  ({
    date: l10n.t('Date'),
    title: l10n.t('Title'),
    type: l10n.t('Type'),
    minutes: l10n.t('Time'),
    participatory: l10n.t('Together with others'),
    topics: l10n.t('Topics'),
    evidence: l10n.t('Evidence'),
    counterpart: l10n.t('Who took part'),
  })[shows];

const asFacts: readonly Shown[] = [
  ...(['date', 'type', 'minutes', 'participatory', 'topics', 'counterpart', 'evidence'] as const),
];

export function factRows(framework: Framework, entry: Entry): { label: string; value: string }[] {
  const rows = asFacts.map((shows) => ({
    label: claimLabel(shows),
    value: claimWords(framework, entry, shows),
  }));
  return [
    ...rows.filter(({ value }) => value !== ''),
    { label: l10n.t('Status'), value: statusText(entry) },
  ];
}

/** Topics of this framework; those of others are in their own reports. */
function topicTitles(framework: Framework, covers: readonly string[]): string[] {
  const titles = new Map(topicsOf(framework).map(({ ref, title }) => [ref, title]));
  return covers
    .filter((ref) => ref.startsWith(`${framework.id}/`))
    .map((ref) => titles.get(ref) ?? ref);
}
