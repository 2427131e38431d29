import assert from 'node:assert/strict';
import { isolateBidi } from '../../../src/core/base/isolateBidi';

describe('words set apart from what stands beside them', () => {
  for (const text of ['שלום (2.9) 5', 'عنوان بالعربية (٢.٩)', 'About שלום', 'ߒߞߏ', '𞤀𞤣𞤤𞤢𞤥'])
    it(`are ${text}`, () => assert.equal(isolateBidi(text), `\u2068${text}\u2069`));

  for (const text of ['', 'Co-producing (2.9) 5', 'Überall · 中文 · ไทย', '2026-10-02', '😀'])
    it(`are not ${text || 'none'}`, () => assert.equal(isolateBidi(text), text));
});
