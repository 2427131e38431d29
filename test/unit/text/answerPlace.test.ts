import assert from 'node:assert/strict';
import fc from 'fast-check';
import { answerPlace } from '../../../src/core/text/answerPlace';
import { readEntryText } from '../../../src/core/entries/entryText';
import { text as anyText } from '../../kit/arbitraryText';

/** The text with a mark where one would write under the first prompt. */
function marked(text: string): string {
  const at = answerPlace(text, readEntryText(text).sections[1]!);
  return `${text.slice(0, at)}|${text.slice(at)}`;
}

const one = '## A <!-- prompt: a -->\n';
const two = '## B <!-- prompt: b -->\n';

describe('answerPlace', () => {
  for (const [text, place] of [
    [`${one}\n\n\n${two}`, `${one}\n|\n\n${two}`],
    [`${one}\n${two}`, `${one}|\n${two}`],
    [one + two, `${one}|${two}`],
    [`${one}\n`, `${one}\n|`],
    [one, `${one}|`],
    [one.trimEnd(), `${one.trimEnd()}|`],
    [`${one}\n> quote\n\n\n\n${two}`, `${one}\n> quote\n\n|\n\n${two}`],
    [`${one}\n> quote\n\n${two}`, `${one}\n> quote\n|\n${two}`],
    [`${one}\n<!-- note -->`, `${one}\n<!-- note -->|`],
    [`${one}\n> quote\n`, `${one}\n> quote\n|`],
    [`${one.trimEnd()}\r\n\r\n\r\n${two}`, `${one.trimEnd()}\r\n\r\n|\r\n${two}`],
  ] as const)
    it(JSON.stringify(text), () => assert.equal(marked(text), place));

  it('lies within the section, on a line of its own after all that stands there', () => {
    fc.assert(
      fc.property(anyText, (content) => {
        const text = `${one}${content}\n${two}`;
        const section = readEntryText(text).sections[1]!;
        const at = answerPlace(text, section);
        assert.ok(at >= section.contentFrom && at <= section.to);
        assert.equal(text.slice(at, section.to).trim(), '');
        assert.equal(text[at - 1], '\n');
      }),
    );
  });
});
