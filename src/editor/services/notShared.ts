import * as l10n from '@vscode/l10n';
import { mayLeave } from '../../core/entries/mayLeave';
import type { GitRepositories, GitRepository } from './gitRepositories';
import type { OpenJournal } from './openJournal';

/** What of a journal others have not received. */
export interface NotShared {
  /** Changed and new files. */
  readonly files: number;
  /** Commits of its repository that are not pushed. */
  readonly commits: number;
}

/** @returns `undefined` if everything is shared, the branch has no remote, or git cannot tell */
export function notSharedIn(
  repositories: GitRepositories,
  open: OpenJournal,
): NotShared | undefined {
  const isAbove = ({ rootUri: { path } }: GitRepository): boolean =>
    open.root.path === path || open.root.path.startsWith(`${path}/`);
  const [repository] = [...repositories.all]
    .filter(isAbove)
    .sort((a, b) => b.rootUri.path.length - a.rootUri.path.length);
  if (repository?.state.HEAD?.upstream === undefined) return undefined;
  const { HEAD, workingTreeChanges, indexChanges, untrackedChanges = [] } = repository.state;
  const files = new Set<string>();
  for (const { uri } of [...workingTreeChanges, ...indexChanges, ...untrackedChanges]) {
    const path = open.pathOf(uri);
    if (path !== undefined && mayLeave(path)) files.add(path);
  }
  const commits = HEAD.ahead ?? 0;
  return files.size + commits > 0 ? { files: files.size, commits } : undefined;
}

export function notSharedText({ files, commits }: NotShared): string {
  if (files === 1) return l10n.t('1 file not shared yet');
  if (files > 1) return l10n.t('{0} files not shared yet', files);
  return commits === 1
    ? l10n.t('1 commit not shared yet')
    : l10n.t('{0} commits not shared yet', commits);
}
