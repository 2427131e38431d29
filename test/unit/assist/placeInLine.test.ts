import assert from 'node:assert/strict';
import { placeInLine } from '../../../src/core/assist/placeInLine';

describe('the part of a line that a finding is about', () => {
  for (const [line, message, part] of [
    ['id: 2.9', '“2.9” is no id.', '2.9'],
    ['  titel: Day', 'Unknown key “titel”. Did you mean “title”?', 'titel'],
    ['timing: soon', '“timing” is “soon”, which names no time.', 'timing'],
    ['covers: [a/b, a/bc]', 'There is no topic “a/bc”.', 'a/bc'],
    ['  - one ', 'This is not closed.', '- one'],
    ['', 'Nothing here.', ''],
  ] as const)
    it(`is “${part}” in “${line}”`, () => {
      const { from, to } = placeInLine(line, message);
      assert.equal(line.slice(from, to), part);
    });
});
