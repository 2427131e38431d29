import assert from 'node:assert/strict';
import { firstLineOf, othersThreadsOf } from '../../../src/core/comments/othersThreads';
import { activityEntry, at, loaded, recordsText } from '../../kit/samples';

const path = 'entries/2026/one.md';

describe('threads of others', () => {
  const said = (id: string, rest: object = {}) => ({
    id,
    kind: 'comment',
    text: `${id}?`,
    ...rest,
  });
  const found = async (reader: string | undefined, read: readonly string[]): Promise<string[]> => {
    const { journal } = await loaded({
      [path]: activityEntry('one'),
      '.journal/records/sam/one.desk.yaml': recordsText(
        said('open'),
        said('settled'),
        { id: 'r1', kind: 'resolved', of: 'settled' },
        said('answered'),
        { id: 'r2', kind: 'resolved', of: 'answered' },
      ),
      '.journal/records/ann/one.lap.yaml': recordsText(
        said('mine'),
        said('answer', { of: 'answered' }),
      ),
    });
    const threads = await othersThreadsOf(
      journal,
      journal.entries.get(path)!,
      reader,
      (key) => !key.startsWith(`${reader}/`) && !read.includes(key),
    );
    return threads
      .map(({ last, unread, isOwn }) => `${isOwn ? 'own ' : ''}${last.id} ${unread.join()}`)
      .sort();
  };

  it('are those with something unread, and those that are not resolved, the reader’s own apart', async () => {
    assert.deepEqual(await found('ann', []), [
      'answered sam/answered',
      'open sam/open',
      'own mine ',
      'settled sam/settled',
    ]);
    assert.deepEqual(await found('ann', ['sam/open', 'sam/settled', 'sam/answered']), [
      'open ',
      'own mine ',
    ]);
    assert.deepEqual(await found('sam', ['ann/mine']), ['answer ann/answer', 'mine ', 'own open ']);
  });

  it('are described by their first line, cut after 80 whole characters', () => {
    const of = (text: string) =>
      firstLineOf({ key: '', id: '', person: '', at, text, isEdited: false });
    assert.equal(of('\n  Why\nnot?'), 'Why');
    assert.equal(of('1'.repeat(80)), '1'.repeat(80));
    assert.equal(of('👍'.repeat(81)), `${'👍'.repeat(79)}…`);
    assert.equal(of(''), '');
  });
});
