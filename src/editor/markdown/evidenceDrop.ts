import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { freeAttachmentPath, maxAttachmentSize } from '../../core/authoring/attachments';
import { addEvidence } from '../../core/authoring/claimEdits';
import { today } from '../../core/base/dates';
import { splitFrontMatter } from '../../core/text/frontMatter';
import { addressOf, labelFor } from '../../core/text/links';
import { fileNameOf } from '../../core/base/paths';
import { HumanError } from '../../core/base/problem';
import { addSplices } from '../services/edits';
import type { EntryIn } from '../services/journals';
import type { Parts } from '../services/parts';
import { showError } from '../services/showError';
import { splitLines } from '../../core/text/lines';

const kind = vscode.DocumentDropOrPasteEditKind.Empty.append('reflectiveJournal', 'evidence');

/** Copies a file that is dropped into an entry, links it at that position and adds it as evidence. */
export function register(parts: Parts): vscode.Disposable {
  return vscode.languages.registerDocumentDropEditProvider(
    { language: 'markdown' },
    {
      provideDocumentDropEdits: (document, position, data) =>
        evidenceDrop(parts, document, position, data),
    },
    { providedDropEditKinds: [kind], dropMimeTypes: ['text/uri-list', 'files'] },
  );
}

/** Creates nothing until the editor applies the edit, which one Undo reverts. */
export async function evidenceDrop(
  { journals }: Pick<Parts, 'journals'>,
  document: vscode.TextDocument,
  position: vscode.Position,
  data: vscode.DataTransfer,
): Promise<vscode.DocumentDropEdit | undefined> {
  const found = journals.entryAt(document.uri);
  if (!found || found.open.journal.setup?.readOnly) return undefined;
  const dropped = await droppedFiles(found, data);
  if (dropped.length === 0) return undefined;
  const paths = await showError(() => pathsFor(found, dropped));
  if (!paths) return undefined;
  const additional = new vscode.WorkspaceEdit();
  // Text before files: the editor discards text edits that come after a new file.
  try {
    addSplices(additional, document, addEvidence(document.getText(), paths));
  } catch (error) {
    // Links the file even if the front matter cannot be read.
    if (!(error instanceof HumanError)) throw error;
  }
  dropped.forEach(({ bytes }, at) => {
    if (bytes)
      additional.createFile(found.open.uriOf(paths[at]!), { overwrite: false, contents: bytes });
  });
  const links = dropped.map(({ name }, at) =>
    linkTo(name, addressOf(found.entry.path, paths[at]!)),
  );
  const text = position.line <= frontMatterEnd(document) ? '' : links.join(' ');
  const edit = new vscode.DocumentDropEdit(text, l10n.t('Attach as Evidence'), kind);
  edit.additionalEdit = additional;
  return edit;
}

interface Dropped {
  readonly name: string;
  /** Path of a file that is already in the journal. */
  readonly path?: string;
  /** Content of any other file. */
  readonly bytes?: Uint8Array;
}

/** Files from outside and attachments of the journal; the editor itself links other entries. */
async function droppedFiles({ open }: EntryIn, data: vscode.DataTransfer): Promise<Dropped[]> {
  const files = [...data].map(([, item]) => item.asFile()).filter((file) => file !== undefined);
  const dropped: Dropped[] = [];
  for (const file of files)
    if (!(file.uri && open.pathOf(file.uri)))
      dropped.push({ name: file.name, bytes: await file.data() });
  if (files.length === 0)
    for (const uri of await urisIn(data)) {
      const path = open.pathOf(uri);
      const name = fileNameOf(uri.path);
      if (path === undefined) dropped.push({ name, bytes: await contentsOf(uri) });
      else if (/^(?:private\/)?attachments\//.test(path)) dropped.push({ name, path });
    }
  return dropped.filter(({ path, bytes }) => path !== undefined || isFit(bytes));
}

const isFit = (bytes: Uint8Array | undefined): boolean =>
  bytes !== undefined && bytes.length > 0 && bytes.length <= maxAttachmentSize;

async function urisIn(data: vscode.DataTransfer): Promise<vscode.Uri[]> {
  const list = await data.get('text/uri-list')?.asString();
  return splitLines(list ?? '')
    .filter((line) => line !== '' && !line.startsWith('#') && !/^https?:/i.test(line))
    .map((line) => vscode.Uri.parse(line));
}

/** @returns `undefined` for a folder, a large or an unreadable file: the editor then uses its default */
async function contentsOf(uri: vscode.Uri): Promise<Uint8Array> {
  const none = new Uint8Array();
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if (!(type & vscode.FileType.File) || size > maxAttachmentSize) return none;
    return await vscode.workspace.fs.readFile(uri);
  } catch {
    return none;
  }
}

async function pathsFor(target: EntryIn, dropped: readonly Dropped[]): Promise<string[]> {
  const paths: string[] = [];
  for (const { path, name } of dropped) paths.push(path ?? (await pathFor(target, name, paths)));
  return paths;
}

function pathFor(
  { open, entry }: EntryIn,
  name: string,
  taken: readonly string[],
): Promise<string> {
  const { files, world } = open.journal;
  const attachment = { name, entry: { path: entry.path, date: entry.date ?? today(world.clock) } };
  return freeAttachmentPath(files, attachment, taken, world.random);
}

/** The line that closes the front matter, or -1. */
function frontMatterEnd(document: vscode.TextDocument): number {
  const split = splitFrontMatter(document.getText());
  return typeof split === 'object' ? document.positionAt(split.to).line : -1;
}

const linkTo = (name: string, address: string): string =>
  `${/\.(?:png|jpe?g|gif|webp)$/i.test(name) ? '!' : ''}[${labelFor(name)}](${address})`;
