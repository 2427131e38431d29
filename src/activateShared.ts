import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Collections } from './core/library/collections';
import { readShipped } from './core/library/shippedCollections';
import type { World } from './core/base/ports';
import { systemClock } from './core/base/systemClock';
import * as activitiesTree from './editor/trees/activitiesTree';
import { Authors } from './editor/services/author';
import * as authorship from './editor/services/authorship';
import * as backlinkReferences from './editor/markdown/backlinkReferences';
import * as clockItems from './editor/clock/clock';
import * as commands from './editor/commands';
import * as comments from './editor/comments/comments';
import { EntryClock } from './editor/services/entryClock';
import { EntryDocuments } from './editor/services/entryDocuments';
import * as entriesTree from './editor/trees/entriesTree';
import * as evidenceDrop from './editor/markdown/evidenceDrop';
import * as frontMatterLinks from './editor/markdown/frontMatterLinks';
import { GitRepositories } from './editor/services/gitRepositories';
import * as gitRescan from './editor/services/gitRescan';
import type { Host } from './editor/services/host';
import { Journals } from './editor/services/journals';
import * as ledgerView from './editor/pages/ledgerView';
import * as linkCompletion from './editor/markdown/linkCompletion';
import { LazyLog } from './editor/services/log';
import { MarkdownPreview } from './editor/markdown/markdownPreview';
import type { Parts } from './editor/services/parts';
import * as problems from './editor/yaml/problems';
import * as previews from './editor/pages/previews';
import * as progressPanel from './editor/pages/progressPanel';
import * as promptFolding from './editor/markdown/promptFolding';
import * as promptMarks from './editor/markdown/promptMarks';
import * as promptHover from './editor/markdown/promptHover';
import * as promptLenses from './editor/markdown/promptLenses';
import * as quickFixes from './editor/yaml/quickFixes';
import { pastDocuments } from './editor/review/pastDocuments';
import * as reviewLens from './editor/review/reviewLens';
import * as reviewState from './editor/review/reviewState';
import * as revisionLens from './editor/review/revisionLens';
import * as sharedNotice from './editor/sharing/sharedNotice';
import { statusDocuments } from './editor/markdown/statusDocuments';
import * as statusBar from './editor/trees/statusBar';
import * as teamTree from './editor/trees/teamTree';
import * as teamView from './editor/trees/teamView';
import { templateDocuments } from './editor/markdown/templateDocuments';
import { Unread } from './editor/services/unread';
import { Unsettled } from './editor/services/unsettled';
import * as yamlCompletion from './editor/yaml/yamlCompletion';
import * as yamlHover from './editor/yaml/yamlHover';

let running: Journals | undefined;

export interface Api {
  /** What tests may look at; nothing else uses it. */
  readonly journals: Journals;
  readonly unread: Unread;
  readonly unsettled: Unsettled;
  /** Asked for by the editor's Markdown preview. */
  readonly extendMarkdownIt: MarkdownPreview['extend'];
}

/** Builds the parts by hand and hands each what it needs. Nothing here waits for files. */
export function activateShared(context: vscode.ExtensionContext, host: Host): Api {
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
  const own = <T extends vscode.Disposable>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  const log = own(new LazyLog());
  const world: World = {
    clock: systemClock,
    hash: host.hash,
    random: host.random,
    pace: host.pace,
    log,
  };
  const storage = context.storageUri ?? context.globalStorageUri;
  const journals = own(new Journals(host, world, builtInTemplates(context.extensionUri), storage));
  const documents = own(new EntryDocuments(journals));
  const authors = own(new Authors(host, context.globalState));
  const clock = own(new EntryClock(context.workspaceState, context.globalState, journals, authors));
  const unread = own(new Unread(context.globalState, journals, authors));
  const unsettled = own(new Unsettled(host, journals, log));
  const repositories = own(new GitRepositories(journals, log));
  const parts: Parts = {
    ...{ context, host, log, journals, documents, authors, clock },
    ...{ unread, unsettled, repositories },
  };
  const features = [
    commands,
    activitiesTree,
    entriesTree,
    progressPanel,
    ledgerView,
    statusBar,
    clockItems,
    promptLenses,
    promptHover,
    promptFolding,
    promptMarks,
    problems,
    quickFixes,
    yamlCompletion,
    yamlHover,
    gitRescan,
    authorship,
    linkCompletion,
    backlinkReferences,
    frontMatterLinks,
    revisionLens,
    templateDocuments,
    statusDocuments,
    teamTree,
    teamView,
    previews,
    reviewLens,
    reviewState,
    pastDocuments,
    evidenceDrop,
    comments,
    sharedNotice,
  ];
  for (const feature of features) own(feature.register(parts));
  const preview = own(new MarkdownPreview(parts));
  running = journals;
  void journals.discover();
  return { journals, unread, unsettled, extendMarkdownIt: preview.extend };
}

export async function deactivate(): Promise<void> {
  await running?.saveAll();
}

/** What the build made of `templates/`: a browser window cannot list folders. */
async function builtInTemplates(extension: vscode.Uri): Promise<Collections> {
  const bytes = await vscode.workspace.fs.readFile(
    vscode.Uri.joinPath(extension, 'dist', 'templates.json'),
  );
  return readShipped(new TextDecoder().decode(bytes));
}
