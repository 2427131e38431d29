import assert from 'node:assert/strict';
import { dayFormat, type DayStyle } from '../../../src/core/base/dayFormat';

const day = Date.parse('2025-11-03T00:00:00Z');
const shown = (language: string, style: DayStyle): string => dayFormat(language, style).format(day);

describe('formats of days', () => {
  const { DateTimeFormat } = Intl;
  let made = 0;

  class Counted extends DateTimeFormat {
    constructor(locales?: Intl.LocalesArgument, options?: Intl.DateTimeFormatOptions) {
      super(locales, options);
      made++;
    }
  }

  before(() => {
    Intl.DateTimeFormat = Counted as typeof DateTimeFormat;
  });
  after(() => {
    Intl.DateTimeFormat = DateTimeFormat;
  });

  it('are of each language and style', () => {
    assert.equal(shown('en', 'medium'), '3 Nov 2025');
    assert.equal(shown('en', 'long'), '3 November 2025');
    assert.equal(shown('en', 'month'), 'November 2025');
    assert.equal(shown('de', 'long'), '3. November 2025');
    assert.equal(shown('en', 'long'), '3 November 2025');
  });

  it('are made once, however many days are shown', () => {
    made = 0;
    for (let time = 0; time < 100; time++)
      for (const language of ['sv', 'fi'])
        for (const style of ['medium', 'long', 'month'] as const) shown(language, style);
    assert.equal(made, 6);
  });
});
