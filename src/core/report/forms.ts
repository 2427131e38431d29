/** Entries in full: the facts of the claim, then each question with its answer. */
import * as l10n from '@vscode/l10n';
import { factRows } from './claimWords';
import { amountWords } from '../ledger/unitWords';
import { heading, note, nothingRecorded, paragraph } from './blocks';
import type { Material } from './material';
import { textsOf, withPlannedMark, type ShownEntry } from './readEntries';
import type { Block } from './report';

export function inFull(
  material: Material,
  entries: readonly ShownEntry[],
  level: 3 | 4,
  done: Set<ShownEntry>,
): Block[] {
  if (entries.length === 0) return [nothingRecorded()];
  return entries.flatMap((one): Block[] => {
    const title = heading(level, withPlannedMark(one, one.entry.title));
    // Shown in full once in a report, even if it belongs to several parts.
    if (done.has(one))
      return [
        title,
        note(
          one.words.answers.size > 0 && !textsOf(one).some(Boolean)
            ? l10n.t('Nothing is written yet.')
            : l10n.t('Shown in full above.'),
        ),
      ];
    done.add(one);
    return [
      title,
      { kind: 'facts', rows: factRows(material.framework, one.entry) },
      ...answers(material, one, level),
    ];
  });
}

/** The text of entries, with the number of words, which some regulators limit. */
export function wordsAlone(
  material: Material,
  entries: readonly ShownEntry[],
  done: Set<ShownEntry>,
): Block[] {
  if (entries.length === 0) return [nothingRecorded()];
  return entries.flatMap((one): Block[] => {
    done.add(one);
    return [
      ...(entries.length === 1 ? [] : [heading(3, withPlannedMark(one, one.entry.title))]),
      note(`${one.entry.date ?? ''} · ${amountWords('words', one.entry.handedIn)}`),
      ...(one.words.answers.size === 1 && one.words.free === ''
        ? [wordsOf(one, [...one.words.answers.values()][0]!.markdown, 3)]
        : answers(material, one, entries.length === 1 ? 2 : 3)),
    ];
  });
}

/** Gaps without a recorded entry, each with the person's explanation. */
export function gapBlocks({ ledger, shown }: Material, done: Set<ShownEntry>): Block[] {
  if (shown.length === 0) return [nothingRecorded()];
  if (ledger.gaps.length === 0) return [paragraph(l10n.t('There is no such gap.'))];
  return ledger.gaps.flatMap(({ from, to, days, explainedBy }): Block[] => {
    const by = shown.find(({ entry }) => entry.path === explainedBy?.path);
    if (by) done.add(by);
    const markdown = by ? textsOf(by).filter(Boolean).join('\n\n') : '';
    return [
      heading(3, l10n.t('{0} to {1}, {2} days', from, to, days)),
      by && markdown !== ''
        ? { kind: 'words', markdown, below: 3, path: by.entry.path }
        : note(l10n.t('No explanation is recorded.')),
    ];
  });
}

/** @param level of the heading above */
function answers(material: Material, one: ShownEntry, level: 2 | 3 | 4): Block[] {
  const { free, answers } = one.words;
  const blocks: Block[] = free === '' ? [] : [wordsOf(one, free, level)];
  for (const [prompt, { markdown }] of answers) {
    const question = material.questions(one, prompt);
    // Four levels are the maximum, so below the fourth a question is a paragraph.
    blocks.push(level === 4 ? paragraph(question) : heading(level === 2 ? 3 : 4, question));
    blocks.push(wordsOf(one, markdown, level === 2 ? 3 : 4));
  }
  return blocks;
}

const wordsOf = ({ entry }: ShownEntry, markdown: string, below: 2 | 3 | 4): Block =>
  markdown === ''
    ? note(l10n.t('Not answered.'))
    : { kind: 'words', markdown, below, path: entry.path };
