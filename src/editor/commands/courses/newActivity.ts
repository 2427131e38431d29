import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { readCourse, type Course } from '../../../core/library/course';
import {
  activityPath,
  activityText,
  addToSection,
  courseFolder,
  coursePath,
  isActivityId,
  newId,
  nextNumber,
} from '../../../core/library/newCourse';
import { HumanError } from '../../../core/base/problem';
import { isolateBidi } from '../../../core/base/isolateBidi';
import { addSplices } from '../../services/edits';
import { showInformationMessage, showQuickPick } from '../../services/messages';
import type { OpenJournal } from '../../services/openJournal';
import { ask } from '../../ask/ask';
import type { Command } from '../../services/command';
import { journalOfNode, pickJournal, saveDocument, writable } from '../../ask/targets';

/** Creates an activity in the journal's own course: a file, and its id at the end of a section. */
export const newActivity: Command = {
  id: 'reflectiveJournal.newActivity',
  async execute(parts, argument) {
    const open = journalOfNode(argument) ?? (await pickJournal(parts));
    if (!open) return;
    const { journal } = await writable(open);
    const id = courseOfNode(argument) ?? (await pickCourse(open));
    if (id === undefined) return;
    const document = await vscode.workspace.openTextDocument(open.uriOf(coursePath(id)));
    const course = readCourse(document.getText(), id).value;
    if (!course)
      throw new HumanError(l10n.t('course.yaml cannot be read; the Problems view says why.'));
    const section = await pickSection(course);
    if (section === undefined) return;
    const there = (await journal.files.list(courseFolder(id))).files;
    const isTaken = (one: string): boolean =>
      there.includes(activityPath(id, one)) || journal.collections.templates.has(`${id}/${one}`);
    const activity = await askActivity(course.sections[section]!.activities.at(-1), isTaken);
    if (!activity) return;
    const change = addToSection(document.getText(), section, activity.id);
    const path = activityPath(id, activity.id);
    // Creates the file first, so that the course never names a missing activity.
    await journal.files.create(path, activityText(activity));
    const edit = new vscode.WorkspaceEdit();
    addSplices(edit, document, change);
    const isListed = (await vscode.workspace.applyEdit(edit)) && (await saveDocument(document));
    await journal.apply([path, coursePath(id)].map((one) => ({ kind: 'disk', path: one })));
    await vscode.window.showTextDocument(open.uriOf(path), { preview: false });
    if (!isListed) throw new HumanError(l10n.t('course.yaml could not be saved.'));
  },
};

function courseOfNode(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('course' in argument))
    return undefined;
  return (argument.course as { readonly id: string }).id;
}

/** The course of the active editor, else the only one in the journal, else the user's choice. */
async function pickCourse(open: OpenJournal): Promise<string | undefined> {
  const own = [...open.journal.collections.courses.values()].filter(
    ({ origin }) => origin === 'journal',
  );
  if (own.length === 0) {
    const make = l10n.t('New Course');
    const answer = await showInformationMessage(
      l10n.t('This journal has no course of its own yet.'),
      make,
    );
    if (answer === make) await vscode.commands.executeCommand('reflectiveJournal.newCourse');
    return undefined;
  }
  const uri = vscode.window.activeTextEditor?.document.uri;
  const active = /^\.journal\/courses\/([^/]+)\//.exec((uri && open.pathOf(uri)) ?? '')?.[1];
  if (own.some(({ id }) => id === active)) return active;
  if (own.length === 1) return own[0]!.id;
  const items = own.map(({ id, title }) => ({ label: isolateBidi(title), description: id, id }));
  const title = l10n.t('Which course?');
  return (await showQuickPick(items, { title }))?.id;
}

/** Index of the section in the course. */
async function pickSection({ sections }: Course): Promise<number | undefined> {
  if (sections.length === 0)
    throw new HumanError(l10n.t('The course has no section yet; add one to course.yaml first.'));
  if (sections.length === 1) return 0;
  const items = sections.map(({ number, title, activities }, index) => ({
    label: [number, isolateBidi(title)].filter(Boolean).join(' '),
    description: activities.join(', '),
    index,
  }));
  const title = l10n.t('In which section?');
  return (await showQuickPick(items, { title }))?.index;
}

async function askActivity(
  last: string | undefined,
  isTaken: (id: string) => boolean,
): Promise<Parameters<typeof activityText>[0] | undefined> {
  const command = l10n.t('New Activity');
  const title = await ask({
    title: `${command} (1/3)`,
    prompt: l10n.t('The title that learners see'),
  });
  if (title === undefined) return undefined;
  const number = await ask({
    title: `${command} (2/3)`,
    prompt: l10n.t('Its number in the course (optional), which also names its file'),
    value: nextNumber(last),
    refuse: (text) => {
      if (text === '') return undefined;
      if (!isActivityId(text)) return l10n.t('Use letters, digits, dots and dashes only.');
      return isTaken(text) ? l10n.t('The activity “{0}” already exists.', text) : undefined;
    },
  });
  if (number === undefined) return undefined;
  const timing = await ask({
    title: `${command} (3/3)`,
    prompt: l10n.t('How long it takes, such as 25 min (optional)'),
    value: '25 min',
    refuse: () => undefined,
  });
  if (timing === undefined) return undefined;
  return { id: number || newId(title, 'activity', isTaken), title, number, timing };
}
