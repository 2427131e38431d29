/** Findings on evidence: missing, or spelt otherwise than on disk. */
import assert from 'node:assert/strict';
import type { Journal } from '../../../src/core/journal/journal';
import { entryOf, loaded } from '../../kit/samples';

const claiming = (...evidence: readonly string[]): string =>
  entryOf({ id: 'a1' }).replace(
    '---\n',
    `---\ncpd: { minutes: 30, evidence: ${JSON.stringify(evidence)} }\n`,
  );

const found = (journal: Journal): string[] =>
  [...journal.problems()]
    .filter(({ code }) => code.startsWith('entry.evidence'))
    .map(({ path, severity, code, message }) => `${path} ${severity} ${code} ${message}`);

const missing = (name: string): string =>
  `entries/a.md warning entry.evidence-missing The evidence “${name}” is not in the journal. Add the file or correct its path.`;

describe('evidence', () => {
  it('has a finding while its file is missing', async () => {
    const { journal, files } = await loaded({ 'entries/a.md': claiming('attachments/cert.pdf') });
    assert.deepEqual(found(journal), [missing('attachments/cert.pdf')]);
    assert.equal(journal.filesWithProblems, 1);
    files.write('attachments/cert.pdf', 'x');
    await journal.apply([{ kind: 'disk', path: 'attachments/cert.pdf' }]);
    assert.deepEqual(found(journal), []);
    files.write('entries/a.md', claiming('attachments/other.pdf'));
    await journal.apply([{ kind: 'disk', path: 'entries/a.md' }]);
    assert.deepEqual(found(journal), [missing('attachments/other.pdf')]);
    await files.remove('entries/a.md');
    await journal.apply([{ kind: 'disk', path: 'entries/a.md' }]);
    assert.deepEqual(found(journal), []);
  });

  it('has a remark where it is read as a file of another name', async () => {
    const { journal } = await loaded({
      'entries/a.md': claiming('attachments\\Cert.pdf', './attachments/caf\u00e9.pdf'),
      'attachments/cert.pdf': 'x',
      'attachments/cafe\u0301.pdf': 'x',
    });
    assert.deepEqual(found(journal), [
      'entries/a.md info entry.evidence.read “attachments\\Cert.pdf” is read as attachments/cert.pdf.',
    ]);
  });

  it('has no finding if it is a web page, or private to one person', async () => {
    const { journal } = await loaded({
      'entries/a.md': claiming('https://example.org/cert', 'private/attachments/cert.pdf'),
    });
    assert.deepEqual(found(journal), []);
  });

  it('is not searched again when only the words of its entry change', async () => {
    const { journal, files } = await loaded({ 'entries/a.md': claiming('attachments/cert.pdf') });
    let listed = 0;
    const list = files.list.bind(files);
    files.list = (...args) => {
      listed++;
      return list(...args);
    };
    files.write('entries/a.md', `${claiming('attachments/cert.pdf')}More words.\n`);
    await journal.apply([{ kind: 'disk', path: 'entries/a.md' }]);
    assert.equal(listed, 0);
    assert.deepEqual(found(journal), [missing('attachments/cert.pdf')]);
  });
});
