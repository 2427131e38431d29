import { readdir, readFile, watch, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isTemporary } from '../../src/core/base/temporaryFiles';
import { journalTexts } from '../kit/journalTexts';
import { makeFolder, writeFiles, type TemporaryFolder } from '../kit/temporaryFolder';

const texts: Record<string, string> = {};

/** The title of a command as the palette lists it, by the name that it has in package.nls.json. */
export async function command(name: string): Promise<string> {
  if (!texts['category'])
    Object.assign(texts, JSON.parse(await readFile('package.nls.json', 'utf8')));
  const title = texts[`command.${name}`];
  if (!title) throw new Error(`There is no command ${name}.`);
  return `${texts['category']}: ${title}`;
}

/** Has git say that Ann works here, until it is disposed of. */
export const asAnn = (): Promise<{ dispose(): Promise<void> }> =>
  asPerson('Ann Smith', 'ann@example.org');

export async function asPerson(name: string, email: string): Promise<{ dispose(): Promise<void> }> {
  const before = process.env['GIT_CONFIG_GLOBAL'];
  const home = makeFolder();
  const file = path.join(home.path, 'gitconfig');
  await writeFile(file, `[user]\n\tname = ${name}\n\temail = ${email}\n`);
  process.env['GIT_CONFIG_GLOBAL'] = file;
  return {
    async dispose() {
      if (before === undefined) delete process.env['GIT_CONFIG_GLOBAL'];
      else process.env['GIT_CONFIG_GLOBAL'] = before;
      await home.dispose();
    },
  };
}

export const journalYaml = `# Ann's journal; a comment of her own
schema: 1
owner: ann   # that is me
reviewers: []
courses: [openlearn-sds-scotland] # the first one
# nothing here yet
frameworks: []
entries: "entries/**/*.md"
newEntry: 'entries/{year}/{date}-{slug}.md'
`;

/** A folder with a journal of Ann's and these files besides. */
export async function journalFolder(
  files: Readonly<Record<string, string>> = {},
): Promise<TemporaryFolder> {
  const folder = makeFolder();
  const person = '.journal/people/ann.yaml';
  writeFiles(folder.path, {
    '.journal/journal.yaml': journalYaml,
    [person]: journalTexts[person],
    ...files,
  });
  return folder;
}

/** Every file with its bytes, as text; one that is still being written is not there yet. */
export async function contents(folder: TemporaryFolder): Promise<Record<string, string>> {
  const items = await readdir(folder.path, { recursive: true, withFileTypes: true });
  const files = items
    .filter((item) => item.isFile())
    .map((item) => path.relative(folder.path, path.join(item.parentPath, item.name)))
    .filter((file) => !isTemporary(file))
    .sort();
  return Object.fromEntries(
    await Promise.all(
      files.map(async (file) => [file, await readFile(path.join(folder.path, file), 'latin1')]),
    ),
  );
}

/**
 * The files as soon as they are like this. The editor saves by itself here, so that no tab tells
 * when a text is on disk; only the disk does.
 */
export async function contentsOnce(
  folder: TemporaryFolder,
  isThere: (files: Record<string, string>) => boolean,
): Promise<Record<string, string>> {
  const enough = new AbortController();
  const signal = AbortSignal.any([AbortSignal.timeout(45_000), enough.signal]);
  const changes = watch(folder.path, { recursive: true, signal })[Symbol.asyncIterator]();
  let next = changes.next();
  try {
    for (;;) {
      const files = await contents(folder);
      if (isThere(files)) return files;
      await next;
      next = changes.next();
    }
  } finally {
    // It is not to wait for a change that never comes.
    enough.abort();
    await next.catch(() => {});
  }
}
