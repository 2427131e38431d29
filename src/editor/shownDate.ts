/** Days and times as the person reads them, the same as on our pages. */
import * as vscode from 'vscode';
import { displayLocale } from '../core/displayLocale';

const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(displayLocale(vscode.env.language), options);

/** Shown in UTC, as it was made, so that no zone moves it. */
const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** `3 Nov 2025`, or `3 November 2025`, for `2025-11-03`. */
export const shownDay = (day: string, dateStyle: 'medium' | 'long'): string =>
  format({ dateStyle, timeZone: 'UTC' }).format(midnight(day));

/** `November 2025` for `2025-11`. */
export const shownMonth = (month: string): string =>
  format({ month: 'long', year: 'numeric', timeZone: 'UTC' }).format(midnight(`${month}-01`));

/** `15:05`, in the zone of this computer. */
export const shownTime = (milliseconds: number): string =>
  format({ timeStyle: 'short' }).format(milliseconds);
