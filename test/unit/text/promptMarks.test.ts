import assert from 'node:assert/strict';
import { readEntryText } from '../../../src/core/entries/entryText';
import { promptMarks } from '../../../src/core/text/promptMarks';

const marked = (text: string): string[] =>
  promptMarks(text, readEntryText(text).sections).map(({ from, to }) => text.slice(from, to));

describe('marks of prompts', () => {
  it('are those of headings, with whatever line ends', () => {
    const text =
      '---\nid: one\n---\n# Title\n\n## One? <!-- prompt: one -->\n\nWords.\n\n## Two? <!--prompt:two-->\n';
    const marks = ['<!-- prompt: one -->', '<!--prompt:two-->'];
    assert.deepEqual(marked(text), marks);
    assert.deepEqual(marked(text.replaceAll('\n', '\r\n')), marks);
  });

  it('are none in fenced code, in answers or in other comments', () => {
    const text = '```\n## One? <!-- prompt: one -->\n```\n\n<!-- prompt -->\n## Two <!-- two -->\n';
    assert.deepEqual(marked(text), []);
  });
});
