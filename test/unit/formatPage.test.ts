/** docs/format.md is the contract, so it names everything that the code has names for. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { frameworkFile } from '../../src/core/schema/frameworkSchema';
import * as schemas from '../../src/core/schema/schemas';
import { dist, repository } from '../kit/places';

const page = readFileSync(path.join(repository, 'docs/format.md'), 'utf8');
const isNamed = (name: string): boolean => page.includes(`\`${name}`) || page.includes(`${name}\``);
const missing = (names: Iterable<string>): string[] => [...names].filter((name) => !isNamed(name));

describe('docs/format.md', () => {
  it('names every command and option of --help', () => {
    const help = (...args: string[]): string =>
      execFileSync(process.execPath, [path.join(dist, 'cli.js'), ...args, '--help'], {
        encoding: 'utf8',
      });
    const commands = [...help().matchAll(/^ {2}([a-z]+)(?: \[options\])? .*/gm)]
      .map(([, name]) => name!)
      .filter((name) => name !== 'help');
    assert.ok(commands.length >= 9, commands.join());
    const options = commands.flatMap((name) => [
      ...help(name).matchAll(/^ {2}(?:-\w, )?(-C|--[a-z-]+)/gm),
    ]);
    assert.deepEqual(missing([...commands, ...new Set(options.map(([, option]) => option!))]), []);
  });

  it('names every finding code', () => {
    const areas = '(?:course|entry|file|folder|framework|git|journal|person|record|template|yaml)';
    const codes = new Set<string>();
    const folder = path.join(repository, 'src/core');
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts')) continue;
      const text = readFileSync(path.join(folder, file), 'utf8');
      for (const [, code] of text.matchAll(new RegExp(`'(${areas}\\.[a-z]+(?:-[a-z]+)*)'`, 'g')))
        codes.add(code!);
    }
    assert.ok(codes.size > 50, [...codes].join());
    assert.deepEqual(missing(codes), []);
  });

  it('names every record kind and every key of journals, people, entries and collections', () => {
    assert.deepEqual(missing(schemas.recordKinds), []);
    const { journalFile, personFile, entryMeta, templateMeta, courseFile, anchor } = schemas;
    const shapes = [journalFile, personFile, entryMeta, templateMeta, courseFile, anchor];
    const keys = [...shapes, ...schemas.record.options, frameworkFile].flatMap((shape) =>
      Object.keys(shape.entries),
    );
    const claim = Object.keys(entryMeta.entries.cpd.wrapped.entries);
    assert.deepEqual(missing(new Set([...keys, ...claim])), []);
  });
});
