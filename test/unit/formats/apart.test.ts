import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dist } from '../../kit/places';

describe('the code for reports', () => {
  for (const name of ['extension.js', 'cli.js'])
    it(`is not in ${name}, which loads it when it is needed`, () => {
      const code = readFileSync(path.join(dist, name), 'utf8');
      assert.doesNotMatch(code, /function renderHtml|class ReportDocument|csvFormatRow/);
      assert.match(code, /import\("\.\/reports\.js"\)/);
    });
});
