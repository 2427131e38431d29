import { stringify } from 'yaml';

/** Writes YAML with each key on its own line and without folding text. */
export function writeYaml(value: object): string {
  return stringify(value, { lineWidth: 0, blockQuote: !startsWithSpace(value) });
}

/** Text that begins with whitespace: the package would write a block that loses it when read. */
const startsWithSpace = (value: unknown): boolean =>
  typeof value === 'string'
    ? /^\s/.test(value)
    : typeof value === 'object' && value !== null && Object.values(value).some(startsWithSpace);
