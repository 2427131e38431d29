/**
 * Random histories of two or three people who share one repository, and what must hold after each step of
 * them that Share takes. What people do by hand, or to others, may be anything: only Share is judged.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  appendFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { leavingOf } from '../../../src/core/sharing/leaving';
import type { MovedFile, Outcome } from '../../../src/core/sharing/sharing';
import { activityEntry, journalTexts } from '../../kit/samples';
import { Clone, clonesOf } from '../../kit/clones';
import { git } from '../../kit/git';

const actions = [
  ...['write', 'write', 'write', 'write', 'record', 'picture', 'picture', 'delete', 'rename'],
  ...['ignored', 'untracked', 'link', 'private', 'private', 'linkedPrivate', 'nested', 'gitignore'],
  ...['dirty', 'stage', 'detach', 'fetch', 'force', 'unforce', 'unforce', 'cutOff'],
  ...['forcePrivate', 'forcePrivate'],
  // What needs two people at once would seldom happen of itself.
  ...['bothChange', 'bothChange', 'bothChange', 'bothChange', 'bothHave', 'bothHave', 'bothHave'],
  ...['rewrite', 'rewrite', 'rewrite'],
] as const;

/** What somebody does: first by hand, then with Share, as far as `share` says. */
export interface Turn {
  readonly who: number;
  readonly actions: readonly { readonly what: (typeof actions)[number]; readonly which: number }[];
  /** Which of the ways out to choose; `none` shares nothing. */
  readonly share: 'none' | 'only' | 'mine' | 'theirs' | 'half';
}

export interface History {
  readonly people: number;
  /** Where in the repository the journal is. */
  readonly inside: '' | 'a';
  readonly turns: readonly Turn[];
}

export const history: fc.Arbitrary<History> = fc.record({
  people: fc.constantFrom(2, 2, 3),
  inside: fc.constantFrom('' as const, 'a' as const),
  turns: fc.array(
    fc.record({
      who: fc.nat(2),
      actions: fc.array(fc.record({ what: fc.constantFrom(...actions), which: fc.nat(11) }), {
        minLength: 1,
        maxLength: 3,
      }),
      share: fc.constantFrom('none', 'only', 'mine', 'mine', 'theirs', 'theirs', 'half'),
    }),
    { minLength: 3, maxLength: 6 },
  ),
});

/** In every private text and, in lower case, in the name of every private file. */
const secret = 'QZSECRET';
const entries = ['one', 'one', 'one', 'two'].map((name) => `entries/2026/${name}.md`);
const pictures = ['attachments/old.bin', 'attachments/old.bin', 'attachments/new.bin'];
const privates = [
  'private/entries/2026/qzsecret.md',
  'private/qzsecret.bin',
  'Private/qzsecret.md',
  '../b/private/qzsecret.md',
  'private/records/qzsecret.yaml',
];
const ignored = ['setup.local', 'attachments/scan.local', 'deep/er/x.local', 'docs/mine.local'];
const untracked = ['notes.md', 'plans', 'lists/a.txt', 'docs/my notes.txt', 'plans/2026.md'];
const hostile = [...untracked, ...ignored, 'lists', 'attachments/scan.local/x', 'link', 'docs'];
const marks = /^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?\r?$/m;

const base: Record<string, string> = {
  '.gitignore': '/private/\n*.local\n',
  [entries[0]!]: activityEntry('one'),
  'attachments/old.bin': '\0old',
  'docs/kept.txt': 'in git\n',
  'link/inner.txt': 'in git\n',
  'notes/plain.txt': Array.from({ length: 9 }, (_, line) => `line ${line}\n`).join(''),
  '.journal/records/ann/one.lap.yaml': '- id: c\n  at: 2026-11-23T12:00:00Z\n  kind: time\n',
};

/** Makes what histories begin with, once; each begins with a copy. */
export class Beginnings {
  /** In how many histories each outcome occurred. */
  readonly counts = new Map<string, number>();
  #made = new Map<string, Promise<void>>();
  #count = 0;

  constructor(readonly folder: string) {}

  async check(one: History): Promise<void> {
    const from = path.join(this.folder, `begin-${one.inside}`);
    if (!this.#made.has(from)) this.#made.set(from, this.#make(from, one.inside));
    await this.#made.get(from);
    const to = path.join(this.folder, String(this.#count++));
    cpSync(from, to, { recursive: true, verbatimSymlinks: true });
    const world = new World(to, one);
    try {
      await world.run(one.turns);
    } catch (error) {
      const told = error instanceof Error ? error : new Error(String(error));
      told.message += `\n${world.told.join('\n')}`;
      throw told;
    } finally {
      for (const kind of ['histories', ...world.seen])
        this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
      if (process.env['KEEP_HISTORIES'] === undefined)
        rmSync(to, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  async #make(folder: string, inside: string): Promise<void> {
    mkdirSync(folder, { recursive: true });
    const other = { '../b/.journal/journal.yaml': journalTexts['.journal/journal.yaml'] };
    const clones = await clonesOf(folder, 3, inside ? { ...base, ...other } : base, inside);
    for (const clone of clones) {
      // The copies lead to the copy.
      clone.git('config', 'remote.origin.url', '../remote.git');
      rmSync(path.join(clone.repository, '.git/hooks'), { recursive: true, force: true });
    }
  }
}

type Snapshot = ReadonlyMap<string, Buffer | string>;

class World {
  readonly told: string[] = [];
  /** Outcomes of Share, each once. */
  readonly seen = new Set<string>();
  readonly #clones: readonly Clone[];
  readonly #remote: string;
  /** A folder outside every repository, to which links lead. */
  readonly #elsewhere: string;
  readonly #inside: string;
  /** Lines that were shared once and that a rewritten history no longer has. */
  readonly #gone = new Set<string>();
  #count = 0;

  constructor(folder: string, { people, inside }: History) {
    this.#remote = path.join(folder, 'remote.git');
    this.#elsewhere = path.join(folder, 'elsewhere');
    this.#inside = inside;
    this.#clones = Array.from({ length: people }, (_, index) => {
      return new Clone(path.join(folder, `clone${index}`), index + 1, inside);
    });
    mkdirSync(this.#elsewhere);
    writeFileSync(path.join(this.#elsewhere, 'kept.txt'), 'elsewhere');
  }

  async run(turns: readonly Turn[]): Promise<void> {
    for (const { who, actions, share } of turns) {
      const clone = this.#clones[who % this.#clones.length]!;
      for (const { what, which } of actions) this.#tryAct(clone, what, which);
      if (share !== 'none') await this.#shareWith(clone, share);
    }
    for (const clone of this.#clones) await this.#shareWith(clone, 'mine');
  }

  // By hand ----------------------------------------------------------------------------------------

  /** A step that another file or folder is in the way of ends there, as it does for a person. */
  #tryAct(...step: [Clone, Turn['actions'][number]['what'], number]): void {
    try {
      this.#act(...step);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (!['ENOENT', 'ENOTDIR', 'EISDIR', 'EEXIST', 'ELOOP'].includes(code)) throw error;
    }
  }

  #act(clone: Clone, what: Turn['actions'][number]['what'], which: number): void {
    const of = <T>(list: readonly T[]): T => list[which % list.length]!;
    const line = `LINE${++this.#count}. ${'x'.repeat(which)}`;
    const isMerging = existsSync(path.join(clone.repository, '.git/MERGE_HEAD'));
    this.told.push(`${path.basename(clone.repository)}: ${what} ${which}`);
    const put = (file: string, text: string, by = clone): void => {
      // A person would be told that something is in the way of it.
      try {
        by.write(file, text);
      } catch {
        return;
      }
    };
    const hand = (args: readonly string[], by = clone): boolean => {
      try {
        by.git(...args);
        return true;
      } catch {
        return false;
      }
    };
    const push = (more: readonly string[] = [], by = clone): void => {
      const before = more.length > 0 ? this.#linesOnServer() : new Set<string>();
      if (!hand(['push', '--quiet', ...more, 'origin', 'HEAD:main'], by)) return;
      const after = this.#linesOnServer();
      for (const one of before) if (!after.has(one)) this.#gone.add(one);
      for (const one of after) this.#gone.delete(one);
    };
    const isInStep = (): boolean => {
      hand(['fetch', '--quiet']);
      return headOf(clone) === this.#tip();
    };
    const at = (file: string): string => path.posix.join(this.#inside, file);
    const isOutside = (file: string): boolean => file.startsWith('../') && this.#inside === '';
    switch (what) {
      case 'write': {
        const file = of(entries);
        if (!existsSync(clone.on(file))) put(file, activityEntry(file));
        try {
          appendFileSync(clone.on(file), `${line}\n`);
        } catch {
          // Something else is there.
        }
        break;
      }
      case 'record':
        try {
          const file = clone.on('.journal/records/ann/one.lap.yaml');
          appendFileSync(file, `- id: r${this.#count}\n  at: 2026-11-23T12:00:00Z\n  kind: time\n`);
        } catch {
          // Deleted before.
        }
        break;
      case 'picture':
        put(of(pictures), `\0${line}`);
        break;
      case 'delete':
        rmSync(clone.on(of([...entries, ...pictures])), { recursive: true, force: true });
        break;
      case 'rename':
        if (!isMerging) hand(['mv', at(of(entries)), at('entries/2026/renamed.md')]);
        break;
      case 'dirty':
        put('notes/plain.txt', base['notes/plain.txt']!.replace(`line ${which % 9}`, line));
        break;
      case 'stage':
        put('notes/plain.txt', `${line}\n`);
        hand(['add', at('notes/plain.txt')]);
        break;
      case 'ignored':
        put(of(ignored), line);
        break;
      case 'untracked':
        put(of(untracked), line);
        break;
      case 'link': {
        const file = of(['link', 'linked', 'private/qzsecret-link', 'notes.md', 'docs']);
        if (lstatSync(clone.on(file), { throwIfNoEntry: false })?.isFile()) break;
        rmSync(clone.on(file), { recursive: true, force: true });
        try {
          mkdirSync(path.dirname(clone.on(file)), { recursive: true });
          symlinkSync(this.#elsewhere, clone.on(file));
        } catch {
          // Something is in the way.
        }
        break;
      }
      case 'private':
        if (!isOutside(of(privates))) put(of(privates), `${secret} ${line}`);
        break;
      case 'linkedPrivate':
        if (lstatSync(clone.on('private'), { throwIfNoEntry: false })) break;
        mkdirSync(clone.on('attachments'), { recursive: true });
        symlinkSync('attachments', clone.on('private'));
        put('private/qzsecret-linked.md', `${secret} ${line}`);
        break;
      case 'nested':
        put('entries/team/.journal/journal.yaml', journalTexts['.journal/journal.yaml']);
        put('entries/team/private/qzsecret.md', `${secret} ${line}`);
        break;
      case 'gitignore': {
        const texts = ['!private/\n', '', '/private/\n', '/private/\n*.local\n*.bin\n', '*\n'];
        if (which === 11) rmSync(clone.on('.gitignore'), { force: true });
        else put('.gitignore', of(texts));
        break;
      }
      case 'detach':
        if (!isMerging && which % 3 === 0) hand(['checkout', '--quiet', '--detach']);
        break;
      case 'fetch':
        hand(['fetch', '--quiet']);
        break;
      case 'force':
      case 'forcePrivate': {
        if (isMerging) break;
        const isPrivate = what === 'forcePrivate';
        const file = isPrivate ? of([...privates, 'private', 'PRIVATE']) : of(hostile);
        if (isOutside(file)) break;
        const stat = lstatSync(clone.on(file), { throwIfNoEntry: false });
        if (which % 2 === 0 || !stat) {
          if (stat) rmSync(clone.on(file), { recursive: true, force: true });
          const above = path.dirname(clone.on(file));
          const blocking = lstatSync(above, { throwIfNoEntry: false });
          if (blocking && !blocking.isDirectory()) rmSync(above);
          if (which % 3 === 0 && file.toLowerCase().startsWith('private')) {
            mkdirSync(above, { recursive: true });
            symlinkSync('attachments', clone.on(file));
          } else put(file, isPrivate ? `${secret} ${line}` : `by force ${line}`);
        }
        if (!hand(['add', '--force', '--all', '--', at(file)])) break;
        hand(['commit', '--quiet', '--message', 'by force', '--', at(file)]);
        if (which % 5 > 0) push();
        break;
      }
      case 'bothChange':
      case 'bothHave': {
        const other = this.#clones.find((one) => one !== clone)!;
        if (existsSync(path.join(other.repository, '.git/MERGE_HEAD'))) break;
        pulled(other);
        if (what === 'bothHave') {
          const file = of([...ignored, ...untracked]);
          put(file, line);
          put(file, `theirs ${line}`, other);
          hand(['add', '--force', '--', at(file)], other);
        } else {
          const same = which % 4 ? 'write' : 'picture';
          this.#tryAct(clone, same, which);
          this.#tryAct(other, which % 5 ? same : 'delete', which);
        }
        hand(['commit', '--quiet', '--all', '--message', 'theirs'], other);
        push([], other);
        break;
      }
      case 'unforce': {
        if (isMerging) break;
        const known = clone.git('ls-files', '-z').split('\0').filter(Boolean);
        const odd = known.filter(
          (one) => isPrivatePath(one) || /\.local$|notes\.md|lists/.test(one),
        );
        if (odd.length === 0) break;
        hand(['rm', '-r', '--quiet', ...(which % 2 ? ['--cached'] : []), '--', ...odd]);
        hand(['commit', '--quiet', '--message', 'away', '--', ...odd]);
        push();
        break;
      }
      case 'rewrite': {
        if (isMerging || !isInStep()) break;
        if (!entries.some((one) => this.#hasLine(clone, one))) this.#act(clone, 'write', 0);
        hand(['commit', '--quiet', '--message', 'a line', '--', at(entries[0]!)]);
        push();
        const file = entries.find((one) => existsSync(clone.on(one)) && this.#hasLine(clone, one));
        if (file === undefined) break;
        const text = clone.read(file);
        // Others have it by other means than Share.
        for (const other of this.#clones) if (which % 2) pulled(other);
        writeFileSync(clone.on(file), text.replaceAll(/^LINE.*\n/gm, ''));
        if (hand(['commit', '--quiet', '--amend', '--no-edit', '--', at(file)])) push(['--force']);
        break;
      }
      case 'cutOff':
        if (isMerging || !isInStep()) break;
        for (const other of this.#clones) if (which % 2) pulled(other);
        if (hand(['reset', '--quiet', '--hard', 'HEAD~1'])) push(['--force']);
        break;
    }
    if (what !== 'detach' && which % 4 === 0 && !isMerging) hand(['checkout', '--quiet', 'main']);
  }

  #hasLine = (clone: Clone, file: string): boolean => {
    try {
      return /^LINE/m.test(clone.read(file));
    } catch {
      return false;
    }
  };

  // By Share ---------------------------------------------------------------------------------------

  async #shareWith(clone: Clone, how: Turn['share']): Promise<void> {
    let outcome = await this.#share(clone);
    for (let time = 0; how !== 'only' && time < 3; time++) {
      if (outcome.kind === 'inTheWay') {
        const moved = await this.#watched(clone, [], () => clone.sharing.moveAside());
        this.told.push(`  moved ${JSON.stringify(moved)}`);
        if (moved.length > 0) this.seen.add('moved aside');
        if (moved.length === 0) return;
        outcome = await this.#share(clone);
        if (outcome.kind === 'inTheWay')
          assert.deepEqual(
            outcome.paths.filter(({ kind }) => kind === 'exists'),
            [],
            'moving aside frees every path',
          );
      } else if (outcome.kind === 'rewritten') {
        const { canTake } = outcome;
        outcome = await this.#watched(clone, [], () => clone.sharing.takeShared());
        this.told.push(`  taken ${JSON.stringify(outcome)}`);
        this.#see(outcome);
        if (!canTake) assert.notEqual(outcome.kind, 'taken');
        if (outcome.kind === 'taken') {
          assert.equal(
            headOf(clone),
            clone.git('rev-parse', '@{upstream}').trim(),
            'the shared version is taken',
          );
          outcome = await this.#share(clone);
        } else if (outcome.kind !== 'inTheWay') return;
      } else if (outcome.kind === 'conflicts') {
        for (const { path: file, kind } of outcome.conflicts) {
          if (kind !== 'both') {
            if (kind !== 'unmarked' && how === 'theirs') rmSync(clone.on(file), { force: true });
            else {
              const side = how === 'theirs' ? 'there' : 'here';
              await this.#watched(clone, [], () => clone.sharing.keep(file, side), file);
            }
            continue;
          }
          const lines = clone.read(file).split('\n');
          let left = how === 'half' ? 1 : 0;
          const kept = lines.filter((line) => !marks.test(line) || left-- > 0);
          writeFileSync(clone.on(file), kept.join('\n'));
        }
        outcome = await this.#share(clone);
      } else return;
    }
  }

  async #share(clone: Clone): Promise<Outcome> {
    if (!lstatSync(clone.on('private'), { throwIfNoEntry: false })?.isSymbolicLink())
      // Without the link nobody can know that these were private.
      for (const file of snapshot(clone.root).keys())
        if (file.includes('qzsecret') && file.startsWith('attachments/')) rmSync(clone.on(file));
    const head = headOf(clone);
    const state = (await clone.sharing.state())!;
    const leaving = await leavingOf(await clone.journal(), state.changed);
    const paths = leaving.filter(({ isOfPrivate }) => !isOfPrivate).map((one) => one.path);
    const wanted = paths.map((one) => path.posix.join(this.#inside, one));
    const outcome = await this.#watched(clone, wanted, () =>
      clone.sharing.share(paths, 'A share', () => {}),
    );
    this.told.push(`  ${path.basename(clone.repository)} shared ${JSON.stringify(outcome)}`);
    this.#see(outcome);
    const isMerging = existsSync(path.join(clone.repository, '.git/MERGE_HEAD'));
    // Share does not finish a merge into which the person has staged something else.
    const mayMerge = outcome.kind === 'conflicts' || outcome.kind === 'stuck';
    assert.equal(isMerging && !mayMerge, false, 'no merge is left open');
    if (outcome.kind === 'stuck') assert.equal(headOf(clone), head);
    if (outcome.kind === 'shared') {
      assert.equal(headOf(clone), this.#tip(), 'what is shared is on the server');
      const left = changedIn(clone);
      for (const one of wanted) assert.ok(!left.has(one), `${one} was ticked and not committed`);
    }
    assert.ok(!['failed', 'rejected', 'noUpstream', 'noIdentity'].includes(outcome.kind));
    return outcome;
  }

  #see(outcome: Outcome): void {
    this.seen.add(outcome.kind);
    if (outcome.kind === 'conflicts')
      for (const { kind } of outcome.conflicts) this.seen.add(`conflicts: ${kind}`);
    if (outcome.kind === 'inTheWay')
      for (const { kind } of outcome.paths) this.seen.add(`inTheWay: ${kind}`);
    if (outcome.kind === 'rewritten' && !outcome.canTake) this.seen.add('rewritten: not to take');
    if (outcome.kind === 'shared' && outcome.sent > 0) this.seen.add('shared: sent');
    if (outcome.kind === 'shared' && outcome.received > 0) this.seen.add('shared: received');
  }

  /** Runs one of Share's own steps, and checks what must hold after each. */
  async #watched<T>(
    clone: Clone,
    wanted: readonly string[],
    run: () => Promise<T>,
    chosen?: string,
  ): Promise<T> {
    const before = snapshot(clone.repository);
    const elsewhere = snapshot(this.#elsewhere);
    const known = new Set(clone.git('ls-files', '-z').split('\0'));
    const kept = new Set(
      clone.git('ls-files', '-z', '--cached', '--ignored', '--exclude-standard').split('\0'),
    );
    const dirty = changedIn(clone);
    const tip = this.#tip();
    const result = await run();
    const after = snapshot(clone.repository);
    const moved = Array.isArray(result) ? (result as MovedFile[]) : [];
    let objects: ReadonlySet<string> | undefined;
    for (const [file, was] of before) {
      if (same(after.get(file), was)) continue;
      if (chosen !== undefined && file === path.posix.join(this.#inside, chosen)) continue;
      if (this.#isMoved(file, was, moved, after)) continue;
      const isHeld = known.has(file) || wanted.includes(file);
      assert.ok(isHeld && !isPrivatePath(file), `${file} was lost or changed`);
      if (kept.has(file)) assert.ok(after.has(file), `${file} is ignored and was removed`);
      objects ??= objectsIn(clone);
      assert.ok(objects.has(blobOf(was)), `${file} was changed, and git does not hold what it was`);
    }
    // By hand, files are written through links.
    assert.deepEqual(snapshot(this.#elsewhere), elsewhere, 'nothing changes behind a link');
    for (const file of changedIn(clone))
      assert.ok(
        dirty.has(file) || existsSync(path.join(clone.repository, '.git/MERGE_HEAD')),
        `${file} is not as in the commit`,
      );
    if (this.#tip() !== tip) this.#checkPushed(tip);
    return result;
  }

  #isMoved(file: string, was: Buffer | string, moved: readonly MovedFile[], after: Snapshot) {
    for (const { from, to } of moved)
      for (const folder of ['', this.#inside]) {
        const at = path.posix.join(folder, from);
        if (file !== at && !file.startsWith(`${at}/`)) continue;
        if (same(after.get(path.posix.join(folder, to) + file.slice(at.length)), was)) return true;
      }
    return false;
  }

  // The server -------------------------------------------------------------------------------------

  #tip(): string {
    return readFileSync(path.join(this.#remote, 'refs/heads/main'), 'utf8').trim();
  }

  #checkPushed(before: string): void {
    git(this.#remote, 'merge-base', '--is-ancestor', before, 'main');
    const range = `${before}..main`;
    const listed = git(this.#remote, 'rev-list', '--objects', range).trim().split('\n');
    for (const line of listed) {
      const file = line.slice(line.indexOf(' ') + 1);
      assert.ok(!line.includes(' ') || !isPrivatePath(file), `${file} was sent`);
      assert.ok(!/qzsecret/i.test(line), `${line} was sent`);
    }
    const text = this.#contents(listed);
    assert.ok(!text.includes(secret), 'private words were sent');
    assert.ok(!marks.test(text), 'a conflict mark was sent');
    for (const line of linesOf(text)) assert.ok(!this.#gone.has(line), `${line} came back`);
  }

  /** @param listed lines that begin with an object's name */
  #contents(listed: readonly string[]): string {
    return execFileSync('git', ['cat-file', '--batch', '--buffer'], {
      cwd: this.#remote,
      input: listed.map((line) => line.split(' ', 1)[0]!).join('\n'),
      encoding: 'latin1',
    });
  }

  #linesOnServer(): ReadonlySet<string> {
    return linesOf(
      this.#contents(git(this.#remote, 'rev-list', '--objects', 'main').trim().split('\n')),
    );
  }
}

function pulled(clone: Clone): void {
  try {
    clone.git('pull', '--quiet', '--ff-only');
  } catch {
    // It is not in step.
  }
}

function headOf(clone: Clone): string {
  const folder = path.join(clone.repository, '.git');
  const head = readFileSync(path.join(folder, 'HEAD'), 'utf8').trim();
  const ref = head.startsWith('ref: ') ? path.join(folder, head.slice(5)) : undefined;
  return ref === undefined ? head : readFileSync(ref, 'utf8').trim();
}

const linesOf = (text: string): ReadonlySet<string> => new Set(text.match(/LINE\d+/g));

const isPrivatePath = (file: string): boolean => /(?:^|\/)private(?:\/|$)/i.test(file);

const changedIn = (clone: Clone): ReadonlySet<string> =>
  new Set(clone.git('diff', '--name-only', '--no-renames', '-z', 'HEAD').split('\0'));

function same(a: Buffer | string | undefined, b: Buffer | string): boolean {
  return typeof a === 'object' && typeof b === 'object' ? a.equals(b) : a === b;
}

/** Each file with its bytes, each link with its target. */
function snapshot(folder: string): Snapshot {
  const found = new Map<string, Buffer | string>();
  const visit = (below: string): void => {
    for (const one of readdirSync(path.join(folder, below), { withFileTypes: true })) {
      const file = path.posix.join(below, one.name);
      const at = path.join(folder, file);
      if (file === '.git') continue;
      if (one.isSymbolicLink()) found.set(file, readlinkSync(at));
      else if (one.isDirectory()) visit(file);
      else found.set(file, readFileSync(at));
    }
  };
  visit('');
  return found;
}

const blobOf = (content: Buffer | string): string =>
  createHash('sha1')
    .update(`blob ${Buffer.byteLength(content)}\0`)
    .update(content)
    .digest('hex');

const objectsIn = (clone: Clone): ReadonlySet<string> =>
  new Set(
    clone
      .git('cat-file', '--batch-all-objects', '--batch-check=%(objectname)', '--unordered')
      .split('\n'),
  );
