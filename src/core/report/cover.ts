/** The beginning of a report: its author, framework and dates. */
import * as l10n from '@vscode/l10n';
import { isVerified } from '../library/framework';
import type { Ledger } from '../ledger/ledger';
import { hoursWords } from '../base/timeWords';
import { timePlanned, timeRecorded, type ShownEntry } from './readEntries';
import { note, notChecked } from './blocks';
import type { Block, Report } from './report';

interface CoverFacts extends Pick<Report, 'author' | 'made' | 'commit'> {
  readonly leftOut: number;
}

export function coverBlocks(
  ledger: Ledger,
  shown: readonly ShownEntry[],
  { author, made, commit, leftOut }: CoverFacts,
): Block[] {
  const { framework, followed, cycle } = ledger;
  const planned = timePlanned(shown).minutes;
  const rows = [
    { label: l10n.t('Name'), value: author },
    { label: l10n.t('Framework'), value: framework.title },
    ...(framework.regulator ? [{ label: l10n.t('Regulator'), value: framework.regulator }] : []),
    ...registrations(ledger),
    { label: l10n.t('Dates'), value: l10n.t('{0} to {1}', cycle.from, cycle.to) },
    { label: l10n.t('Made on'), value: made },
    { label: l10n.t('Entries'), value: String(shown.length) },
    { label: l10n.t('Time recorded'), value: hoursWords(timeRecorded(shown).minutes) },
    ...(planned > 0 ? [{ label: l10n.t('Time planned'), value: hoursWords(planned) }] : []),
    ...(commit ? [{ label: l10n.t('Commit'), value: commit }] : []),
  ];
  const notes = [
    l10n.t('This report shows what is recorded and what is still needed. It makes no judgement.'),
    ...(followed.until ? [l10n.t('This framework was followed until {0}.', followed.until)] : []),
    ...sourceNotes(ledger),
    ...countNotes(ledger, leftOut),
  ];
  return [{ kind: 'facts', rows }, ...notes.map(note)];
}

function registrations({ framework, followed }: Ledger): { label: string; value: string }[] {
  const held = (followed.registrations ?? []).map(
    (id) => framework.registrations.find((one) => one.id === id)?.title ?? id,
  );
  return held.length === 0 ? [] : [{ label: l10n.t('Registered as'), value: held.join('; ') }];
}

function sourceNotes({ framework }: Ledger): string[] {
  const { sourceUrl, checkedOn, notes } = framework;
  const source =
    sourceUrl === undefined
      ? []
      : checkedOn === undefined
        ? [l10n.t('Requirements are at {0}.', sourceUrl)]
        : [l10n.t('Requirements taken from {0} on {1}.', sourceUrl, checkedOn)];
  return [
    ...source,
    ...(isVerified(framework)
      ? []
      : [
          l10n.t(
            'The requirements are not yet checked against the source; please check them there.',
          ),
        ]),
    ...notes.map((note) => (isVerified(note) ? note.text : `${note.text} ${notChecked()}`)),
  ];
}

/** Notes about entries that are not in the figures. */
function countNotes({ undated, rejected }: Ledger, leftOut: number): string[] {
  return [
    leftOut === 1
      ? l10n.t('1 entry of these dates was left out by choice; it is in none of the figures.')
      : leftOut > 0 &&
        l10n.t(
          '{0} entries of these dates were left out by choice; they are in none of the figures.',
          leftOut,
        ),
    undated.length === 1
      ? l10n.t('1 entry that claims something has no date, so it is not in this report.')
      : undated.length > 0 &&
        l10n.t(
          '{0} entries that claim something have no date, so they are not in this report.',
          undated.length,
        ),
    rejected.length === 1
      ? l10n.t('1 entry is not counted because a reviewer did not accept its claim.')
      : rejected.length > 0 &&
        l10n.t(
          '{0} entries are not counted because a reviewer did not accept their claims.',
          rejected.length,
        ),
  ].filter((text) => text !== false);
}
