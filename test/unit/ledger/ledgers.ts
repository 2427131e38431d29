import { ledgerOf } from '../../../src/core/ledger/ledgerOf';
import type { Cycle, Ledger, RequirementState } from '../../../src/core/ledger/ledger';
import { builtIn, entryOf, journalTexts, journalYaml, loaded } from '../../kit/samples';

/** An entry that claims something, as a test writes it down. */
export interface Claimed {
  readonly date?: string;
  readonly form?: string;
  readonly cpd?: Readonly<Record<string, unknown>>;
  /** Answers by prompt, beside those to all others of its form; `''` leaves one open. */
  readonly answers?: Readonly<Record<string, string>>;
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly path?: string;
}

type Follow = Readonly<Record<string, unknown>>;

/** @param more other files of the journal; @param copies of one entry, as many as a case needs */
export async function ledger(
  framework: string,
  entries: readonly Claimed[],
  follow: Follow = {},
  more: Readonly<Record<string, string>> = {},
  cycle?: Cycle,
): Promise<Ledger> {
  const { journal } = await loaded({
    ...journalTexts,
    '.journal/journal.yaml': `${journalYaml}frameworks: [${JSON.stringify({ id: framework, ...follow })}]\n`,
    ...Object.fromEntries(entries.map((one, at) => [pathOf(one, at), textOf(framework, one, at)])),
    ...more,
  });
  return ledgerOf(journal, journal.setup!.file.frameworks[0]!, cycle)!;
}

const pathOf = ({ path }: Claimed, at: number): string =>
  path ?? `entries/${String(at).padStart(4, '0')}.md`;

function textOf(framework: string, one: Claimed, at: number): string {
  const { date = '2026-10-01', form, cpd, answers, meta } = one;
  const ref = form && (form.includes('/') ? form : `${framework}/${form}`);
  return entryOf(
    {
      id: `entry-${at}`,
      ...(ref && { template: ref, version: 1 }),
      title: `Entry ${at}`,
      ...(date && { date }),
      ...(cpd && { cpd }),
      ...meta,
    },
    answers && { ...allOf(ref), ...answers },
  );
}

/** An answer to every question of the form. */
const allOf = (ref = ''): Record<string, string> =>
  Object.fromEntries((builtIn.templates.get(ref)?.prompts ?? []).map(({ id }) => [id, 'Words.']));

export const times = (count: number, one: Claimed): Claimed[] =>
  Array.from({ length: count }, () => one);

export function requirement({ requirements }: Ledger, id: string): RequirementState {
  const found = requirements.find((one) => one.id === id);
  if (!found) throw new Error(`no requirement ${id}`);
  return found;
}
