import * as l10n from '@vscode/l10n';
import { journalFilePath } from '../../../core/journal/setup/journalFile';
import { isolateBidi } from '../../../core/base/isolateBidi';
import { setList } from '../../../core/yaml/editYaml';
import { showQuickPick } from '../../services/messages';
import { editFile } from '../../ask/editFile';
import type { Command } from '../../services/command';
import { pickJournal, writable } from '../../ask/targets';

/** Changes the courses of the journal. */
export const chooseCourses: Command = {
  id: 'reflectiveJournal.chooseCourses',
  async execute(parts) {
    const open = await pickJournal(parts);
    if (!open) return;
    const { journal } = await writable(open);
    const enrolled = journal.setup!.file.courses;
    const items = [...journal.collections.courses.values()].map((course) => ({
      label: isolateBidi(course.title),
      description: [
        isolateBidi(course.provider ?? ''),
        course.origin === 'journal' ? l10n.t('from this journal') : '',
      ]
        .filter(Boolean)
        .join(' · '),
      ...(course.summary ? { detail: course.summary } : {}),
      picked: enrolled.includes(course.id),
      id: course.id,
    }));
    const picked = await showQuickPick(items, {
      canPickMany: true,
      title: l10n.t('Choose Courses'),
      placeHolder: l10n.t('Entries of a course stay when you leave it'),
    });
    if (!picked) return;
    const chosen = picked.map(({ id }) => id);
    // Keeps courses that cannot be read at the moment.
    const unreadable = enrolled.filter((id) => !journal.collections.courses.has(id));
    await editFile(open, journalFilePath, (text) =>
      setList(text, 'courses', [...chosen, ...unreadable]),
    );
  },
};
