import assert from 'node:assert/strict';
import { entryOf, loaded } from '../../kit/samples';

async function named(texts: Readonly<Record<string, string>>): Promise<string[]> {
  const { journal } = await loaded(texts);
  return [...journal.problems()]
    .filter(({ code }) => /^(?:file|folder)\./.test(code))
    .map(({ path, severity, code }) => `${path} ${severity} ${code}`)
    .sort();
}

describe('files that are passed over', () => {
  it('are named among the records and people', async () => {
    assert.deepEqual(
      await named({
        '.journal/records/ann/notes.yaml': 'garbage',
        '.journal/records/ann/x.bin': '\0',
        '.journal/records/ann/.DS_Store': '',
        '.journal/people/ann.yaml.txt': '',
        'private/records/ann/a1.dev1.yml': '',
      }),
      [
        '.journal/people/ann.yaml.txt info file.unread',
        '.journal/records/ann/notes.yaml info file.unread',
        '.journal/records/ann/x.bin info file.unread',
        'private/records/ann/a1.dev1.yml info file.unread',
      ],
    );
  });

  it('are named where only their ending is not that of an entry', async () => {
    assert.deepEqual(
      await named({
        'entries/a.MD': 'a',
        'entries/2026/b.markdown': 'b',
        'private/entries/c.txt': 'c',
        'entries/d.png': 'd',
        'entries/.hidden/e.txt': 'e',
        'notes/f.txt': 'f',
      }),
      [
        'entries/2026/b.markdown info file.no-entry',
        'entries/a.MD info file.no-entry',
        'private/entries/c.txt info file.no-entry',
      ],
    );
  });

  it('are named as a folder where that is a repository of its own', async () => {
    assert.deepEqual(
      await named({
        '.git/HEAD': 'ref: refs/heads/main\n',
        'entries/old/2025/a.md': entryOf({ id: 'a1' }),
        'entries/old/.git/HEAD': 'ref: refs/heads/main\n',
        'entries/sub/b.md': entryOf({ id: 'b1' }),
        'entries/sub/.git': 'gitdir: ../../.git/modules/sub\n',
      }),
      ['entries/old info folder.repository', 'entries/sub info folder.repository'],
    );
  });
});
