import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { readCollections, type Collections } from './core/collections';
import type { World } from './core/ports';
import { systemClock } from './core/systemClock';
import * as activitiesTree from './editor/activitiesTree';
import { Authors } from './editor/author';
import * as clock from './editor/clock';
import * as commands from './editor/commands';
import { EntryDocuments } from './editor/entryDocuments';
import * as entriesTree from './editor/entriesTree';
import * as gitRescan from './editor/gitRescan';
import type { Host } from './editor/host';
import { Journals } from './editor/journals';
import { LazyLog } from './editor/log';
import type { Parts } from './editor/parts';
import * as problems from './editor/problems';
import * as progressPanel from './editor/progressPanel';
import * as promptFolding from './editor/promptFolding';
import * as promptHover from './editor/promptHover';
import * as promptLenses from './editor/promptLenses';
import * as quickFixes from './editor/quickFixes';
import * as statusBar from './editor/statusBar';
import * as yamlCompletion from './editor/yamlCompletion';
import * as yamlHover from './editor/yamlHover';

let running: Journals | undefined;

/** What tests may look at; nothing else uses it. */
export interface Api {
  readonly journals: Journals;
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
  const authors = new Authors(host, context.globalState);
  const parts: Parts = { context, host, log, journals, documents, authors };
  const features = [
    commands,
    activitiesTree,
    entriesTree,
    progressPanel,
    statusBar,
    clock,
    promptLenses,
    promptHover,
    promptFolding,
    problems,
    quickFixes,
    yamlCompletion,
    yamlHover,
    gitRescan,
  ];
  for (const feature of features) own(feature.register(parts));
  running = journals;
  void journals.discover();
  return { journals };
}

export async function deactivate(): Promise<void> {
  await running?.saveAll();
}

/** The templates that ship, gathered by the build into one file: a browser window cannot list folders. */
async function builtInTemplates(extension: vscode.Uri): Promise<Collections> {
  const bytes = await vscode.workspace.fs.readFile(
    vscode.Uri.joinPath(extension, 'dist', 'templates.json'),
  );
  const texts = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string>;
  return readCollections(new Map(Object.entries(texts)), 'built-in', '');
}
