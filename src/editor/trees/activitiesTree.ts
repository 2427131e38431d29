import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { LocatableProblem } from '../../core/entries/entryProblems';
import { locate } from '../../core/entries/locate';
import type { Problem } from '../../core/base/problem';
import {
  progressOf,
  type ActivityProgress,
  type ChoiceProgress,
  type CourseProgress,
  type SectionProgress,
} from '../../core/progress/progress';
import { choiceWords, minutesText, statusText } from '../../core/progress/progressText';
import { isolateBidi } from '../../core/base/isolateBidi';
import { isAtFolder, placeOf } from '../../core/base/unreadable';
import { ContextKey } from '../services/contextKey';
import { Debounced, Disposables } from '../services/disposables';
import type { Journals } from '../services/journals';
import { inertTreeItem } from '../services/messages';
import type { OpenJournal } from '../services/openJournal';
import type { Parts } from '../services/parts';
import { activityIcon } from './statusIcon';

export type ActivityNode =
  | { readonly kind: 'journal'; readonly open: OpenJournal }
  | { readonly kind: 'course'; readonly open: OpenJournal; readonly course: CourseProgress }
  | {
      readonly kind: 'section';
      readonly open: OpenJournal;
      readonly course: CourseProgress;
      readonly section: SectionProgress;
    }
  | {
      readonly kind: 'choice';
      readonly open: OpenJournal;
      readonly section: SectionProgress;
      readonly choice: ChoiceProgress;
    }
  | { readonly kind: 'activity'; readonly open: OpenJournal; readonly activity: ActivityProgress }
  | { readonly kind: 'problems'; readonly open: OpenJournal }
  | { readonly kind: 'problem'; readonly open: OpenJournal; readonly problem: Problem };

/** Delay in milliseconds that combines successive changes. */
const drawAfter = 60;

export function register({ journals }: Parts): vscode.Disposable {
  const disposables = new Disposables();
  const provider = disposables.add(new ActivitiesTree(journals));
  disposables.add(
    vscode.window.createTreeView('reflectiveJournal.activities', {
      treeDataProvider: provider,
      showCollapseAll: true,
    }),
  );
  const hasActivities = new ContextKey<boolean>('reflectiveJournal.hasActivities');
  // The context key is set at once, the tree is refreshed after a delay.
  disposables.add(journals.onDidChange(() => hasActivities.set(journals.all.some(hasChildren))));
  return disposables;
}

class ActivitiesTree implements vscode.TreeDataProvider<ActivityNode>, vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<undefined>());
  /** Content of the tree, to refresh it only if it changed. */
  #drawn = '';

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(readonly journals: Journals) {
    const draw = this.#disposables.add(new Debounced(drawAfter, () => this.#draw()));
    this.#disposables.add(journals.onDidChange(() => draw.call()));
  }

  #draw(): void {
    const picture = JSON.stringify(
      this.journals.all.map((open) => [
        open.key,
        progressOf(open.journal).courses,
        ownIds(open),
        shownProblems(open),
      ]),
    );
    if (picture === this.#drawn) return;
    this.#drawn = picture;
    this.#changed.fire(undefined);
  }

  async getChildren(node?: ActivityNode): Promise<ActivityNode[]> {
    if (!node) {
      const { all } = this.journals;
      return all.length === 1
        ? childrenOfJournal(all[0]!)
        : all.map((open) => ({ kind: 'journal', open }));
    }
    const { open } = node;
    switch (node.kind) {
      case 'journal':
        return childrenOfJournal(open);
      case 'course':
        return node.course.sections.map((section) => ({
          kind: 'section',
          open,
          course: node.course,
          section,
        }));
      case 'section': {
        const chosenFrom = new Set(
          node.section.choices.flatMap((choice) =>
            choice.of.map((id) => `${node.course.id}/${id}`),
          ),
        );
        const asked = node.section.activities.filter(({ id }) => !chosenFrom.has(id));
        return [
          ...asked.map((activity): ActivityNode => ({ kind: 'activity', open, activity })),
          ...node.section.choices.map((choice): ActivityNode => ({
            kind: 'choice',
            open,
            section: node.section,
            choice,
          })),
        ];
      }
      case 'choice':
        return node.section.activities
          .filter(({ id }) => node.choice.of.includes(id.slice(id.indexOf('/') + 1)))
          .map((activity) => ({ kind: 'activity', open, activity }));
      case 'problems': {
        const problems = await locate(open.journal.files, shownProblems(open));
        return problems.sort(bySeverity).map((problem) => ({ kind: 'problem', open, problem }));
      }
      default:
        return [];
    }
  }

  getTreeItem(node: ActivityNode): vscode.TreeItem {
    const item = treeItem(node);
    // A stable id keeps the item expanded or collapsed.
    item.id = `${node.open.key} ${idOf(node)}`;
    return item;
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

function childrenOfJournal(open: OpenJournal): ActivityNode[] {
  const { courses } = progressOf(open.journal);
  const nodes: ActivityNode[] = courses.map((course) => ({ kind: 'course', open, course }));
  return shownProblems(open).length > 0 ? [...nodes, { kind: 'problems', open }] : nodes;
}

/** Whether the journal has any nodes, without computing totals. */
const hasChildren = (open: OpenJournal): boolean => {
  const { setup, collections } = open.journal;
  const courses = setup?.file.courses ?? [];
  return courses.some((id) => collections.courses.has(id)) || shownProblems(open).length > 0;
};

function idOf(node: ActivityNode): string {
  switch (node.kind) {
    case 'course':
      return node.course.id;
    case 'section':
      return `${node.course.id} ${node.section.number} ${node.section.title}`;
    case 'choice':
      return `choice ${node.section.number} ${node.choice.of.join(' ')}`;
    case 'activity':
      return node.activity.id;
    case 'problem':
      return `${node.problem.path}:${node.problem.line} ${node.problem.code} ${node.problem.message}`;
    default:
      return node.kind;
  }
}

/** Problems except `entry.changed`, which the Entries view shows. */
const shownProblems = ({ journal }: OpenJournal): LocatableProblem[] =>
  [...journal.problems()].filter(({ code }) => code !== 'entry.changed');

const severities = ['error', 'warning', 'info'] as const;

const bySeverity = (a: Problem, b: Problem): number =>
  severities.indexOf(a.severity) - severities.indexOf(b.severity);

/** Courses and templates that are in the journal itself. */
function ownIds({ journal }: OpenJournal): string[] {
  const { courses, templates } = journal.collections;
  const own = [...courses, ...templates].filter(([, { origin }]) => origin === 'journal');
  return own.map(([id]) => id);
}

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

export const treeItem = (node: ActivityNode): vscode.TreeItem => inertTreeItem(itemOf(node));

function itemOf(node: ActivityNode): vscode.TreeItem {
  switch (node.kind) {
    case 'journal': {
      const item = new vscode.TreeItem(node.open.name, Expanded);
      item.iconPath = new vscode.ThemeIcon('notebook');
      return item;
    }
    case 'course': {
      const { course } = node;
      const title = isolateBidi(course.title);
      const item = new vscode.TreeItem(title, Expanded);
      const isOwn = node.open.journal.collections.courses.get(course.id)?.origin === 'journal';
      const done = l10n.t('{0} of {1} done', course.done, course.required);
      item.description = isOwn ? `${done} · ${l10n.t('from this journal')}` : done;
      item.tooltip = [title, course.provider].filter(Boolean).join('\n');
      item.iconPath = new vscode.ThemeIcon('mortar-board');
      item.contextValue = isOwn ? 'course.own' : 'course';
      return item;
    }
    case 'section': {
      const { section } = node;
      const item = new vscode.TreeItem(
        [section.number, isolateBidi(section.title)].filter(Boolean).join(' '),
        Expanded,
      );
      if (section.choices.length === 0)
        item.description = l10n.t('{0} of {1} done', section.done, section.required);
      return item;
    }
    case 'choice':
      return choiceItem(node.choice);
    case 'activity':
      return activityItem(node.open, node.activity);
    case 'problems':
      return problemsItem(shownProblems(node.open));
    case 'problem':
      return problemItem(node.open, node.problem);
  }
}

function choiceItem(choice: ChoiceProgress): vscode.TreeItem {
  const label =
    choice.atLeast === 1
      ? l10n.t('Choose at least one')
      : l10n.t('Choose at least {0}', choice.atLeast);
  const item = new vscode.TreeItem(label, Expanded);
  item.description = choiceWords(choice);
  return item;
}

function activityItem({ journal }: OpenJournal, activity: ActivityProgress): vscode.TreeItem {
  const label = [activity.number, isolateBidi(activity.title)].filter(Boolean).join(' ');
  const item = new vscode.TreeItem(label, None);
  const status = statusText(activity);
  const { courses, templates } = journal.collections;
  const isOwn = templates.get(activity.id)?.origin === 'journal';
  // Not repeated for each activity of a course that is in the journal.
  const course = courses.get(activity.id.slice(0, activity.id.indexOf('/')));
  const isOverride = isOwn && course?.origin !== 'journal';
  item.description = [
    status,
    minutesText(activity.actualMinutes, activity.plannedMinutes),
    ...(isOverride ? [l10n.t('from this journal')] : []),
  ].join(' · ');
  item.tooltip = `${label}\n${item.description}`;
  item.iconPath = activityIcon(activity);
  item.contextValue = `activity.${activity.status}${isOwn ? '.own' : ''}${activity.discussion ? '.discussion' : ''}`;
  item.accessibilityInformation = { label: `${label}, ${item.description}` };
  item.command = {
    command: 'reflectiveJournal.goToActivity',
    title: l10n.t('Go to Activity'),
    arguments: [{ kind: 'activity', activity }],
  };
  return item;
}

/** Counts apart what is only for information: an imported folder has hundreds of those. */
function problemsItem(problems: readonly LocatableProblem[]): vscode.TreeItem {
  const item = new vscode.TreeItem(l10n.t('Problems'), Collapsed);
  const notes = problems.filter(({ severity }) => severity === 'info').length;
  const faults = problems.length - notes;
  item.description = [
    ...(faults > 0 ? [String(faults)] : []),
    ...(notes > 0 ? [l10n.t('{0} for information', notes)] : []),
  ].join(' · ');
  item.iconPath =
    faults > 0
      ? new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground'))
      : new vscode.ThemeIcon('info');
  return item;
}

function problemItem(open: OpenJournal, problem: Problem): vscode.TreeItem {
  const { path, line, severity, code, message } = problem;
  const isFolder = isAtFolder(code);
  const place = placeOf(problem);
  const item = new vscode.TreeItem(message, None);
  item.description = place;
  item.tooltip = `${place}\n${message}`;
  item.iconPath = new vscode.ThemeIcon(severity);
  item.accessibilityInformation = {
    label: isFolder ? `${message}, ${place}` : l10n.t('{0}, {1}, line {2}', message, path, line),
  };
  const selection = new vscode.Range(line - 1, 0, line - 1, 0);
  const title = l10n.t('Open');
  item.command = isFolder
    ? { command: 'revealInExplorer', title, arguments: [open.uriOf(path)] }
    : { command: 'vscode.open', title, arguments: [open.uriOf(path), { selection }] };
  return item;
}
