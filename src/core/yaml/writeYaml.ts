import { stringify } from 'yaml';

/** Names with values as YAML, each name on a line of its own, texts never folded. */
export function writeYaml(value: object): string {
  return stringify(value, { lineWidth: 0, blockQuote: !beginsBlank(value) });
}

/** The package writes a text whose first line is blank as a block that reads back without those blanks. */
const beginsBlank = (value: unknown): boolean =>
  typeof value === 'string'
    ? /^\s/.test(value)
    : typeof value === 'object' && value !== null && Object.values(value).some(beginsBlank);
