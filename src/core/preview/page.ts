/** The parts of a page other than the Markdown of an entry or activity. */
import * as l10n from '@vscode/l10n';
import { isAnswer } from '../entries/answered';
import { labelOf } from '../library/collections';
import type { Course } from '../library/course';
import type { Entry } from '../entries/entry';
import type { EntryText } from '../entries/entryText';
import { minutesText, statusText } from '../progress/progressText';
import { isolateBidi } from '../base/isolateBidi';
import type { Template } from '../library/template';

export interface Page {
  /** The heading, unless the document begins with one. */
  readonly title: string;
  /** Shown on one line below the title. */
  readonly facts: readonly string[];
  readonly media: Template['meta']['media'];
  readonly prompts: ReadonlyMap<string, PromptOnPage>;
  /** Markdown, collapsed at the end; absent until the reader may see it. */
  readonly discussion?: { readonly text: string; readonly attribution: string | undefined };
  /** A sentence at the end. */
  readonly note?: string;
  readonly sources?: Sources;
}

export interface Sources {
  readonly references: readonly string[];
  readonly attribution: string | undefined;
  readonly address: string | undefined;
}

export interface PromptOnPage {
  /** Such as `64 words`. */
  readonly mark: string;
  /** `undefined` in an activity without an entry. */
  readonly isAnswered: boolean | undefined;
  /** Markdown, collapsed below the question; `undefined` if it is in the document itself. */
  readonly guidance: string | undefined;
}

/**
 * @param text the current text of the entry, saved or not
 * @param shownDay formats a day for the screen
 */
export function entryPage(
  entry: Entry,
  text: EntryText,
  template: Template | undefined,
  course: Course | undefined,
  shownDay: (day: string) => string,
): Page {
  const prompts = new Map<string, PromptOnPage>();
  for (const { prompt, words } of text.sections) {
    // The first of two prompts with one id counts.
    if (prompt === undefined || prompts.has(prompt)) continue;
    const asked = template?.prompts.find(({ id }) => id === prompt);
    const isOptional = asked?.required === false;
    prompts.set(prompt, {
      mark: answerMark(words, isOptional),
      isAnswered: isAnswer(words),
      guidance: asked?.guidance,
    });
  }
  return {
    title: entry.title,
    facts: [
      ...(template ? [isolateBidi(labelOf(template))] : []),
      ...(entry.date ? [shownDay(entry.date)] : []),
      statusText(entry),
      minutesText(entry.minutes, template?.plannedMinutes),
    ],
    media: template?.meta.media ?? [],
    prompts,
    ...(entry.revealed && template?.discussion
      ? { discussion: { text: template.discussion, attribution: attributionOf(template, course) } }
      : {}),
  };
}

function answerMark(words: number, isOptional: boolean): string {
  if (!isAnswer(words))
    return isOptional ? l10n.t('not answered; only if you like') : l10n.t('not answered yet');
  return words === 1 ? l10n.t('answered, 1 word') : l10n.t('answered, {0} words', words);
}

/** An activity before it is answered; see `activityMarkdown` for the document. */
export function activityPage(template: Template, course: Course | undefined): Page {
  const { meta } = template;
  const optional = template.prompts.filter(({ required }) => !required);
  return {
    title:
      template.kind === 'activity'
        ? `${labelOf(template)}: ${isolateBidi(meta.title)}`
        : meta.title,
    facts: [
      ...(course ? [isolateBidi(course.title)] : []),
      ...(meta.timing === undefined ? [] : [l10n.t('about {0}', meta.timing)]),
    ],
    media: meta.media,
    prompts: new Map(
      optional.map(({ id }) => [
        id,
        { mark: l10n.t('(if you like)'), isAnswered: undefined, guidance: undefined },
      ]),
    ),
    ...(template.discussion
      ? {
          note: l10n.t('There is a discussion of this activity, to read after you have answered.'),
        }
      : {}),
    sources: sourcesOf(template, course),
  };
}

/** The page of an activity's discussion. */
export function discussionPage(template: Template, course: Course | undefined): Page {
  return {
    title: l10n.t('Discussion: {0}', isolateBidi(labelOf(template))),
    facts: [],
    media: [],
    prompts: new Map(),
    sources: sourcesOf(template, course),
  };
}

/** Introduction and questions with their guidance; never the discussion. */
export const activityMarkdown = ({ introduction, prompts }: Template): string =>
  [
    introduction,
    ...prompts.map(
      ({ id, heading, guidance }) => `## ${heading} <!-- prompt: ${id} -->\n\n${guidance}`,
    ),
  ].join('\n\n');

function sourcesOf(template: Template, course: Course | undefined): Sources {
  return {
    references: template.meta.references.map(citation),
    attribution: attributionOf(template, course),
    address: template.meta.source ?? course?.source,
  };
}

const attributionOf = ({ meta }: Template, course: Course | undefined): string | undefined =>
  meta.attribution ?? course?.attribution;

/** Such as: Sang (2009), p. 32 (not yet checked against the source). */
export function citation({
  cite,
  title,
  pages,
  confidence,
}: Template['meta']['references'][number]): string {
  const page = pages === undefined ? '' : l10n.t('p. {0}', pages);
  const doubt =
    confidence === 'unverified' ? ` ${l10n.t('(not yet checked against the source)')}` : '';
  return [cite, title, page].filter(Boolean).join(', ') + doubt;
}
