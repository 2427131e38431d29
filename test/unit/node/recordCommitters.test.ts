import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { recordCommitters } from '../../../src/node/recordCommitters';
import { git as runGit } from '../../kit/git';
import { recordsText } from '../../kit/samples';
import { temporaryFolder, writeFiles } from '../../kit/temporaryFolder';

const file = '.journal/records/sam/one.d2.yaml';
const first = { id: 'k1', kind: 'comment', text: 'First' };
const second = { id: 'k2', kind: 'comment', text: 'Two\nlines' };

describe('who committed a record', () => {
  const place = temporaryFolder();
  const elsewhere = temporaryFolder();
  let folder: string;
  const git = (...args: string[]): void => {
    runGit(folder, ...args);
  };
  const write = (name: string, text: string): void => writeFiles(folder, { [name]: text });
  const commitAs = (email: string, author = email): void => {
    git('add', '-A');
    const who = ['-c', `user.email=${email}`, '-c', 'user.name=x', '-c', 'commit.gpgsign=false'];
    git(...who, 'commit', '-q', '-m', 'x', `--author=x <${author}>`);
  };
  const found = async (name = file): Promise<unknown> => {
    const committers = await recordCommitters(folder, name);
    return committers && Object.fromEntries(committers);
  };

  beforeEach(() => {
    folder = place.path;
    git('init', '-q');
    write(file, recordsText(first));
    commitAs('sam@example.org');
  });

  it('is its author, record by record', async () => {
    write(file, recordsText(first, second));
    commitAs('sam@home.example');
    assert.deepEqual(await found(), { k1: ['sam@example.org'], k2: ['sam@home.example'] });
  });

  it('is another person too, when one line of it was changed by hand', async () => {
    write(file, readFileSync(path.join(folder, file), 'utf8').replace('First', 'Well done'));
    commitAs('ann@example.org');
    assert.deepEqual(await found(), { k1: ['sam@example.org', 'ann@example.org'] });
  });

  it('is who committed, whomever they name as the author, and whatever .mailmap says', async () => {
    write(file, readFileSync(path.join(folder, file), 'utf8').replace('First', 'Well done'));
    write('.mailmap', 'Sam <sam@example.org> <ann@example.org>\n');
    commitAs('ann@example.org', 'sam@example.org');
    assert.deepEqual(await found(), { k1: ['sam@example.org', 'ann@example.org'] });
  });

  it('is the author of what a forge merged', async () => {
    write(file, recordsText(first, second));
    commitAs('noreply@github.com', 'sam@example.org');
    assert.deepEqual(await found(), { k1: ['sam@example.org'], k2: ['sam@example.org'] });
  });

  it('is not known outside of what is committed', async () => {
    write(file, recordsText(first, second));
    assert.deepEqual(await found(), { k1: ['sam@example.org'] });
    assert.equal(await found('.journal/records/sam/two.d2.yaml'), undefined);
    assert.equal(await found('--output=x'), undefined);
    assert.equal(await recordCommitters(elsewhere.path, file), undefined);
    assert.equal(await recordCommitters(folder, file, path.join(folder, 'no-git')), undefined);
  });

  it('runs nothing that the repository names', async () => {
    write('.gitattributes', '*.yaml filter=mine diff=mine\n');
    commitAs('sam@example.org');
    const trace = path.join(folder, 'ran');
    for (const name of ['filter.mine.clean', 'filter.mine.smudge', 'diff.mine.textconv'])
      git('config', name, `touch ${trace}; cat`);
    git('config', 'core.fsmonitor', `touch ${trace}`);
    assert.deepEqual(await found(), { k1: ['sam@example.org'] });
    assert.throws(() => readFileSync(trace));
  });
});
