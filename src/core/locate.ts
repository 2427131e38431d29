import type { LocatableProblem } from './entryProblems';
import { bodyStart, splitFrontMatter } from './frontMatter';
import type { Files } from './ports';
import { lineAt, type Problem } from './problem';
import { scanBody } from './scanBody';
import { lineOfKey } from './yaml/readYaml';

interface Place {
  readonly problem: Problem;
  readonly key: string | undefined;
  readonly prompt: string | undefined;
}

/** Puts problems that name a key of the front matter, or a prompt, at its line, and sorts them by file and line. */
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
    for (const { problem, key, prompt } of searched.get(read.path)!) {
      const line = !('text' in read)
        ? 1
        : prompt === undefined
          ? keyLine(read.text, key!)
          : promptLine(read.text, prompt);
      located.push({ ...problem, line });
    }
  });
  return located.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
}

function keyLine(text: string, key: string): number {
  const split = splitFrontMatter(text);
  return typeof split === 'object'
    ? lineOfKey(text.slice(split.from, split.to), key.split('.'), 2)
    : 1;
}

function promptLine(text: string, prompt: string): number {
  const body = bodyStart(text);
  const { sections } = scanBody(text, body, lineAt(text, body));
  return sections.find((section) => section.prompt === prompt)?.line ?? 1;
}
