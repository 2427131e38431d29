/** Texts as they come: words, marks that mean something to YAML or Markdown, and all of Unicode. */
import fc from 'fast-check';

const pieces = fc.constantFrom(
  ...[
    'words',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '\t',
    '---',
    '- ',
    '# ',
    ': ',
    ' #',
    '"',
    "'",
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    '|',
    '>',
    '%',
    '@',
    '`',
    '&a',
    '*a',
    '!t',
    '~',
    'null',
    'yes',
    'true',
    '2.10',
  ],
  ...['<!-- ', '-->', '\uFEFF', '\u00A0', '\u0085', '\u2028', '\0', '\u0007', '\u001B', '\u007F'],
  ...['\u{1F600}', 'e\u0301', '\u200F', '\u202E', '名前', 'שלום', '\\', '\\n', '...', '<<<<<<< a'],
);

/** No lone surrogates: they cannot be stored as UTF-8, whoever writes them. */
const characters = fc
  .string({ unit: 'binary' })
  .filter((text) => Buffer.from(text).toString() === text);

export const text: fc.Arbitrary<string> = fc.oneof(
  fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
  characters,
  fc.string({ unit: 'grapheme' }),
);
