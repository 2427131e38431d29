import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Comment } from '../../core/comments/comments';
import { isolateBidi } from '../../core/base/isolateBidi';
import { untrustedMarkdown } from '../services/messages';

/** Facts about a comment that are not in its record. */
export interface CommentNotes {
  readonly author: string;
  readonly isUnread: boolean;
  /** The last committer, if not the author. */
  readonly changedBy: string | undefined;
  /** `own` enables editing. */
  readonly contextValue: 'own' | 'other';
}

/** A comment in the editor. The object is reused, so that text typed into it is kept. */
export class ShownComment implements vscode.Comment {
  body: string | vscode.MarkdownString = '';
  mode = vscode.CommentMode.Preview;
  author: vscode.CommentAuthorInformation = { name: '' };
  timestamp = new Date(0);
  contextValue = '';
  label?: string;
  #look = '';

  constructor(public comment: Comment) {}

  /** @returns whether it changed */
  show(comment: Comment, notes: CommentNotes): boolean {
    const look = JSON.stringify([comment, notes]);
    if (look === this.#look) return false;
    this.#look = look;
    this.comment = comment;
    this.author = { name: notes.author };
    this.timestamp = new Date(comment.at);
    this.contextValue = notes.contextValue;
    const label = labelOf(comment, notes);
    if (label) this.label = label;
    else delete this.label;
    if (this.mode === vscode.CommentMode.Preview) this.#showWords();
    return true;
  }

  startEditing(): void {
    this.mode = vscode.CommentMode.Editing;
    this.body = this.comment.text;
  }

  stopEditing(): void {
    this.mode = vscode.CommentMode.Preview;
    this.#showWords();
  }

  #showWords(): void {
    this.body = untrustedMarkdown(this.comment.text);
  }
}

function labelOf({ isEdited }: Comment, { isUnread, changedBy }: CommentNotes): string {
  const parts = [
    ...(isUnread ? [l10n.t('Unread')] : []),
    ...(isEdited ? [l10n.t('Edited')] : []),
    ...(changedBy === undefined
      ? []
      : [l10n.t('Last changed by someone other than its author: {0}', isolateBidi(changedBy))]),
  ];
  return parts.join(' · ');
}

/** Shows above a thread the words that it was made on. */
export class PastWords implements vscode.Comment {
  readonly body: vscode.MarkdownString;
  readonly mode = vscode.CommentMode.Preview;
  readonly author = { name: l10n.t('Earlier text') };
  readonly contextValue = 'past';

  constructor(readonly words: string) {
    this.body = untrustedMarkdown(words.trim());
  }
}
