import * as l10n from '@vscode/l10n';
import { isOverstated } from './claim';
import type { Collections } from '../library/collections';
import type { Entry } from './entry';
import { topicsOf, type Framework } from '../library/framework';
import { hoursWords } from '../base/timeWords';
import { isPrivate } from '../base/paths';
import type { Severity } from '../base/problem';

const email = /[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+/;
/** An NMC Pin such as 12A3456E, or a number too long for a count or a year. */
const number = /\b\d{2}[A-Z]\d{4}[A-Z]\b|\d(?:[ -]?\d){4,}/i;

/** Whether a text contains details that belong below `private/`. */
export const namesPerson = (text: string): boolean => email.test(text) || number.test(text);

const maxUnknown = 10;

type Add = (severity: Severity, code: string, key: string, message: string) => void;

/** Reports claims that contradict themselves, and details that should not be shared. */
export function claimProblems(
  { claim, path }: Pick<Entry, 'claim' | 'path'>,
  collections: Collections,
  add: Add,
): void {
  if (!claim) return;
  const { minutes, participatory, covers, counterpart, type } = claim;
  if (isOverstated(claim))
    add(
      'warning',
      'entry.participatory',
      'cpd.participatory',
      l10n.t(
        'More time was spent with others ({0}) than altogether ({1}); what is too much does not count.',
        hoursWords(participatory),
        hoursWords(minutes),
      ),
    );
  const unknown = new Set<string>();
  for (const [index, ref] of covers.entries()) {
    if (unknown.has(ref) || isTopic(ref, collections)) continue;
    if (unknown.add(ref).size > maxUnknown) break;
    const message = topicMessage(ref, collections);
    add('warning', 'entry.unknown-topic', `cpd.covers.${index}`, message);
  }
  if (type !== undefined && !isType(type, collections))
    add(
      'info',
      'entry.unknown-type',
      'cpd.type',
      l10n.t('No framework has the type “{0}”, so it counts for none.', type),
    );
  if (counterpart !== undefined && !isPrivate(path) && namesPerson(counterpart))
    add(
      'warning',
      'entry.counterpart-details',
      'cpd.counterpart',
      l10n.t(
        'This looks like someone’s e-mail address or number. Name their role here; “Add Counterpart Details” keeps the rest below private/.',
      ),
    );
}

const frameworkOf = (ref: string, { frameworks }: Collections): Framework | undefined =>
  frameworks.get(ref.slice(0, Math.max(0, ref.indexOf('/'))));

/** Cache by framework: thousands of entries name the same few topics. */
const topics = new WeakMap<Framework, ReadonlySet<string>>();

function isTopic(ref: string, collections: Collections): boolean {
  const framework = frameworkOf(ref, collections);
  if (!framework) return false;
  let known = topics.get(framework);
  if (!known) topics.set(framework, (known = new Set(topicsOf(framework).map((one) => one.ref))));
  return known.has(ref);
}

/** Cache by collections: every entry with a claim may name a type. */
const types = new WeakMap<Collections, ReadonlySet<string>>();

function isType(type: string, collections: Collections): boolean {
  let known = types.get(collections);
  if (!known) {
    const all = [...collections.frameworks.values()].flatMap((one) => one.types);
    types.set(collections, (known = new Set(all.map(({ id }) => id))));
  }
  return known.has(type);
}

function topicMessage(ref: string, collections: Collections): string {
  const framework = frameworkOf(ref, collections);
  return framework
    ? l10n.t('{0} has no topic “{1}”, so it counts for none.', framework.title, ref)
    : l10n.t('There is no readable framework for the topic “{0}”.', ref);
}
