/** Entries in full: the facts of the claim, then each question with the person's words. */
import * as l10n from '@vscode/l10n';
import { countWords } from '../text/scanBody';
import { factRows } from './claimWords';
import { nothingYet, type Material } from './material';
import { plainWords } from './plainWords';
import type { ShownEntry } from './readEntries';
import type { Block } from './report';

export function inFull(
  material: Material,
  entries: readonly ShownEntry[],
  level: 3 | 4,
  done: Set<ShownEntry>,
): Block[] {
  if (entries.length === 0) return [nothingYet()];
  return entries.flatMap((one): Block[] => {
    const heading: Block = { kind: 'heading', level, text: one.entry.title };
    // Said once in a report, however many parts it belongs to.
    if (done.has(one)) return [heading, { kind: 'note', text: l10n.t('In full further above.') }];
    done.add(one);
    return [
      heading,
      { kind: 'facts', rows: factRows(material.framework, one.entry) },
      ...answers(material, one, level),
    ];
  });
}

/** With the number of words, which some regulators limit. */
export function wordsAlone(
  material: Material,
  entries: readonly ShownEntry[],
  done: Set<ShownEntry>,
): Block[] {
  if (entries.length === 0) return [nothingYet()];
  return entries.flatMap((one): Block[] => {
    done.add(one);
    const count = wordCount(one);
    const words = count === 1 ? l10n.t('1 word') : l10n.t('{0} words', count);
    return [
      ...(entries.length === 1
        ? []
        : [{ kind: 'heading', level: 3, text: one.entry.title } as const]),
      { kind: 'note', text: `${one.entry.date ?? ''} · ${words}` },
      ...(one.words.answers.size === 1 && one.words.free === ''
        ? [wordsOf(one, [...one.words.answers.values()][0]!.markdown, 3)]
        : answers(material, one, 3)),
    ];
  });
}

function answers(material: Material, one: ShownEntry, level: 3 | 4): Block[] {
  const { free, answers } = one.words;
  const blocks: Block[] = free === '' ? [] : [wordsOf(one, free, level)];
  for (const [prompt, { markdown }] of answers) {
    const question = material.questions(one, prompt);
    // Below a heading of the fourth level there is no other: there the question is a line of its own.
    if (level === 3) blocks.push({ kind: 'heading', level: 4, text: question });
    else blocks.push({ kind: 'paragraph', text: question });
    blocks.push(wordsOf(one, markdown, 4));
  }
  return blocks;
}

const wordsOf = ({ entry }: ShownEntry, markdown: string, below: 3 | 4): Block =>
  markdown === ''
    ? { kind: 'note', text: l10n.t('Not answered.') }
    : { kind: 'words', markdown, below, path: entry.path };

function wordCount({ words }: ShownEntry): number {
  const texts = [words.free, ...[...words.answers.values()].map(({ markdown }) => markdown)];
  return texts.map(plainWords).reduce((sum, text) => sum + countWords(text, 0, text.length), 0);
}
