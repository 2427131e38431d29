/** An activity as its learner reads it. Nothing of a template is executed: no HTML, no script, no image, no command. */
import * as l10n from '@vscode/l10n';
import MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import { labelOf } from '../core/collections';
import type { Course } from '../core/course';
import type { Template } from '../core/template';
import { escapeHtml, webviewPage } from './webviewPage';

type Reference = Template['meta']['references'][number];

const panels = new Map<string, vscode.WebviewPanel>();

export function showActivity(
  extension: vscode.Uri,
  template: Template,
  course: Course | undefined,
): void {
  show(extension, `activity ${template.ref}`, labelOf(template), activityHtml(template, course));
}

export function showDiscussionPage(
  extension: vscode.Uri,
  template: Template,
  course: Course | undefined,
): void {
  const title = l10n.t('Discussion: {0}', labelOf(template));
  show(extension, `discussion ${template.ref}`, title, discussionHtml(template, course));
}

/** Beside the editor, without taking the cursor from it. The same page a second time is only brought to the front. */
function show(extension: vscode.Uri, key: string, title: string, body: string): void {
  const known = panels.get(key);
  const panel = known ?? createPanel(extension, key, title);
  panel.webview.html = webviewPage(panel.webview, {
    title,
    styles: [vscode.Uri.joinPath(extension, 'dist', 'activity.css')],
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

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable(
  'image',
);
// Links to pages only: no command, no file, no other scheme.
markdown.validateLink = (url) => /^https?:\/\//i.test(url);

/** The whole page below the head. The discussion is never in it. */
export function activityHtml(template: Template, course: Course | undefined): string {
  const { meta } = template;
  const heading = template.kind === 'activity' ? `${labelOf(template)}: ${meta.title}` : meta.title;
  const facts = [course?.title, meta.timing && l10n.t('about {0}', meta.timing)]
    .filter(Boolean)
    .join(' · ');
  const parts = [
    `<h1>${escapeHtml(heading)}</h1>`,
    facts && `<p class="facts">${escapeHtml(facts)}</p>`,
    markdown.render(template.introduction),
  ];
  for (const { title, source, transcript } of meta.media) {
    const name =
      source && /^https?:\/\//i.test(source)
        ? `<a href="${escapeHtml(source)}">${escapeHtml(title)}</a>`
        : escapeHtml(title);
    parts.push(`<p>${name}</p>`);
    if (transcript)
      parts.push(
        `<details><summary>${escapeHtml(l10n.t('Transcript'))}</summary>${markdown.render(transcript)}</details>`,
      );
  }
  for (const { heading: question, guidance, required } of template.prompts) {
    const optional = required ? '' : ` <small>${escapeHtml(l10n.t('(if you like)'))}</small>`;
    parts.push(
      `<section><h2>${markdown.renderInline(question)}${optional}</h2>${markdown.render(guidance)}</section>`,
    );
  }
  if (template.discussion)
    parts.push(
      `<p class="facts">${escapeHtml(l10n.t('There is a discussion of this activity, to read after you have answered.'))}</p>`,
    );
  parts.push(footer(template, course));
  return `<main>${parts.filter(Boolean).join('\n')}</main>`;
}

export function discussionHtml(template: Template, course: Course | undefined): string {
  const heading = l10n.t('Discussion: {0}', labelOf(template));
  const parts = [
    `<h1>${escapeHtml(heading)}</h1>`,
    markdown.render(template.discussion ?? ''),
    footer(template, course),
  ];
  return `<main>${parts.join('\n')}</main>`;
}

function footer({ meta }: Template, course: Course | undefined): string {
  const attribution = meta.attribution ?? course?.attribution;
  const source = meta.source ?? course?.source;
  const references = meta.references.map(
    (reference) => `<li>${escapeHtml(citation(reference))}</li>`,
  );
  const parts = [
    references.length > 0
      ? `<h2>${escapeHtml(l10n.t('References'))}</h2><ul>${references.join('')}</ul>`
      : '',
    attribution ? `<p>${escapeHtml(attribution)}</p>` : '',
    source && /^https?:\/\//i.test(source)
      ? `<p><a href="${escapeHtml(source)}">${escapeHtml(source)}</a></p>`
      : '',
  ].join('');
  return parts && `<footer>${parts}</footer>`;
}

/** Such as: Sang (2009), p. 32 (not checked at its source). */
function citation({ cite, title, pages, confidence }: Reference): string {
  const page = pages === undefined ? '' : l10n.t('p. {0}', pages);
  const doubt = confidence === 'unverified' ? ` ${l10n.t('(not checked at its source)')}` : '';
  return [cite, title, page].filter(Boolean).join(', ') + doubt;
}
