/** Renames files that are in the way of a merge to free names next to them; nothing is overwritten. */
import * as l10n from '@vscode/l10n';
import { appendFile, mkdir, readFile, rename } from 'node:fs/promises';
import { lstatSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import type { MovedFile } from '../core/sharing/sharing';
import { literal, type Repository } from './repository';

/** @param paths files, links and folders, relative to the repository's root. Private ones are not moved. */
export async function moveAside(
  repository: Repository,
  paths: Iterable<string>,
): Promise<MovedFile[]> {
  const isPrivate = await repository.privacy();
  const moved: MovedFile[] = [];
  for (const path of new Set(paths)) {
    const to = freeName(repository.root, path);
    for (const [from, target] of await movesOf(repository, path, to)) {
      // An exclude file cannot contain a line feed in a pattern.
      if (isPrivate(from) || /[\r\n]/.test(target)) continue;
      await keepIgnored(repository, from, target);
      await mkdir(dirname(join(repository.root, target)), { recursive: true });
      await rename(join(repository.root, from), join(repository.root, target));
      moved.push({ from: repository.inside(from), to: repository.inside(target) });
    }
  }
  return moved;
}

/** Moves a folder whole, or without its tracked files if it has any. */
async function movesOf(
  { git, root }: Repository,
  path: string,
  to: string,
): Promise<(readonly [string, string])[]> {
  if (!lstatSync(join(root, path)).isDirectory()) return [[path, to]];
  const list = (...kind: string[]): Promise<string[]> =>
    git.list('ls-files', ...kind, '-z', '--full-name', '--', literal(path));
  if ((await list('--cached')).length === 0) return [[path, to]];
  return (await list('--others'))
    .map((one) => one.replace(/\/$/, ''))
    .map((one) => [one, to + one.slice(path.length)] as const);
}

/** Makes git ignore the new name too if it ignored the old one or something in it. */
async function keepIgnored(repository: Repository, from: string, to: string): Promise<void> {
  const { git } = repository;
  const isIgnored = async (path: string): Promise<boolean> =>
    (await git.run(['check-ignore', '--quiet', '--', join(repository.root, path)])).code === 0;
  const inside = ['ls-files', '--others', '--ignored', '--exclude-standard', '-z'];
  const holdsIgnored =
    (await isIgnored(from)) || (await git.list(...inside, '--', literal(from))).length > 0;
  if (!holdsIgnored || (await isIgnored(to))) return;
  const named = await git.line('rev-parse', '--git-path', 'info/exclude');
  if (named === undefined) throw new Error('git names no exclude file');
  const file = resolve(git.folder, named);
  const before = await readFile(file, 'utf8').catch(() => '');
  const pattern = to.replace(/[\\*?[]/g, '\\$&').replace(/ $/, '\\ ');
  await mkdir(dirname(file), { recursive: true });
  const start = before === '' || before.endsWith('\n') ? '' : '\n';
  await appendFile(file, `${start}/${pattern}\n`);
}

function freeName(root: string, path: string): string {
  const { dir, name, ext } = posix.parse(path);
  for (let count = 1; ; count++) {
    const mark = count === 1 ? l10n.t('mine') : `${l10n.t('mine')} ${count}`;
    const free = posix.join(dir, `${name} (${mark})${ext}`);
    if (!lstatSync(join(root, free), { throwIfNoEntry: false })) return free;
  }
}
