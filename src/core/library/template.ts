/**
 * Templates: what an entry is scaffolded from. A template only provides text.
 *
 * Front matter; an introduction; prompts as headings `## Question <!-- prompt: id -->` with guidance below each; a
 * last part below `<!-- discussion -->`. Guidance is shown and never copied. A line of the introduction or of a
 * prompt's guidance that is only `{answer: <collection>/<template>#<prompt>}` inserts a block quote of the learner's
 * newest earlier answer to that prompt, with a link to its entry, into new entries: above the prompts, or below the
 * prompt's heading. Without an earlier answer nothing is inserted.
 */
import { fileNameOf } from '../base/paths';
import { minutesFromTiming } from '../base/timing';
import * as l10n from '@vscode/l10n';
import { atLines, checkShape } from '../schema/checkShape';
import { meaningFindings } from '../schema/meanings';
import { extractEarlierAnswers, type EarlierAnswer } from './earlierAnswer';
import { Fences } from '../text/fences';
import {
  isFirst,
  notFirstFrontMatter,
  splitFrontMatter,
  unclosedFrontMatter,
} from '../text/frontMatter';
import { headingText } from '../text/heading';
import { lineAt, type Finding, finding, type Unplaced } from '../base/problem';
import { scanBody } from '../text/scanBody';
import { templateMeta, type TemplateMeta } from '../schema/schemas';
import { linesOf } from '../yaml/parseYaml';
import { readYaml } from '../yaml/readYaml';

export type TemplateKind = 'activity' | 'model' | 'form';

export interface Prompt {
  readonly id: string;
  /** The question, without the comment that carries the id. */
  readonly heading: string;
  /** Markdown that helps to answer; shown, never copied into an entry. */
  readonly guidance: string;
  readonly required: boolean;
}

export interface Template {
  /** `<collection>/<name>` */
  readonly ref: string;
  readonly kind: TemplateKind;
  readonly meta: TemplateMeta;
  readonly plannedMinutes: number | undefined;
  readonly introduction: string;
  readonly prompts: readonly Prompt[];
  /** Earlier answers that a new entry quotes, in their order. */
  readonly earlier: readonly EarlierAnswer[];
  /** Markdown that stays hidden until the prompts are answered. */
  readonly discussion: string | undefined;
  /** Text of the file, to show what a newer version changed. */
  readonly text: string;
  /** Start of the hidden part in that text, or its end if there is none. */
  readonly hiddenFrom: number;
}

export interface TemplateRead {
  readonly template: Template | undefined;
  readonly findings: readonly Finding[];
}

/** @param collection id of the course or framework, or `models` */
export function readTemplate(text: string, collection: string, kind: TemplateKind): TemplateRead {
  const split = splitFrontMatter(text);
  if (typeof split === 'string') {
    const message =
      split === 'none'
        ? l10n.t('A template begins with front matter: a line “---”, then “id:” and “title:”.')
        : unclosedFrontMatter();
    const findings = [finding(1, 'error', 'template.front-matter', message)];
    return { template: undefined, findings };
  }
  const source = text.slice(split.from, split.to);
  const read = readYaml(source, split.firstLine);
  if (read.findings.length > 0) return { template: undefined, findings: read.findings };
  const lineOf = linesOf(source, split.firstLine);
  const { value: meta, findings } = checkShape(templateMeta, read.value, lineOf, 'template.field', {
    isShared: true,
  });
  if (!meta) return { template: undefined, findings };
  const bodyLine = lineAt(text, split.body);
  const scan = scanBody(text, split.body, bodyLine);
  const end = scan.discussion === -1 ? text.length : scan.discussion;
  const problems: Finding[] = [...findings];
  if (!isFirst(text, split))
    problems.push(finding(1, 'info', 'template.front-matter-not-first', notFirstFrontMatter()));
  const prompts: Prompt[] = [];
  const known = new Set<string>();
  const optional = new Set(meta.optional);
  const earlier: EarlierAnswer[] = [];
  const withoutAnswers = (from: number, to: number, line: number, place?: string): string => {
    const { rest, answers, findings } = extractEarlierAnswers(text.slice(from, to), place, line);
    earlier.push(...answers);
    problems.push(...findings);
    return rest.trim();
  };
  const introductionEnd = Math.min(scan.sections[0]!.to, end);
  const introduction = withoutAnswers(split.body, introductionEnd, bodyLine);
  for (const section of scan.sections.slice(1)) {
    if (section.from >= end) break;
    if (known.has(section.prompt!)) {
      const message = l10n.t(
        'The prompt id “{0}” is used twice. Each prompt needs an id of its own.',
        section.prompt!,
      );
      problems.push(finding(section.line, 'error', 'template.repeated-prompt', message));
      continue;
    }
    known.add(section.prompt!);
    prompts.push({
      id: section.prompt!,
      heading: headingText(text.slice(section.from, section.contentFrom)),
      guidance: withoutAnswers(
        section.contentFrom,
        Math.min(section.to, end),
        section.line + 1,
        section.prompt,
      ),
      required: !optional.has(section.prompt!),
    });
  }
  problems.push(...atLines(doubtsOf(meta, known), lineOf));
  problems.push(...headingsWithoutId(text.slice(split.body, end), bodyLine));
  const template: Template = {
    ref: `${collection}/${meta.id}`,
    kind,
    meta,
    plannedMinutes: meta.timing === undefined ? undefined : minutesFromTiming(meta.timing),
    introduction,
    prompts,
    earlier,
    discussion:
      scan.discussion === -1
        ? undefined
        : text.slice(text.indexOf('-->', scan.discussion) + 3).trim(),
    text,
    hiddenFrom: end,
  };
  return { template, findings: problems };
}

/** @param prompts ids of its prompts */
function doubtsOf(meta: TemplateMeta, prompts: ReadonlySet<string>): Unplaced[] {
  const found = meaningFindings(meta, 'template.field');
  if (meta.version < 1)
    found.push({
      path: ['version'],
      severity: 'warning',
      code: 'template.field.value',
      message: l10n.t('“version” is {0}. The first version is 1.', meta.version),
    });
  meta.optional.forEach((id, index) => {
    if (prompts.has(id)) return;
    found.push({
      path: ['optional', index],
      severity: 'warning',
      code: 'template.unknown-prompt',
      message: l10n.t('There is no question “{0}” below.', id),
    });
  });
  return found;
}

/** A second-level heading in a template is a prompt; without its id answers to it would be lost to the index. */
function headingsWithoutId(body: string, firstLine: number): Finding[] {
  const findings: Finding[] = [];
  const fences = new Fences();
  body.split('\n').forEach((line, index) => {
    if (fences.isCode(line) || !/^##[ \t]/.test(line) || /<!--\s*prompt:/.test(line)) return;
    const message = l10n.t(
      'This heading has no prompt id, so answers below it are not tracked: add <!-- prompt: a-name -->.',
    );
    const number = firstLine + index;
    findings.push(finding(number, 'warning', 'template.prompt-without-id', message));
  });
  return findings;
}

/** The name in the path of a template's file, without a version: `<name>@2.md`. */
export const templateName = (path: string): string =>
  fileNameOf(path).replace(/(?:@\d+)?\.md$/, '');
