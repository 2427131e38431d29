import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import {
  attach,
  maxAttachmentSize,
  type AttachmentRequest,
} from '../../core/authoring/attachments';
import { ignorePrivateFolder } from '../../core/authoring/createJournal';
import { fileNameOf, isPrivate } from '../../core/base/paths';
import { HumanError } from '../../core/base/problem';
import type { OpenJournal } from '../services/openJournal';

/** Shows the editor's file dialog; `undefined` on Escape. */
export const chooseEvidence = (): Thenable<vscode.Uri[] | undefined> =>
  vscode.window.showOpenDialog({
    canSelectMany: true,
    title: l10n.t('Attach Evidence'),
    openLabel: l10n.t('Attach'),
  });

/**
 * Copies files into the journal's attachments.
 * @returns their paths in the journal; files already there are not copied
 */
export async function copyEvidence(
  open: OpenJournal,
  entry: AttachmentRequest['entry'],
  uris: readonly vscode.Uri[],
): Promise<string[]> {
  const paths: string[] = [];
  for (const uri of uris) {
    const inside = open.pathOf(uri);
    paths.push(inside ?? (await keepEvidence(open, entry, fileNameOf(uri.path), await read(uri))));
  }
  return paths;
}

export async function keepEvidence(
  { journal }: OpenJournal,
  entry: AttachmentRequest['entry'],
  name: string,
  bytes: Uint8Array,
): Promise<string> {
  if (bytes.length > maxAttachmentSize) throw tooLarge(name);
  if (isPrivate(entry.path)) await ignorePrivateFolder(journal.files);
  return attach(journal.files, { name, entry }, bytes, journal.world.random);
}

async function read(uri: vscode.Uri): Promise<Uint8Array> {
  // Checked before reading: a video could exhaust the memory.
  const { type, size } = await vscode.workspace.fs.stat(uri);
  if (!(type & vscode.FileType.File))
    throw new HumanError(
      l10n.t('“{0}” is not an ordinary file, so it was not copied.', fileNameOf(uri.path)),
    );
  if (size > maxAttachmentSize) throw tooLarge(fileNameOf(uri.path));
  return vscode.workspace.fs.readFile(uri);
}

const tooLarge = (name: string): HumanError =>
  new HumanError(l10n.t('“{0}” is larger than 50 MB, so it was not copied.', name));
