import type { LocatableProblem } from './entryProblems';
import { bodyStart, splitFrontMatter } from '../text/frontMatter';
import type { Files } from '../base/ports';
import { lineAt, type Problem } from '../base/problem';
import { scanBody } from '../text/scanBody';
import { linesOf, type LineOf } from '../yaml/parseYaml';
import { compare } from '../base/compare';

interface Place {
  readonly problem: Problem;
  readonly key: string | undefined;
  readonly prompt: string | undefined;
}

/** Looks up the lines of problems at a key of the front matter or a prompt, and sorts all by file and line. */
export async function locate(
  files: Files,
  problems: Iterable<LocatableProblem>,
): Promise<Problem[]> {
  const located: Problem[] = [];
  const searched = new Map<string, Place[]>();
  for (const { key, prompt, ...problem } of problems) {
    if (!key && prompt === undefined) {
      located.push(problem);
      continue;
    }
    const waiting = searched.get(problem.path) ?? [];
    waiting.push({ problem, key, prompt });
    searched.set(problem.path, waiting);
  }
  await files.readEach([...searched.keys()], (read) => {
    const keys = 'text' in read ? keyLines(read.text) : undefined;
    let prompts: ReadonlyMap<string | undefined, number> | undefined;
    for (const { problem, key, prompt } of searched.get(read.path)!) {
      let line: number | undefined;
      if (!('text' in read)) line = 1;
      else if (prompt === undefined) line = keys?.(key!.split('.'));
      else line = (prompts ??= promptLines(read.text)).get(prompt);
      located.push({ ...problem, line: line ?? 1 });
    }
  });
  return located.sort((a, b) => compare(a.path, b.path) || a.line - b.line);
}

/** @returns `undefined` without front matter */
function keyLines(text: string): LineOf | undefined {
  const split = splitFrontMatter(text);
  return typeof split === 'object'
    ? linesOf(text.slice(split.from, split.to), split.firstLine)
    : undefined;
}

/** Line of each prompt's first heading. */
function promptLines(text: string): ReadonlyMap<string | undefined, number> {
  const body = bodyStart(text);
  const { sections } = scanBody(text, body, lineAt(text, body));
  return new Map(sections.map(({ prompt, line }) => [prompt, line] as const).reverse());
}
