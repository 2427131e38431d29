/** Everything about reports that is loaded when the first one is made: on desktop a bundle of its own. */
import * as l10n from '@vscode/l10n';

export { buildReport, candidatesOf, type ReportSources, type ReportWish } from './buildReport';
export { renderReport } from './formats';
export { renderHtml } from './formats/html';
export { teamCsv } from './teamCsv';
export { teamPaper } from './teamPaper';
export { participationIn, participationJson, participationPaper } from './participation';

/** A bundle of its own knows no language yet. */
export const useWords = (contents: Readonly<Record<string, string>>): void =>
  l10n.config({ contents });
