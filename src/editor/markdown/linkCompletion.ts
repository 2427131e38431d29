import * as vscode from 'vscode';
import { labelOf } from '../../core/library/collections';
import type { Entry } from '../../core/entries/entry';
import { findEntries } from '../../core/authoring/entrySearch';
import { addressOf, labelFor } from '../../core/text/links';
import { destinationOf, mayLeave } from '../../core/entries/mayLeave';
import { isolateBidi } from '../../core/base/isolateBidi';
import type { EntryIn } from '../services/journals';
import type { Parts } from '../services/parts';
import { shownDay } from '../services/shownDate';

const most = 100;
const address = /(\[(?:[^[\]\\]|\\.)*)\]\(([^()<>]*)$/;

/** Completes other entries, by title and date, inside the brackets of a link. */
export function register({ journals }: Parts): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    provideCompletionItems(document, position) {
      const found = journals.entryAt(document.uri);
      if (!found) return undefined;
      const line = document.lineAt(position.line).text;
      const match = address.exec(line.slice(0, position.character));
      if (!match || isInCode(line.slice(0, match.index))) return undefined;
      const [, label, typed] = match as unknown as [string, string, string];
      const range = new vscode.Range(position.translate(0, -typed.length), position);
      const place: Place = {
        range,
        typed,
        emptyLabel: label === '[' ? range.start.translate(0, -2) : undefined,
        isOpen: line[position.character] !== ')',
      };
      const others = findEntries(found.open.journal, decoded(typed), most + 1).filter((entry) =>
        mayLink(found.entry, entry),
      );
      return new vscode.CompletionList(
        others.map((entry, index) => itemOf(found, entry, place, index)),
        // Incomplete, so that the editor asks again: the items are filtered here.
        true,
      );
    },
  };
  return vscode.languages.registerCompletionItemProvider({ language: 'markdown' }, provider, '(');
}

interface Place {
  readonly range: vscode.Range;
  readonly typed: string;
  /** Position for the title if the link has no text. */
  readonly emptyLabel: vscode.Position | undefined;
  /** Whether the closing bracket is missing. */
  readonly isOpen: boolean;
}

/** Omits private entries in a shared one, which would reveal their titles. */
const mayLink = (from: Entry, to: Entry): boolean =>
  from.path !== to.path && mayLeave(to.path, destinationOf(from.path));

function itemOf(
  { open, entry }: EntryIn,
  other: Entry,
  place: Place,
  index: number,
): vscode.CompletionItem {
  const template = open.journal.templateOf(other);
  const description = [
    other.date && shownDay(other.date, 'medium'),
    template && isolateBidi(labelOf(template)),
  ]
    .filter(Boolean)
    .join(' · ');
  const item = new vscode.CompletionItem(
    { label: isolateBidi(other.title), description },
    vscode.CompletionItemKind.Reference,
  );
  item.range = place.range;
  item.insertText = addressOf(entry.path, other.path) + (place.isOpen ? ')' : '');
  item.filterText = place.typed;
  item.sortText = String(index).padStart(4, '0');
  item.detail = other.path;
  if (place.emptyLabel)
    item.additionalTextEdits = [vscode.TextEdit.insert(place.emptyLabel, labelFor(other.title))];
  return item;
}

const isInCode = (before: string): boolean => (before.match(/`/g)?.length ?? 0) % 2 === 1;

function decoded(typed: string): string {
  try {
    return decodeURIComponent(typed);
  } catch {
    return typed;
  }
}
