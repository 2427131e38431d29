/** Values of the right kind that mean nothing at their key. Everything else in their file is read all the same. */
import * as l10n from '@vscode/l10n';
import { isPlainDate } from '../base/dates';
import { showControls } from '../base/escapeControls';
import { minutesFromTiming } from '../base/timing';
import type { Severity, Unplaced } from '../base/problem';
import type { Path } from './readings';

interface Doubt {
  readonly severity: Severity;
  readonly message: string;
}

const levels = new Set(['verified', 'unverified', 'secondary']);
/** An address with a scheme, or without one as people type it. */
const address = /^(?:[a-z][a-z0-9+.-]*:\S+|(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?)$/i;

/** Checks by key, which has the same meaning in every file of a collection. */
const checks: Readonly<Record<string, (value: unknown) => Doubt | undefined>> = {
  timing: (value) =>
    typeof value !== 'string' || minutesFromTiming(value) !== undefined
      ? undefined
      : {
          severity: 'warning',
          message: l10n.t(
            '“timing” is “{0}”, which names no time. Write it like 25 min or 1 hour.',
            shortened(value),
          ),
        },
  confidence: (value) =>
    typeof value !== 'string' || levels.has(value)
      ? undefined
      : {
          severity: 'info',
          message: l10n.t(
            '“confidence” is “{0}”, which is none of “verified”, “unverified” and “secondary”. It counts as not verified.',
            shortened(value),
          ),
        },
  source: (value) => noAddress('source', value),
  sourceUrl: (value) => noAddress('sourceUrl', value),
  starts: (value) =>
    // In a leap year, so that 29 February is a day.
    typeof value !== 'string' || value === 'registration' || isPlainDate(`2024-${value}`)
      ? undefined
      : { severity: 'warning', message: noDay('starts', value) },
};

function noAddress(key: string, value: unknown): Doubt | undefined {
  if (typeof value !== 'string' || value.trim() === '' || address.test(value.trim()))
    return undefined;
  return {
    severity: 'info',
    message: l10n.t('“{0}” is “{1}”, which is not an address of a page.', key, shortened(value)),
  };
}

const noDay = (key: string, value: string): string =>
  l10n.t('“{0}” is “{1}”, which is not a day that exists.', key, shortened(value));

/** A value in a message: it may be as long as its file, and have line ends. */
export const shortened = (text: string): string =>
  showControls(text.replace(/^([^]{40})[^]+$/u, '$1…'));

/** @param code of the fields of the file */
export function meaningFindings(value: unknown, code: string, under: Path = []): Unplaced[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const path = [...under, Array.isArray(value) ? Number(key) : key];
    const doubt = Object.hasOwn(checks, key) ? checks[key]!(item) : undefined;
    return [
      ...(doubt ? [{ path, code: `${code}.value`, ...doubt }] : []),
      ...meaningFindings(item, code, path),
    ];
  });
}

const minYear = '1900';
const maxYear = '2200';

/** A day that hardly anybody means. */
export const yearFinding = (date: string): Doubt | undefined =>
  date >= minYear && date < maxYear
    ? undefined
    : {
        severity: 'warning',
        message: l10n.t('“date” is “{0}”. Check the year.', date),
      };

/** Instants of a record that name no day, and times that end before they begin. */
export function instantFindings(
  record: {
    readonly at: string;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
  },
  code: string,
  under: Path,
): readonly Unplaced[] {
  let found: Unplaced[] | undefined;
  const add = (key: string, message: string): void => {
    const finding = { path: [...under, key], severity: 'warning', code: `${code}.value` } as const;
    (found ??= []).push({ ...finding, message });
  };
  for (const key of ['at', 'from', 'to'] as const) {
    const value = record[key];
    if (value !== undefined && !isPlainDate(value.slice(0, 10))) add(key, noDay(key, value));
  }
  const { from, to } = record;
  if (from !== undefined && to !== undefined && Date.parse(to) < Date.parse(from))
    add('to', l10n.t('This time ends before it begins, so it does not count.'));
  return found ?? none;
}

const none: readonly Unplaced[] = [];
