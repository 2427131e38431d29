import * as l10n from '@vscode/l10n';
import { isOverstated } from './claim';
import type { Collections } from '../library/collections';
import type { Entry } from './entry';
import { idMeant, topicsOf, type Framework } from '../library/framework';
import { hoursWords } from '../base/timeWords';
import { withSuggestion } from '../base/didYouMean';
import { isPrivate } from '../base/paths';
import type { Severity } from '../base/problem';

const email = /[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+/;
/** An NMC Pin such as 12A3456E, or a number too long for a count or a year. */
const number = /\b\d{2}[A-Z]\d{4}[A-Z]\b|\d(?:[ -]?\d){4,}/i;

/** Whether a text contains details that belong below `private/`. */
export const namesPerson = (text: string): boolean => email.test(text) || number.test(text);

const maxUnknown = 10;
/** Of a leap year. */
const maxYearMinutes = 366 * 24 * 60;

type Add = (severity: Severity, code: string, key: string, message: string) => void;

/** Reports claims that contradict themselves, and details that should not be shared. */
export function claimProblems(
  { claim, path }: Pick<Entry, 'claim' | 'path'>,
  collections: Collections,
  add: Add,
): void {
  if (!claim) return;
  const { minutes, participatory, registrations, covers, counterpart, type } = claim;
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
  if (type !== undefined) nameFinding('type', type, 'cpd.type', typesIn(collections), add);
  const named = new Set<string>();
  for (const [index, one] of registrations.entries()) {
    if (named.has(one) || named.size >= maxUnknown) continue;
    named.add(one);
    const key = `cpd.registrations.${index}`;
    nameFinding('registration', one, key, registrationsIn(collections), add);
  }
  if (minutes > maxYearMinutes)
    add(
      'warning',
      'entry.minutes',
      'cpd.minutes',
      l10n.t('{0} are more than a year has.', hoursWords(minutes)),
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

type Named = readonly { readonly id: string; readonly title: string }[];

/** Caches by collections: every entry with a claim may name some. */
const allTypes = new WeakMap<Collections, Named>();
const allRegistrations = new WeakMap<Collections, Named>();

const typesIn = (collections: Collections): Named =>
  fromAll(allTypes, collections, (framework) => framework.types);
const registrationsIn = (collections: Collections): Named =>
  fromAll(allRegistrations, collections, (framework) => framework.registrations);

function fromAll(
  cache: WeakMap<Collections, Named>,
  collections: Collections,
  of: (framework: Framework) => Named,
): Named {
  let known = cache.get(collections);
  if (!known) {
    const all = new Map<string, Named[number]>();
    for (const framework of collections.frameworks.values())
      for (const one of of(framework)) if (!all.has(one.id)) all.set(one.id, one);
    cache.set(collections, (known = [...all.values()]));
  }
  return known;
}

/** Reports a name that no framework has, or that is read other than as written. */
function nameFinding(
  kind: 'type' | 'registration',
  written: string,
  key: string,
  known: Named,
  add: Add,
): void {
  const id = idMeant(known, written);
  if (id === written) return;
  if (id !== undefined)
    add('info', `entry.${kind}.read`, key, l10n.t('“{0}” is read as “{1}”.', written, id));
  else {
    const message =
      kind === 'type'
        ? l10n.t('No framework has the type “{0}”, so it counts for none.', written)
        : l10n.t('No framework has the registration “{0}”, so it counts for none.', written);
    const ids = known.map((one) => one.id);
    add('warning', `entry.unknown-${kind}`, key, withSuggestion(message, written, ids));
  }
}

function topicMessage(ref: string, collections: Collections): string {
  const framework = frameworkOf(ref, collections);
  if (!framework) return l10n.t('There is no readable framework for the topic “{0}”.', ref);
  const message = l10n.t('{0} has no topic “{1}”, so it counts for none.', framework.title, ref);
  return withSuggestion(
    message,
    ref,
    topicsOf(framework).map((one) => one.ref),
  );
}
