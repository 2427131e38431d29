/** A browser window: no Node, no git; files through the editor alone. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type * as vscode from 'vscode';
import { activateShared } from './activateShared';
import { browserPace } from './editor/services/browserPace';
import { workspaceFiles } from './editor/services/workspaceFiles';

const pace = browserPace();
const random = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));

export function activate(context: vscode.ExtensionContext): ReturnType<typeof activateShared> {
  return activateShared(context, {
    hash: (data) => bytesToHex(sha256(typeof data === 'string' ? utf8ToBytes(data) : data)),
    random,
    pace,
    isCacheOff: false,
    files: (folder) => workspaceFiles(folder, pace, random),
    identity: async () => undefined,
    pastTexts: async () => undefined,
    // Evaluated then, though it lies in the same bundle.
    reports: () => import('./formats/reports'),
    recordCommitters: async () => undefined,
    recordHistory: async () => undefined,
    isJoining: () => false,
    sharing: () => undefined,
  });
}

export { deactivate } from './activateShared';
