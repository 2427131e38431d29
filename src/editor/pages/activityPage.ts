/** Shows an activity to learners. Nothing in a template is executed: no HTML, script, image or command. */
import MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import { labelOf } from '../../core/library/collections';
import type { Course } from '../../core/library/course';
import { journalPlugin } from '../../core/preview/journalPlugin';
import { activityMarkdown, activityPage, discussionPage, type Page } from '../../core/preview/page';
import { plainMarkdown } from '../../core/preview/plainMarkdown';
import type { Template } from '../../core/library/template';
import { webviewPage } from './webviewPage';

const panels = new Map<string, vscode.WebviewPanel>();

export function showActivity(
  extension: vscode.Uri,
  template: Template,
  course: Course | undefined,
): void {
  const body = activityHtml(template, course);
  show(extension, `activity ${template.ref}`, labelOf(template), body);
}

export function showDiscussionPage(
  extension: vscode.Uri,
  template: Template,
  course: Course | undefined,
): void {
  const { title } = discussionPage(template, course);
  show(extension, `discussion ${template.ref}`, title, discussionHtml(template, course));
}

/** Shows a page next to the editor without taking the focus. Reveals it if it is already open. */
function show(extension: vscode.Uri, key: string, title: string, body: string): void {
  const known = panels.get(key);
  const panel = known ?? createPanel(extension, key, title);
  panel.webview.html = webviewPage(panel.webview, {
    title,
    styles: ['activity.css', 'preview.css'].map((name) =>
      vscode.Uri.joinPath(extension, 'dist', name),
    ),
    body,
  });
  if (known) panel.reveal(undefined, true);
}

function createPanel(extension: vscode.Uri, key: string, title: string): vscode.WebviewPanel {
  const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
  const panel = vscode.window.createWebviewPanel('reflectiveJournal.activity', title, column, {
    enableScripts: false,
    localResourceRoots: [vscode.Uri.joinPath(extension, 'dist')],
  });
  panels.set(key, panel);
  panel.onDidDispose(() => panels.delete(key));
  return panel;
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
