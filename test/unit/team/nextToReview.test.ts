import assert from 'node:assert/strict';
import { nextToReview } from '../../../src/core/team/nextToReview';
import { teamRowOf, type TeamRow } from '../../../src/core/team/teamOverview';
import { activityEntry, digestA, loaded, recordsText } from '../../kit/samples';

const completed = recordsText({ kind: 'completed', id: 'c1', digest: digestA });

async function rowWith(path: string, count: number): Promise<TeamRow> {
  const files: Record<string, string> = {};
  for (let at = 1; at <= count; at++) {
    files[`entries/e${at}.md`] = activityEntry(`e${at}`, undefined, { date: `2026-11-0${at}` });
    files[`.journal/records/ann/e${at}.dev1.yaml`] = completed.replace('c1', `c${at}`);
  }
  return teamRowOf((await loaded(files)).journal, path, 'sam');
}

describe('next entry to review', () => {
  let one: TeamRow;
  let two: TeamRow;
  let none: TeamRow;

  const next = (rows: readonly TeamRow[], row?: TeamRow, path = ''): string | undefined => {
    const found = nextToReview(rows, row && { row, path });
    return found && `${found.row.path}/${found.waiting.entry.path}`;
  };

  before(async () => {
    [one, two, none] = await Promise.all([rowWith('a', 1), rowWith('b', 2), rowWith('c', 0)]);
  });

  it('is the first of the journal with most of them, if none is open', () => {
    assert.equal(next([none, one, two]), 'b/entries/e1.md');
    assert.equal(next([none, one, two], none, 'entries/x.md'), 'b/entries/e1.md');
  });

  it('follows the open one through all journals, and begins again after the last', () => {
    assert.equal(next([one, two], two, 'entries/e1.md'), 'b/entries/e2.md');
    assert.equal(next([one, two], two, 'entries/e2.md'), 'a/entries/e1.md');
    assert.equal(next([one, two], one, 'entries/e1.md'), 'b/entries/e1.md');
  });

  it('stays in the journal of an entry that no longer waits', () => {
    assert.equal(next([one, two], one, 'entries/reviewed.md'), 'a/entries/e1.md');
  });

  it('is missing if nothing but the open one waits', () => {
    assert.equal(next([one, none], one, 'entries/e1.md'), undefined);
    assert.equal(next([none]), undefined);
  });
});
