import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { mustBeWritable } from '../../../core/actions/addRecords';
import { labelOf } from '../../../core/library/collections';
import {
  progressOf,
  type ActivityProgress,
  type ChoiceProgress,
} from '../../../core/progress/progress';
import { statusText } from '../../../core/progress/progressText';
import type { Template } from '../../../core/library/template';
import { HumanError } from '../../../core/base/problem';
import { isolateBidi } from '../../../core/base/isolateBidi';
import { showInformationMessage, showQuickPick } from '../../services/messages';
import type { OpenJournal } from '../../services/openJournal';
import { shownDay } from '../../services/shownDate';
import type { Command } from '../../services/command';
import { makeEntry } from '../../ask/openEntry';
import { journalOfNode, pickJournal, templateRefOf, writable } from '../../ask/targets';
import { newestFirst } from '../../../core/entries/entry';

export const newEntryFromActivity: Command = {
  id: 'reflectiveJournal.newEntry',
  async execute(parts, argument) {
    const open = journalOfNode(argument) ?? (await pickJournal(parts));
    if (!open) return;
    await writable(open);
    const ref =
      templateRefOf(argument) ?? (await pickActivity(open, l10n.t('New Entry from Activity')));
    if (ref === undefined) return;
    const template = open.journal.collections.templates.get(ref);
    if (!template) throw new HumanError(l10n.t('There is no readable template “{0}”.', ref));
    const existing = await pickExisting(open, template);
    if (existing === undefined) return;
    if (existing === 'another') await makeEntry(open, template);
    else await vscode.window.showTextDocument(open.uriOf(existing), { preview: false });
  },
};

/** Asks for an activity, in one list by course and section. `undefined` on Escape. */
export async function pickActivity(open: OpenJournal, title: string): Promise<string | undefined> {
  const { courses } = progressOf(open.journal);
  const items: (vscode.QuickPickItem & { ref?: string })[] = [];
  for (const course of courses) {
    for (const section of course.sections) {
      // Short, since the separator shares the row of its first item.
      const heading = section.number ? l10n.t('Section {0}', section.number) : section.title;
      items.push({ label: heading, kind: vscode.QuickPickItemKind.Separator });
      for (const activity of section.activities) {
        const choice = section.choices.find(({ of }) =>
          of.includes(activity.id.slice(course.id.length + 1)),
        );
        items.push({
          label: [activity.number, isolateBidi(activity.title)].filter(Boolean).join(' '),
          description: describe(activity),
          detail: [isolateBidi(course.title), ...(choice ? [choiceText(choice)] : [])].join(' · '),
          ref: activity.id,
        });
      }
    }
  }
  if (items.length === 0) {
    // The courses are unknown if journal.yaml cannot be read.
    mustBeWritable(open.journal);
    const choose = l10n.t('Choose Courses');
    const answer = await showInformationMessage(
      l10n.t('This journal is not enrolled in a course yet.'),
      choose,
    );
    if (answer === choose) await vscode.commands.executeCommand('reflectiveJournal.chooseCourses');
    return undefined;
  }
  const picked = await showQuickPick(items, {
    title,
    placeHolder: l10n.t('Type a number or a part of the title'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.ref;
}

const choiceText = ({ of, atLeast }: ChoiceProgress): string =>
  atLeast === 1
    ? l10n.t('choose at least one of {0}', of.join(', '))
    : l10n.t('choose at least {0} of {1}', atLeast, of.join(', '));

function describe({ status, changed, plannedMinutes }: ActivityProgress): string {
  const timing = plannedMinutes === undefined ? [] : [l10n.t('about {0} min', plannedMinutes)];
  return [...timing, statusText({ status, changed })].join(' · ');
}

/** Asks which existing entry to open, or for `another`. `undefined` on Escape. */
async function pickExisting(
  { journal }: OpenJournal,
  template: Template,
): Promise<string | undefined> {
  const entries = [...journal.entries.values()].filter((entry) => entry.template === template.ref);
  if (entries.length === 0) return 'another';
  entries.sort(newestFirst);
  const items = [
    ...entries.map((entry) => ({
      label: l10n.t('Open “{0}”', isolateBidi(entry.title)),
      description: [
        ...(entry.date ? [shownDay(entry.date, 'medium')] : []),
        statusText(entry),
      ].join(' · '),
      target: entry.path,
    })),
    { label: l10n.t('Start Another Entry'), description: '', target: 'another' },
  ];
  const picked = await showQuickPick(items, {
    title: l10n.t('You already have an entry for {0}', isolateBidi(labelOf(template))),
  });
  return picked?.target;
}
