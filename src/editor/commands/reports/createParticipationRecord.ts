import * as l10n from '@vscode/l10n';
import { today } from '../../../core/base/dates';
import { HumanError } from '../../../core/base/problem';
import { progressOf } from '../../../core/progress/progress';
import { setStatusBarMessage, showQuickPick } from '../../services/messages';
import type { OpenJournal } from '../../services/openJournal';
import { reportCode, reportLanguage, reportSources } from '../../pages/reportSources';
import { closeReportPreview, showReportPreview } from '../../pages/reportPreview';
import { askWhere, saveReport, suggestedUri, whatNow } from '../../pages/saveReport';
import type { Command } from '../../services/command';
import { pickJournal } from '../../ask/targets';

/** Creates a record of participation in a completed course, as a page or as JSON. */
export const createParticipationRecord: Command = {
  id: 'reflectiveJournal.createParticipationRecord',
  async execute(parts) {
    const open = await pickJournal(parts);
    if (!open) return;
    await open.loaded;
    const course = await pickCourse(open);
    if (course === undefined) return;
    const format = await pickFormat();
    if (!format) return;
    const code = await reportCode(parts.host);
    const { history } = reportSources(open);
    const record = await code.participationIn(open.journal, course, history);
    if ('refused' in record) throw new HumanError(record.refused);
    const content =
      format === 'json'
        ? code.participationJson(record)
        : code.renderHtml(code.participationPaper(record, reportLanguage()));
    const name = `${today(open.journal.world.clock)}-${course}`;
    const suggested = await suggestedUri(open.root, name, format);
    showReportPreview(
      course,
      format === 'json' ? { text: content } : { html: content },
      parts.context.extensionUri,
    );
    const answer = await whatNow(open.pathOf(suggested)!, undefined);
    const uri = answer === 'elsewhere' ? await askWhere(open.root, suggested) : suggested;
    if (answer && uri && (await saveReport(parts.host, open.root, uri, content))) return;
    closeReportPreview();
    setStatusBarMessage(l10n.t('No report was saved.'));
  },
};

/** The only completed course, else the user's choice. */
async function pickCourse({ journal }: OpenJournal): Promise<string | undefined> {
  const done = progressOf(journal).courses.filter((course) => course.done >= course.required);
  if (done.length === 0)
    throw new HumanError(
      l10n.t('You have not completed a course yet. You can create the record once you have.'),
    );
  if (done.length === 1) return done[0]!.id;
  const items = done.map(({ id, title, provider }) => ({
    label: title,
    description: provider,
    id,
  }));
  const title = l10n.t('Create Participation Record: of which course?');
  return (await showQuickPick(items, { title }))?.id;
}

async function pickFormat(): Promise<'html' | 'json' | undefined> {
  const items = [
    { label: 'HTML', description: l10n.t('a page to print or to send'), format: 'html' },
    { label: 'JSON', description: l10n.t('for other programs'), format: 'json' },
  ] as const;
  const title = l10n.t('Create Participation Record: in which format?');
  return (await showQuickPick(items, { title }))?.format;
}
