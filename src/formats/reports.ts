/** The code for reports, loaded when the first one is made: a separate bundle on desktop. */
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

/** Sets the translations of the separate bundle. */
export const useWords = (contents: Readonly<Record<string, string>>): void =>
  l10n.config({ contents });
