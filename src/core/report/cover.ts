/** The beginning of a report: its author, framework and dates. */
import * as l10n from '@vscode/l10n';
import { isVerified } from '../library/framework';
import type { Ledger } from '../ledger/ledger';
import { hoursWords } from '../base/timeWords';
import type { ShownEntry } from './readEntries';
import { note } from './blocks';
import type { Block, Report } from './report';

interface CoverFacts extends Pick<Report, 'author' | 'made'> {
  readonly leftOut: number;
}

export function coverBlocks(
  ledger: Ledger,
  shown: readonly ShownEntry[],
  { author, made, leftOut }: CoverFacts,
): Block[] {
  const { framework, followed, cycle } = ledger;
  const rows = [
    { label: l10n.t('Name'), value: author },
    ...(framework.regulator ? [{ label: l10n.t('Regulator'), value: framework.regulator }] : []),
    ...registrations(ledger),
    { label: l10n.t('Dates'), value: l10n.t('{0} to {1}', cycle.from, cycle.to) },
    { label: l10n.t('Made on'), value: made },
    { label: l10n.t('Entries'), value: String(shown.length) },
    ...times(ledger),
  ];
  const notes = [
    ...(ledger.isCycle
      ? []
      : [l10n.t('These dates are not a cycle, so nothing is called met or open.')]),
    ...(followed.until ? [l10n.t('This framework was followed until {0}.', followed.until)] : []),
    ...countNotes(ledger, leftOut),
  ];
  return [{ kind: 'facts', rows }, ...notes.map(note)];
}

/** Each kind of time that the framework counts. */
const times = ({ requirements }: Ledger): { label: string; value: string }[] =>
  requirements
    .filter(({ rule }) => rule === 'sum')
    .map(({ title, recorded, planned }) => ({
      label: title,
      value:
        planned === 0
          ? hoursWords(recorded)
          : l10n.t('{0}; {1} planned', hoursWords(recorded), hoursWords(planned)),
    }));

/** What a reader should know of the report itself: the last line of it, apart from the person's words. */
export function caveats({ framework, requirements }: Ledger): Block {
  const { sourceUrl, checkedOn } = framework;
  const isChecked = isVerified(framework) && requirements.every((one) => one.isVerified);
  return note(
    [
      l10n.t('This report shows what is recorded and makes no judgement.'),
      sourceUrl === undefined
        ? ''
        : checkedOn === undefined
          ? l10n.t('Requirements are at {0}.', sourceUrl)
          : l10n.t('Requirements taken from {0} on {1}.', sourceUrl, checkedOn),
      isChecked ? '' : l10n.t('Some are not yet checked there.'),
    ]
      .filter(Boolean)
      .join(' '),
  );
}

function registrations({ framework, registrations }: Ledger): { label: string; value: string }[] {
  const held = registrations.map(
    (id) => framework.registrations.find((one) => one.id === id)?.title ?? id,
  );
  return held.length === 0 ? [] : [{ label: l10n.t('Registered as'), value: held.join('; ') }];
}

/** Notes about entries that are not in the figures. */
function countNotes({ undated, unassigned, rejected }: Ledger, leftOut: number): string[] {
  const minutes = unassigned.reduce((sum, { claim }) => sum + claim!.minutes, 0);
  return [
    unassigned.length > 0 &&
      l10n.t(
        '{0} count for none of the registrations: {1}.',
        hoursWords(minutes),
        unassigned.map(({ title }) => l10n.t('“{0}”', title)).join(', '),
      ),
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
