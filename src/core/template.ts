/** Templates: what an entry is scaffolded from. A template can do nothing but give text. */
import * as l10n from '@vscode/l10n';
import { checkShape } from './checkShape';
import { splitFrontMatter } from './frontMatter';
import { headingText } from './heading';
import { lineAt, type Finding } from './problem';
import { scanBody } from './scanBody';
import { templateMeta, type TemplateMeta } from './schemas';
import { readYaml } from './yaml/readYaml';

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
  /** Markdown that stays hidden until the prompts are answered. */
  readonly discussion: string | undefined;
  /** As it is in its file, to show what a newer version changed. */
  readonly text: string;
  /** Where in that text the hidden part begins; its end where there is none. */
  readonly hiddenFrom: number;
}

export interface TemplateRead {
  readonly template: Template | undefined;
  readonly findings: readonly Finding[];
}

/** @param collection the course's, framework's or (for models) `models` id */
export function readTemplate(text: string, collection: string, kind: TemplateKind): TemplateRead {
  const split = splitFrontMatter(text);
  if (typeof split === 'string') {
    const message =
      split === 'none'
        ? l10n.t('A template begins with front matter: a line “---”, then “id:” and “title:”.')
        : l10n.t('The front matter opened in line 1 is never closed with a line “---”.');
    return {
      template: undefined,
      findings: [{ line: 1, severity: 'error', code: 'template.front-matter', message }],
    };
  }
  const source = text.slice(split.from, split.to);
  const read = readYaml(source, 2);
  if (read.findings.length > 0) return { template: undefined, findings: read.findings };
  const { value: meta, findings } = checkShape(
    templateMeta,
    read.value,
    source,
    2,
    'template.field',
  );
  if (!meta) return { template: undefined, findings };
  const scan = scanBody(text, split.body, lineAt(text, split.body));
  const end = scan.discussion === -1 ? text.length : scan.discussion;
  const problems: Finding[] = [];
  const prompts: Prompt[] = [];
  for (const section of scan.sections.slice(1)) {
    if (section.from >= end) break;
    if (prompts.some((prompt) => prompt.id === section.prompt)) {
      const message = l10n.t(
        'The prompt id “{0}” stands twice; each needs one of its own.',
        section.prompt!,
      );
      problems.push({
        line: section.line,
        severity: 'error',
        code: 'template.repeated-prompt',
        message,
      });
      continue;
    }
    prompts.push({
      id: section.prompt!,
      heading: headingText(text.slice(section.from, section.contentFrom)),
      guidance: text.slice(section.contentFrom, Math.min(section.to, end)).trim(),
      required: !meta.optional.includes(section.prompt!),
    });
  }
  problems.push(...headingsWithoutId(text.slice(split.body, end), lineAt(text, split.body)));
  const template: Template = {
    ref: `${collection}/${meta.id}`,
    kind,
    meta,
    plannedMinutes: meta.timing === undefined ? undefined : minutesFromTiming(meta.timing),
    introduction: text.slice(split.body, Math.min(scan.sections[0]!.to, end)).trim(),
    prompts,
    discussion:
      scan.discussion === -1
        ? undefined
        : text.slice(text.indexOf('-->', scan.discussion) + 3).trim(),
    text,
    hiddenFrom: end,
  };
  return { template, findings: problems };
}

/** A second-level heading in a template is a prompt; without its id answers to it would be lost to the index. */
function headingsWithoutId(body: string, firstLine: number): Finding[] {
  const findings: Finding[] = [];
  let fenced = false;
  body.split('\n').forEach((line, index) => {
    if (/^ {0,3}(?:```|~~~)/.test(line)) fenced = !fenced;
    if (fenced || !/^##[ \t]/.test(line) || /<!--\s*prompt:/.test(line)) return;
    const message = l10n.t(
      'This heading has no prompt id, so answers below it are not tracked: add <!-- prompt: a-name -->.',
    );
    findings.push({
      line: firstLine + index,
      severity: 'warning',
      code: 'template.prompt-without-id',
      message,
    });
  });
  return findings;
}

/** Minutes from words such as `25 min`, `1 hour`, `1.5 hours` or `Allow about 25 minutes`; `undefined` when none are named. */
export function minutesFromTiming(timing: string): number | undefined {
  let minutes = 0;
  let found = false;
  for (const [, amount, unit] of timing.matchAll(/(\d+(?:\.\d+)?)\s*(h|min)/gi)) {
    minutes += Number(amount) * (unit!.toLowerCase() === 'h' ? 60 : 1);
    found = true;
  }
  return found ? Math.round(minutes) : undefined;
}
