import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addEvidence, setCounterpart } from '../../../src/core/authoring/claimEdits';
import { applySplices } from '../../../src/core/text/splice';
import { readEntryText } from '../../../src/core/entries/entryText';
import { HumanError } from '../../../src/core/base/problem';
import { notPlain, readPlainYaml } from '../../../src/core/yaml/plainYaml';
import { text as anyText } from '../../kit/arbitraryText';
import { yamlText } from '../yaml/arbitraryYaml';

const file = 'attachments/2026/certificate.pdf';
const other = 'attachments/2026/certificate-2.pdf';
const entry = (cpd: string): string =>
  `---\nid: 20261123-abc234\ndate: 2026-11-23\n${cpd}---\n# A day\n\nMy words.  \n`;

describe('evidence of an entry', () => {
  const cases: [before: string, after: string][] = [
    ['', `cpd:\n  evidence:\n    - ${file}\n    - ${other}\n`],
    ['cpd: {}\n', `cpd: {evidence: [${file}, ${other}]}\n`],
    ['cpd: { minutes: 5 } # c\n', `cpd: { minutes: 5, evidence: [${file}, ${other}] } # c\n`],
    [
      'cpd:\n  evidence:\n    - x.pdf # mine\n  minutes: 5\n',
      `cpd:\n  evidence:\n    - x.pdf # mine\n    - ${file}\n    - ${other}\n  minutes: 5\n`,
    ],
    [
      `cpd:\n  evidence: [${file}]\ntitle: x\n`,
      `cpd:\n  evidence: [${file}, ${other}]\ntitle: x\n`,
    ],
  ];
  for (const [before, after] of cases)
    it(`is named behind ${JSON.stringify(before)}`, () => {
      const text = entry(before);
      assert.equal(applySplices(text, addEvidence(text, [file, other])), entry(after));
      assert.deepEqual(addEvidence(entry(after), [file]), []);
    });

  it('is written so that it is read without the whole parser', () => {
    const before = entry('title: A day\ncpd:\n  minutes: 5\n');
    const text = applySplices(before, addEvidence(before, [file]));
    assert.deepEqual(readEntryText(text).meta.cpd, { minutes: 5, evidence: [file] });
    const { from, to } = readEntryText(text).frontMatter!;
    assert.notEqual(readPlainYaml(text, from, to), notPlain);
  });

  it('is refused where the front matter cannot be read', () => {
    for (const text of [
      '# words\n',
      '---\nid: a\n',
      '---\ncpd: "\n---\n',
      '---\ncpd: words\n---\n',
    ])
      assert.throws(() => addEvidence(text, [file]), HumanError);
  });

  it('leaves every other character of any entry, or is refused', () => {
    fc.assert(
      fc.property(yamlText, anyText, fc.constantFrom('', '\uFEFF'), (yaml, body, mark) => {
        const text = `${mark}---\n${yaml.replace(/\n?$/, '\n')}---\n${body}`;
        let splices;
        try {
          splices = addEvidence(text, [file]);
        } catch (error) {
          assert.ok(error instanceof HumanError);
          return;
        }
        const after = applySplices(text, splices);
        assert.ok(after.endsWith(`---\n${body}`));
        const wanted = readEntryText(text).meta;
        const { findings, meta } = readEntryText(after);
        if (readEntryText(text).findings.length > 0) return;
        assert.deepEqual(findings, []);
        const { cpd = {} } = wanted;
        const evidence = [...(cpd.evidence ?? []), file];
        assert.deepEqual(meta, { ...wanted, cpd: { ...cpd, evidence } });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the counterpart of an entry', () => {
  it('is a role, and where the rest is kept', () => {
    const text = entry('cpd:\n  counterpart: Ann # who\n  minutes: 5\n');
    assert.equal(
      applySplices(text, setCounterpart(text, 'peer', 'private/counterparts/peer-abc234.md')),
      entry(
        'cpd:\n  counterpart: peer # who\n  minutes: 5\n  counterpartDetails: private/counterparts/peer-abc234.md\n',
      ),
    );
  });
});
