import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { today } from '../../../core/base/dates';
import { dayIn } from '../../../core/base/looseDates';
import { choicesOf, followedFrameworks } from '../../../core/authoring/forms';
import { makeEntry } from '../../../core/authoring/newEntry';
import { fileNameOf, privateFolder } from '../../../core/base/paths';
import { isolateBidi } from '../../../core/base/isolateBidi';
import type { TimeSpent } from '../../../core/actions/timeSpent';
import { chooseEvidence, copyEvidence } from '../../ask/evidence';
import { showInformationMessage } from '../../services/messages';
import type { OpenJournal } from '../../services/openJournal';
import { askChoices, askTimeSpent, spentWords, type Chosen } from '../../ask/claimSteps';
import type { Command } from '../../services/command';
import { showNewEntry } from '../../ask/openEntry';
import { dayExample, refuseDay } from '../../ask/day';
import { askOne, askText, inSteps, type Outcome, type Place, type Step } from '../../ask/steps';
import { pickJournal, writable } from '../../ask/targets';

/** Answers so far, which are shown again on going back. */
interface Draft {
  title: string;
  /** As typed. */
  day: string;
  time: string;
  spent: Partial<TimeSpent>;
  chosen: Chosen;
  files: readonly vscode.Uri[];
  isPrivate: boolean;
}

/** Logs CPD in five steps. Creates nothing before the last one. */
export const logCpd: Command = {
  id: 'reflectiveJournal.logCpd',
  async execute(parts) {
    const open = await pickJournal(parts);
    if (!open) return;
    await writable(open);
    const draft: Draft = {
      title: '',
      day: today(open.journal.world.clock),
      time: '',
      spent: {},
      chosen: {},
      files: [],
      isPrivate: false,
    };
    if (await inSteps(l10n.t('Log CPD'), stepsFor(open, draft))) await log(open, draft);
  },
};

function stepsFor({ journal }: OpenJournal, draft: Draft): Step[] {
  const { frameworks } = journal.setup!.file;
  const day = today(journal.world.clock);
  const choices = choicesOf(followedFrameworks(journal.collections, frameworks, day)).filter(
    ({ topics, types }) => topics.length + types.length > 0,
  );
  const topics: Step = (place) =>
    askChoices(place, choices, (chosen) => (draft.chosen = chosen), draft.chosen);
  return [
    (place) =>
      askText(place, {
        prompt: l10n.t('What did you do? A few words, without details of other people.'),
        value: draft.title,
        placeholder: l10n.t('For example: study day on moving and handling'),
        refuse: (text) => (text === '' ? l10n.t('Please enter a title.') : undefined),
        take: (text) => (draft.title = text),
      }),
    (place) =>
      askText(place, {
        prompt: l10n.t('On which day?'),
        placeholder: dayExample(),
        value: draft.day,
        refuse: (text) => refuseDay(text, { latest: day }),
        take: (text) => (draft.day = text),
      }),
    (place) =>
      askTimeSpent(
        place,
        true,
        (spent, text) => Object.assign(draft, { spent, time: text }),
        draft.time,
      ),
    // Without a framework there is nothing to tick.
    ...(choices.length > 0 ? [topics] : []),
    (place) => askFiles(place, draft),
  ];
}

async function askFiles(place: Place, draft: Draft): Promise<Outcome> {
  for (;;) {
    const names = draft.files.map(({ path }) => isolateBidi(fileNameOf(path))).join(', ');
    const done = names === '' ? l10n.t('Log It Without a File') : l10n.t('Log It with {0}', names);
    const choose = names === '' ? l10n.t('Attach Evidence…') : l10n.t('Choose Other Files…');
    const items: (vscode.QuickPickItem & { readonly isPrivate?: boolean })[] = [
      { label: done, iconPath: new vscode.ThemeIcon('check'), isPrivate: false },
      { label: choose, iconPath: new vscode.ThemeIcon('file-add') },
      {
        label: l10n.t('Log It Privately'),
        iconPath: new vscode.ThemeIcon('lock'),
        description: [l10n.t('below private/, which is not shared'), names]
          .filter(Boolean)
          .join(' · '),
        isPrivate: true,
      },
    ];
    let isDone = false;
    const outcome = await askOne(place, items, l10n.t('A certificate, or notes?'), (item) => {
      isDone = item.isPrivate !== undefined;
      draft.isPrivate = item.isPrivate === true;
    });
    if (outcome !== 'next' || isDone) return outcome;
    draft.files = (await chooseEvidence()) ?? draft.files;
  }
}

async function log(
  open: OpenJournal,
  { title, day, spent, chosen, files, isPrivate }: Draft,
): Promise<void> {
  const { journal } = open;
  const date = dayIn(day)!;
  const evidence = await copyEvidence(open, { path: isPrivate ? privateFolder : '', date }, files);
  const cpd = { ...spent, ...chosen, evidence };
  const newEntry = { template: undefined, title, date, cpd, isPrivate };
  const made = await makeEntry(journal, newEntry);
  const write = l10n.t('Write More');
  const words = [isolateBidi(title), spentWords(spent)].filter(Boolean).join(', ');
  const message = isPrivate
    ? l10n.t('Logged privately: {0}.', words)
    : l10n.t('Logged: {0}.', words);
  // Does not open the entry while the user is writing elsewhere.
  if (vscode.window.activeTextEditor) {
    void showInformationMessage(message, write).then((answer) => {
      if (answer === write) void showNewEntry(open, made);
    });
    return;
  }
  await showNewEntry(open, made);
  void showInformationMessage(message);
}
