import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Collections } from './core/collections';
import { readShipped } from './core/shippedCollections';
import type { World } from './core/ports';
import { systemClock } from './core/systemClock';
import * as activitiesTree from './editor/activitiesTree';
import { Authors } from './editor/author';
import * as authorship from './editor/authorship';
import * as backlinkReferences from './editor/backlinkReferences';
import * as clockItems from './editor/clock';
import * as commands from './editor/commands';
import * as comments from './editor/comments';
import { EntryClock } from './editor/entryClock';
import { EntryDocuments } from './editor/entryDocuments';
import * as entriesTree from './editor/entriesTree';
import * as evidenceDrop from './editor/evidenceDrop';
import * as frontMatterLinks from './editor/frontMatterLinks';
import * as gitRescan from './editor/gitRescan';
import type { Host } from './editor/host';
import { Journals } from './editor/journals';
import * as ledgerView from './editor/ledgerView';
import * as linkCompletion from './editor/linkCompletion';
import { LazyLog } from './editor/log';
import { MarkdownPreview } from './editor/markdownPreview';
import type { Parts } from './editor/parts';
import * as problems from './editor/problems';
import * as progressPanel from './editor/progressPanel';
import * as promptFolding from './editor/promptFolding';
import * as promptHover from './editor/promptHover';
import * as promptLenses from './editor/promptLenses';
import * as quickFixes from './editor/quickFixes';
import * as pastDocuments from './editor/pastDocuments';
import * as reviewLens from './editor/reviewLens';
import * as reviewState from './editor/reviewState';
import * as revisionLens from './editor/revisionLens';
import * as sharedNotice from './editor/sharedNotice';
import * as statusBar from './editor/statusBar';
import * as teamTree from './editor/teamTree';
import * as teamView from './editor/teamView';
import * as templateDocuments from './editor/templateDocuments';
import { UnreadComments } from './editor/unreadComments';
import { Unsettled } from './editor/unsettled';
import * as yamlCompletion from './editor/yamlCompletion';
import * as yamlHover from './editor/yamlHover';

let running: Journals | undefined;

export interface Api {
  /** What tests may look at; nothing else uses it. */
  readonly journals: Journals;
  readonly unread: UnreadComments;
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
  const clock = own(new EntryClock(context.workspaceState, journals, authors));
  const unread = own(new UnreadComments(context.globalState, journals, authors));
  const unsettled = own(new Unsettled(host, journals, log));
  const parts: Parts = {
    ...{ context, host, log, journals, documents, authors, clock },
    ...{ unread, unsettled },
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
    teamTree,
    teamView,
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
