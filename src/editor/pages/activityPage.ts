/** Shows an activity to learners. Nothing in a template is executed: no HTML, script, image or command. */
import MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import { labelOf, type Collections } from '../../core/library/collections';
import type { Course } from '../../core/library/course';
import { journalPlugin } from '../../core/preview/journalPlugin';
import { activityMarkdown, activityPage, discussionPage, type Page } from '../../core/preview/page';
import { plainMarkdown } from '../../core/preview/plainMarkdown';
import type { Template } from '../../core/library/template';
import type { OpenJournal } from '../services/openJournal';
import type { Parts } from '../services/parts';
import { webviewPage } from './webviewPage';

const panels = new Map<string, vscode.WebviewPanel>();

/** A page of a template in a journal. */
interface Shown {
  readonly kind: 'activity' | 'discussion';
  /** The journal's key. */
  readonly journal: string;
  /** Of the template. */
  readonly ref: string;
}

export function showActivity(
  { context }: Parts,
  { key, journal: { collections } }: OpenJournal,
  template: Template,
): void {
  const shown: Shown = { kind: 'activity', journal: key, ref: template.ref };
  const title = labelOf(template);
  show(context, shown, title, activityHtml(template, courseOf(collections, template)));
}

export function showDiscussionPage(
  { context }: Parts,
  { key, journal: { collections } }: OpenJournal,
  template: Template,
): void {
  const course = courseOf(collections, template);
  const shown: Shown = { kind: 'discussion', journal: key, ref: template.ref };
  show(context, shown, discussionPage(template, course).title, discussionHtml(template, course));
}

const courseOf = ({ courses }: Collections, { ref }: Template): Course | undefined =>
  courses.get(ref.slice(0, ref.indexOf('/')));

/** Shows a page next to the editor without taking the focus. Reveals it if it is already open. */
function show(context: vscode.ExtensionContext, shown: Shown, title: string, body: string): void {
  const key = keyOf(shown);
  const known = panels.get(key);
  const panel = known ?? createPanel(context.extensionUri, title);
  fill(context, panel, shown, title, body);
  if (known) panel.reveal(undefined, true);
}

const keyOf = ({ kind, journal, ref }: Shown): string => `${kind} ${journal} ${ref}`;

function fill(
  { extensionUri, workspaceState }: vscode.ExtensionContext,
  panel: vscode.WebviewPanel,
  shown: Shown,
  title: string,
  body: string,
): void {
  const key = keyOf(shown);
  if (panels.get(key) !== panel) {
    panels.set(key, panel);
    panel.onDidDispose(() => panels.delete(key));
  }
  panel.webview.html = webviewPage(panel.webview, {
    title,
    styles: ['activity.css', 'preview.css'].map((name) =>
      vscode.Uri.joinPath(extensionUri, 'dist', name),
    ),
    body,
  });
  // A page without scripts has no state of its own: after a restart it is known by its title.
  const before = workspaceState.get<Record<string, Shown>>(shownKey, {});
  if (before[title] === undefined || keyOf(before[title]) !== key)
    void workspaceState.update(shownKey, { ...before, [title]: shown });
}

const viewType = 'reflectiveJournal.activity';
const shownKey = 'activityPages';

const optionsOf = (extension: vscode.Uri): vscode.WebviewOptions => ({
  enableScripts: false,
  localResourceRoots: [vscode.Uri.joinPath(extension, 'dist')],
});

function createPanel(extension: vscode.Uri, title: string): vscode.WebviewPanel {
  const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
  return vscode.window.createWebviewPanel(viewType, title, column, optionsOf(extension));
}

/** Shows again what a kept page showed, and closes it if that is no longer there. */
export async function restoreActivityPage(
  { context, journals }: Parts,
  panel: vscode.WebviewPanel,
): Promise<void> {
  const kept: Shown | undefined = context.workspaceState.get<Record<string, Shown>>(shownKey, {})[
    panel.title
  ];
  if (journals.all.length === 0) await journals.discover();
  // The folder of its journal may have been moved.
  const open = journals.all.find(({ key }) => key === kept?.journal) ?? journals.current;
  await open?.loaded;
  const shown = kept && open && { ...kept, journal: open.key };
  const collections = open?.journal.collections;
  const template = shown && collections?.templates.get(shown.ref);
  if (!template || panels.has(keyOf(shown))) {
    panel.dispose();
    return;
  }
  const course = courseOf(collections!, template);
  panel.webview.options = optionsOf(context.extensionUri);
  const body =
    shown.kind === 'activity' ? activityHtml(template, course) : discussionHtml(template, course);
  fill(context, panel, shown, panel.title, body);
}

const markdown = plainMarkdown(MarkdownIt).use(
  journalPlugin((env) => env?.['page'] as Page | undefined),
);

const html = (text: string, page: Page): string =>
  `<main>${markdown.render(text, { page })}</main>`;

/** The body of the page, without the discussion. */
export const activityHtml = (template: Template, course: Course | undefined): string =>
  html(activityMarkdown(template), activityPage(template, course));

export const discussionHtml = (template: Template, course: Course | undefined): string =>
  html(template.discussion ?? '', discussionPage(template, course));
