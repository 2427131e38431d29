import type * as vscode from 'vscode';
import type { Authors } from './author';
import type { EntryClock } from './entryClock';
import type { EntryDocuments } from './entryDocuments';
import type { GitRepositories } from './gitRepositories';
import type { Host } from './host';
import type { Journals } from './journals';
import type { LazyLog } from './log';
import type { Unread } from './unread';
import type { Unsettled } from './unsettled';

/** Services that are passed to the `register` of each feature. */
export interface Parts {
  readonly context: vscode.ExtensionContext;
  readonly host: Host;
  readonly log: LazyLog;
  readonly journals: Journals;
  readonly documents: EntryDocuments;
  readonly authors: Authors;
  readonly clock: EntryClock;
  readonly unread: Unread;
  readonly unsettled: Unsettled;
  readonly repositories: GitRepositories;
}
