/** Asks questions in sequence, each with a Back button. Escape cancels all of them. */
import * as vscode from 'vscode';
import { createInputBox, createQuickPick, inertText, showValidation } from '../services/messages';

/** Position in the sequence of questions. */
export interface Place {
  readonly title: string;
  readonly step: number;
  readonly of: number;
}

/** `undefined` on Escape. */
export type Outcome = 'next' | 'back' | undefined;
export type Step = (place: Place) => Promise<Outcome>;

/** @returns whether all questions were answered */
export async function inSteps(title: string, steps: readonly Step[]): Promise<boolean> {
  let at = 0;
  while (at < steps.length) {
    const outcome = await steps[at]!({ title, step: at + 1, of: steps.length });
    if (outcome === undefined) return false;
    at += outcome === 'back' ? -1 : 1;
  }
  return true;
}

export interface TextQuestion {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value: string;
  /** Why an answer is invalid; `undefined` if it is valid. */
  readonly refuse?: (text: string) => string | undefined;
  readonly take: (text: string) => void;
}

export function askText(place: Place, question: TextQuestion): Promise<Outcome> {
  const { prompt, placeholder = '', value, refuse = () => undefined, take } = question;
  const box = createInputBox({ prompt, placeholder, value });
  const judge = (): boolean => {
    showValidation(box, refuse(box.value.trim()));
    return box.validationMessage === undefined;
  };
  // Validates on Enter, and after a first error on every change.
  box.onDidChangeValue(() => box.validationMessage !== undefined && judge());
  return outcomeOf(box, place, () => {
    if (!judge()) return false;
    take(box.value.trim());
    return true;
  });
}

export interface ManyQuestion<T extends vscode.QuickPickItem> {
  readonly placeholder: string;
  readonly items: readonly T[];
  readonly selected: readonly T[];
  /** Items of which at most one is ticked: ticking one unticks the other. */
  readonly isAlternative: (item: T) => boolean;
  readonly take: (items: readonly T[]) => void;
}

export function askMany<T extends vscode.QuickPickItem>(
  place: Place,
  { placeholder, items, selected, isAlternative, take }: ManyQuestion<T>,
): Promise<Outcome> {
  const pick = createQuickPick<T>({
    placeholder,
    items,
    canSelectMany: true,
    matchOnDescription: true,
    selectedItems: selected,
  });
  let chosen = pick.selectedItems.find(isAlternative);
  pick.onDidChangeSelection((ticked) => {
    const alternatives = ticked.filter(isAlternative);
    const newest = alternatives.find((item) => item !== chosen) ?? alternatives[0];
    chosen = newest;
    if (alternatives.length > 1)
      pick.selectedItems = ticked.filter((item) => !isAlternative(item) || item === newest);
  });
  return outcomeOf(pick, place, () => {
    take(pick.selectedItems);
    return true;
  });
}

export function askOne<T extends vscode.QuickPickItem>(
  place: Place,
  items: readonly T[],
  placeholder: string,
  take: (item: T) => void,
): Promise<Outcome> {
  const pick = createQuickPick<T>({ placeholder, items });
  return outcomeOf(pick, place, () => {
    const [item] = pick.activeItems;
    if (!item) return false;
    take(item);
    return true;
  });
}

/** @param accept whether to accept the answer */
function outcomeOf(
  input: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox,
  { title, step, of }: Place,
  accept: () => boolean,
): Promise<Outcome> {
  Object.assign(input, {
    title: inertText(title),
    ...(of > 1 ? { step, totalSteps: of } : {}),
    ignoreFocusOut: true,
    buttons: step > 1 ? [vscode.QuickInputButtons.Back] : [],
  });
  return new Promise<Outcome>((resolve) => {
    input.onDidAccept(() => accept() && resolve('next'));
    input.onDidTriggerButton(() => resolve('back'));
    input.onDidHide(() => resolve(undefined));
    input.show();
  }).finally(() => input.dispose());
}
