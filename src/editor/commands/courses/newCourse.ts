import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { journalFilePath } from '../../../core/journal/setup/journalFile';
import { courseFolder, newCourse as courseFiles, newId } from '../../../core/library/newCourse';
import { HumanError } from '../../../core/base/problem';
import { isolateBidi } from '../../../core/base/isolateBidi';
import { setList } from '../../../core/yaml/editYaml';
import { addSplices } from '../../services/edits';
import { showInformationMessage } from '../../services/messages';
import { ask } from '../../ask/ask';
import type { Command } from '../../services/command';
import { pickJournal, saveDocument, writable } from '../../ask/targets';

/** Creates a course in the journal from a working example, and enrols the journal in it. */
export const newCourse: Command = {
  id: 'reflectiveJournal.newCourse',
  async execute(parts) {
    const open = await pickJournal(parts);
    if (!open) return;
    const { journal } = await writable(open);
    const title = await ask({
      title: l10n.t('New Course'),
      prompt: l10n.t('The title that learners see'),
    });
    if (title === undefined) return;
    const { courses, templates } = journal.collections;
    const there = (await journal.files.list('.journal/courses')).files;
    const isTaken = (id: string): boolean =>
      id === 'models' ||
      courses.has(id) ||
      [...templates.keys()].some((ref) => ref.startsWith(`${id}/`)) ||
      there.some((path) => path.startsWith(`${courseFolder(id)}/`));
    const id = newId(title, 'course', isTaken);
    const document = await vscode.workspace.openTextDocument(open.uriOf(journalFilePath));
    const enrolled = journal.setup!.file.courses;
    const change = setList(document.getText(), 'courses', [...enrolled, id]);
    const files = courseFiles(id, title);
    for (const [path, text] of files) await journal.files.create(path, text);
    const edit = new vscode.WorkspaceEdit();
    addSplices(edit, document, change);
    const isEnrolled = (await vscode.workspace.applyEdit(edit)) && (await saveDocument(document));
    const made = files.map(([path]) => ({ kind: 'disk', path }) as const);
    await journal.apply([...made, { kind: 'disk', path: journalFilePath }]);
    await vscode.window.showTextDocument(open.uriOf(files.at(-1)![0]), { preview: false });
    if (!isEnrolled) throw new HumanError(l10n.t('journal.yaml could not be saved.'));
    void showInformationMessage(
      l10n.t(
        'The course “{0}” was created, and this journal is enrolled in it.',
        isolateBidi(title),
      ),
    );
  },
};
