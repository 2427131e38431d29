/** Formats days and times in the user's language, like our pages. */
import * as vscode from 'vscode';
import { dayFormat, type DayStyle } from '../../core/base/dayFormat';
import { displayLocale } from '../../core/base/displayLocale';

const shown = (day: string, style: DayStyle): string =>
  dayFormat(vscode.env.language, style).format(Date.parse(`${day}T00:00:00Z`));

/** `3 Nov 2025`, or `3 November 2025`, for `2025-11-03`. */
export const shownDay = (day: string, dateStyle: 'medium' | 'long'): string =>
  shown(day, dateStyle);

/** `November 2025` for `2025-11`. */
export const shownMonth = (month: string): string => shown(`${month}-01`, 'month');

/** `15:05` in this computer's zone. Creates a format each time, since the zone may change. */
export const shownTime = (milliseconds: number): string =>
  new Intl.DateTimeFormat(displayLocale(vscode.env.language), { timeStyle: 'short' }).format(
    milliseconds,
  );
