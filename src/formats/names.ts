/** The formats of reports, without the code that writes them. */
import * as l10n from '@vscode/l10n';

export const reportFormats = ['html', 'docx', 'pdf', 'csv', 'md', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** The message about characters missing in a PDF; `undefined` if there are none. */
export function missingText(missing: readonly string[]): string | undefined {
  if (missing.length === 0) return undefined;
  const some = missing.slice(0, 12).join(' ');
  return missing.length === 1
    ? l10n.t('The PDF cannot draw the character {0}. HTML, printed, can.', some)
    : l10n.t('The PDF cannot draw {0} characters: {1}. HTML, printed, can.', missing.length, some);
}
