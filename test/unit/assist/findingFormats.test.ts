import assert from 'node:assert/strict';
import fc from 'fast-check';
import { toGithub, toSarif, toText } from '../../../src/core/assist/findingFormats';
import type { Problem } from '../../../src/core/base/problem';
import { unreadableFolder } from '../../../src/core/base/unreadable';
import { text as anyText } from '../../kit/arbitraryText';

const finding = (parts: Partial<Problem>): Problem => ({
  path: 'entries/a.md',
  line: 3,
  severity: 'error',
  code: 'entry.field',
  message: 'Wrong.',
  ...parts,
});

const folders = [unreadableFolder('entries/2026'), unreadableFolder('')];

describe('findings as text', () => {
  it('are one line each, with file and line, or with the folder', () => {
    const { message } = folders[0]!;
    assert.deepEqual(toText([finding({}), ...folders]), [
      'entries/a.md:3: error: Wrong. [entry.field]',
      `entries/2026: error: ${message} [folder.denied]`,
      `.: error: ${message} [folder.denied]`,
    ]);
  });
});

describe('the annotations of a GitHub workflow', () => {
  it('are one line each', () => {
    const found = [
      finding({}),
      finding({ severity: 'warning', line: 1 }),
      finding({ severity: 'info' }),
    ];
    assert.equal(
      toGithub(found, ''),
      '::error file=entries/a.md,line=3,title=entry.field::Wrong.\n' +
        '::warning file=entries/a.md,line=1,title=entry.field::Wrong.\n' +
        '::notice file=entries/a.md,line=3,title=entry.field::Wrong.\n',
    );
    assert.equal(toGithub([], ''), '');
  });

  it('name a folder, without a line', () => {
    const filesIn = (folder: string) =>
      toGithub(folders, folder).match(/(?<=^::error )\S+(?=,title=folder\.denied::)/gm);
    assert.deepEqual(filesIn(''), ['file=entries/2026', 'file=.']);
    assert.deepEqual(filesIn('mine'), ['file=mine/entries/2026', 'file=mine']);
  });

  it('escape what would end a value or a line', () => {
    const one = finding({ path: 'a, b: 100%.md', message: '50%: a,\r\n::error::b' });
    assert.equal(
      toGithub([one], 'my,folder'),
      '::error file=my%2Cfolder/a%2C b%3A 100%25.md,line=3,title=entry.field::50%25: a,%0D%0A::error::b\n',
    );
  });

  it('give back path and message, whatever they are', () => {
    fc.assert(
      fc.property(anyText, anyText, (path, message) => {
        const line = toGithub([finding({ path, message })], '');
        assert.equal(line.indexOf('\n'), line.length - 1);
        assert.doesNotMatch(line.slice(0, -1), /[\p{Cc}\u2028\u2029]/u);
        const [, file, said] = /^::error file=([^,:]*),line=3,title=entry\.field::(.*)\n$/su.exec(
          line,
        )!;
        const read = (text: string): string =>
          text.replace(/(?:%[\dA-F]{2})+/g, decodeURIComponent);
        assert.equal(read(file!), path || '.');
        assert.equal(read(said!), message);
      }),
    );
  });
});

describe('SARIF', () => {
  it('names rules and places', () => {
    const found = [
      finding({ path: 'entries/ein Tag/ü#1%?.md' }),
      finding({ code: 'a.b', severity: 'info', line: 7 }),
    ];
    assert.deepEqual(toSarif(found, 'my journal'), {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: { name: 'reflective-journal', rules: [{ id: 'a.b' }, { id: 'entry.field' }] },
          },
          results: [
            result(
              'entry.field',
              1,
              'error',
              'my%20journal/entries/ein%20Tag/%C3%BC%231%25%3F.md',
              3,
            ),
            result('a.b', 0, 'note', 'my%20journal/entries/a.md', 7),
          ],
        },
      ],
    });
  });

  it('names a folder, without a line', () => {
    const placesIn = (folder: string) =>
      (toSarif(folders, folder) as Sarif).runs[0].results.map(
        ({ locations: [{ physicalLocation }] }) => physicalLocation,
      );
    const at = (...uris: string[]) => uris.map((uri) => ({ artifactLocation: { uri } }));
    assert.deepEqual(placesIn(''), at('entries/2026', '.'));
    assert.deepEqual(placesIn('mine'), at('mine/entries/2026', 'mine'));
  });

  it('gives back every path as a relative URI', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 3 }), (parts) => {
        const path = parts.join('/');
        const [{ results }] = (toSarif([finding({ path })], '') as Sarif).runs;
        const { uri } = results[0].locations[0].physicalLocation.artifactLocation;
        assert.match(uri, /^[\w.!~*'()/%-]*$/);
        assert.equal(decodeURIComponent(uri), path || '.');
      }),
    );
    const [{ results }] = (toSarif([finding({ path: 'a\uD800.md' })], '') as Sarif).runs;
    assert.equal(results[0].locations[0].physicalLocation.artifactLocation.uri, 'a%EF%BF%BD.md');
  });
});

interface Sarif {
  readonly runs: readonly [
    {
      readonly results: readonly [
        {
          readonly locations: readonly [
            { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } },
          ];
        },
      ];
    },
  ];
}

const result = (
  ruleId: string,
  ruleIndex: number,
  level: string,
  uri: string,
  startLine: number,
) => ({
  ruleId,
  ruleIndex,
  level,
  message: { text: 'Wrong.' },
  locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine } } }],
});
