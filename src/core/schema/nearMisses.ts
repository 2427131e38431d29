/**
 * Keys that a schema does not define and that are one small edit away from one that it does. All others are left to
 * newer versions and to other tools.
 */
import * as v from 'valibot';
import { isSlipOf } from '../base/didYouMean';
import type { YamlValue } from '../yaml/plainYaml';
import { readLeniently, type Path } from './readings';
import { childrenOf, type SchemaPart } from './schemaFields';

export interface NearMiss {
  /** Path of the value, with the key as written. */
  readonly path: Path;
  readonly key: string;
  /** The known key, which the mapping does not have. */
  readonly meant: string;
  /** Whether the known key is required, so that the value is read as that. */
  readonly isRequired: boolean;
}

/** Keys that other tools use in front matter, and that are near one of ours. */
const usualKeys =
  /^(?:data|dates?|rate|tags?|tabs|titles?|titre|tile|uid|ids|reports?|versions?|templates?)$/;

/**
 * @param isShared whether other tools write keys of their own at the top level, so that the value must fit, too
 */
export function nearMisses(
  schema: v.GenericSchema,
  value: YamlValue | undefined,
  isShared = false,
): readonly NearMiss[] {
  let found: NearMiss[] | undefined;
  const search = (part: SchemaPart, within: YamlValue | undefined, path: Path): void => {
    if (typeof within !== 'object' || within === null) return;
    if (Array.isArray(within)) {
      const { item } = childrenOf(part);
      if (item) within.forEach((one, index) => search(item, one, [...path, index]));
      return;
    }
    const { entries, hasParts } = childrenOf(part, within);
    if (!entries) return;
    for (const key of Object.keys(within)) {
      const child = Object.hasOwn(entries, key) ? entries[key] : undefined;
      if (child) {
        if (hasParts) search(child, within[key], [...path, key]);
        continue;
      }
      const meant = nearest(entries, key);
      if (meant === undefined || Object.hasOwn(within, meant)) continue;
      const field = entries[meant]!;
      if (isShared && path.length === 0 && !fits(field, within[key]!, usualKeys.test(key)))
        continue;
      const isRequired = field.type !== 'optional';
      const at = [...path, key];
      (found ??= []).push({ path: at, key, meant, isRequired });
      search(field, within[key], at);
    }
  };
  search(schema, value, []);
  return found ?? none;
}

const none: readonly NearMiss[] = [];

type Entries = Readonly<Record<string, SchemaPart>>;

/** Results by key: thousands of entries have the same few. */
const known = new WeakMap<Entries, Map<string, string | undefined>>();
const maxKnown = 1000;
const maxKeyLength = 40;

function nearest(entries: Entries, key: string): string | undefined {
  if (key.length > maxKeyLength) return undefined;
  let results = known.get(entries);
  if (!results || results.size > maxKnown) {
    results = new Map<string, string | undefined>();
    known.set(entries, results);
  }
  if (results.has(key)) return results.get(key);
  const meant = Object.keys(entries).find((name) => isSlipOf(key, name));
  results.set(key, meant);
  return meant;
}

/** Whether a value can be that of a field, as it is or, unless `isStrict`, as it can be read. */
function fits(field: SchemaPart, value: YamlValue, isStrict: boolean): boolean {
  if (value === null || value === '') return false;
  const schema = v.object({ value: field as unknown as v.GenericSchema });
  const { issues } = v.safeParse(schema, { value });
  if (!issues) return true;
  if (isStrict) return false;
  const read = readLeniently(schema, { value }, issues, {});
  return read.issues.length === 0 && read.deviations.every(({ as }) => as !== undefined);
}

/** A value with the required keys as they are meant, and the paths in it as they are written. */
export function asMeant(
  value: YamlValue,
  misses: readonly NearMiss[],
): { readonly value: YamlValue; readonly writtenPath: (path: Path) => Path } {
  /** Keys as written by the path as meant, and the other way round; the keys above them are as written. */
  const written = new Map<string, string>();
  const meantAt = new Map<string, string>();
  for (const { path, key, meant, isRequired } of misses) {
    const read = JSON.stringify([...path.slice(0, -1), meant]);
    if (!isRequired || written.has(read)) continue;
    written.set(read, key);
    meantAt.set(JSON.stringify(path), meant);
  }
  if (written.size === 0) return { value, writtenPath: (path) => path };
  const rename = (within: YamlValue, path: Path): YamlValue => {
    if (typeof within !== 'object' || within === null) return within;
    if (Array.isArray(within)) return within.map((one, index) => rename(one, [...path, index]));
    return Object.fromEntries(
      Object.entries(within).map(([key, one]) => {
        const at = [...path, key];
        return [meantAt.get(JSON.stringify(at)) ?? key, rename(one, at)];
      }),
    );
  };
  return {
    value: rename(value, []),
    writtenPath: (path) => {
      const found: (string | number)[] = [];
      for (const key of path) found.push(written.get(JSON.stringify([...found, key])) ?? key);
      return found;
    },
  };
}
