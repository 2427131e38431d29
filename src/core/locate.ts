import type { LocatableProblem } from './entryProblems';
import { splitFrontMatter } from './frontMatter';
import type { Files } from './ports';
import type { Problem } from './problem';
import { lineOfKey } from './yaml/readYaml';

/** Puts problems that name a key of the front matter at that key's line, and sorts them by file and line. */
export async function locate(
  files: Files,
  problems: Iterable<LocatableProblem>,
): Promise<Problem[]> {
  const located: Problem[] = [];
  const searched = new Map<string, { problem: Problem; key: string }[]>();
  for (const { key, ...problem } of problems) {
    if (!key) {
      located.push(problem);
      continue;
    }
    const waiting = searched.get(problem.path) ?? [];
    waiting.push({ problem, key });
    searched.set(problem.path, waiting);
  }
  await files.readEach([...searched.keys()], (read) => {
    const split = 'text' in read ? splitFrontMatter(read.text) : 'none';
    for (const { problem, key } of searched.get(read.path)!) {
      const line =
        'text' in read && typeof split === 'object'
          ? lineOfKey(read.text.slice(split.from, split.to), [key], 2)
          : 1;
      located.push({ ...problem, line });
    }
  });
  return located.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
}
