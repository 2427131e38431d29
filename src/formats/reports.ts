/** Everything about reports that is loaded when the first one is made: on desktop a bundle of its own. */
import * as l10n from '@vscode/l10n';

export {
  buildReport,
  candidatesOf,
  type ReportSources,
  type ReportRequest,
} from '../core/report/buildReport';
export { renderReport } from '.';
export { renderHtml } from './html';
export { teamCsv } from './teamCsv';
export { teamPaper } from '../core/report/teamPaper';
export {
  participationIn,
  participationJson,
  participationPaper,
} from '../core/report/participation';

/** A bundle of its own knows no language yet. */
export const useWords = (contents: Readonly<Record<string, string>>): void =>
  l10n.config({ contents });
