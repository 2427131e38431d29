import assert from 'node:assert/strict';
import {
  choicesOf,
  counterpartRoles,
  followedFrameworks,
  formGroups,
} from '../../../src/core/authoring/forms';
import { keepCounterpart } from '../../../src/core/authoring/counterpart';
import { namesPerson } from '../../../src/core/entries/claimProblems';
import { readEntryText } from '../../../src/core/entries/entryText';
import { MemoryFiles } from '../../kit/memoryFiles';
import { builtIn } from '../../kit/samples';
import { testWorld } from '../../kit/world';

/** Each regulator's own fields, by the ids of their prompts. */
const fields: Readonly<Record<string, readonly string[]>> = {
  'nmc-revalidation/practice-hours': ['dates', 'setting', 'scope', 'notes'],
  'nmc-revalidation/cpd-log': ['method', 'topic', 'dates', 'the-code', 'evidence'],
  'nmc-revalidation/feedback': ['date', 'source', 'form', 'content'],
  'nmc-revalidation/reflective-account': [
    'what-it-was',
    'what-i-learned',
    'how-practice-changed',
    'the-code',
  ],
  'nmc-revalidation/reflective-discussion': ['meeting', 'accounts', 'summary'],
  'nmc-revalidation/confirmation': ['meeting', 'capacity', 'confirmed'],
  'nmc-revalidation/declarations': ['health-and-character', 'indemnity'],
  'hcpc-cpd/activity': ['activity', 'learned', 'quality', 'benefit'],
  'hcpc-cpd/practice-summary': ['summary'],
  'hcpc-cpd/statement': ['record', 'mixture', 'quality', 'benefit'],
  'hcpc-cpd/gap': ['dates', 'reason'],
  'social-work-england/piece': ['type', 'description', 'date', 'learned', 'impact'],
  'social-work-england/piece-with-peer-reflection': [
    'type',
    'description',
    'date',
    'learned',
    'impact',
    'peer-reflection',
  ],
  'gmc-appraisal/supporting-information': ['description', 'reflection', 'change', 'evidence'],
  'gmc-appraisal/appraisal': ['meeting', 'scope', 'information', 'last-plan', 'next-plan'],
  'nmba-cpd/cpd-record': ['need', 'activity', 'learned', 'outcome'],
  'sssc-cpl/learning-record': ['activity', 'learned', 'difference'],
  'sssc-cpl/yearly-declaration': ['topics', 'difference', 'next'],
};

describe('forms', () => {
  it('have exactly the fields of their regulator', () => {
    const forms = [...builtIn.templates].filter(([, { kind }]) => kind === 'form');
    assert.deepEqual(
      Object.fromEntries(forms.map(([ref, { prompts }]) => [ref, prompts.map(({ id }) => id)])),
      fields,
    );
  });

  it('say what they follow, and remind of other people', () => {
    for (const [ref, form] of builtIn.templates) {
      if (form.kind !== 'form') continue;
      const { source, attribution, summary } = form.meta;
      assert.match(source ?? '', /^https:\/\//, ref);
      assert.match(attribution ?? '', /wording (?:is|are) this project's own/, ref);
      assert.ok(summary, ref);
      const words = [form.introduction, ...form.prompts.map(({ guidance }) => guidance)].join(' ');
      if (ref !== 'nmc-revalidation/declarations')
        assert.match(
          words,
          /recognis|other people|could tell|nothing more|who were cared for|patients or colleagues/,
          ref,
        );
    }
  });

  it('ask for nothing that their framework does not know', () => {
    for (const [ref, { meta, kind }] of builtIn.templates) {
      if (kind !== 'form' || meta.cpd?.type === undefined || meta.cpd.type === '') continue;
      const { types } = builtIn.frameworks.get(ref.slice(0, ref.indexOf('/')))!;
      assert.ok(
        types.some(({ id }) => id === meta.cpd!.type),
        ref,
      );
    }
  });

  it('of followed frameworks come first', () => {
    const follows = [
      { id: 'nmba-cpd' },
      { id: 'gmc-appraisal', until: '2026-11-01' },
      { id: 'no-such' },
      { id: 'nmba-cpd', registrations: ['nurse'] },
    ];
    const followed = followedFrameworks(builtIn, follows, '2026-11-23');
    assert.deepEqual(
      followed.map(({ id }) => id),
      ['nmba-cpd'],
    );
    const [first, ...others] = formGroups(builtIn, followed);
    assert.deepEqual(
      first!.forms.map(({ ref }) => ref),
      ['nmba-cpd/cpd-record'],
    );
    assert.equal(others.length, 5);
  });

  it('mark topics that were not checked at their source', () => {
    const [{ topics } = { topics: [] }] = choicesOf([builtIn.frameworks.get('sssc-cpl')!]);
    assert.deepEqual(
      topics.filter(({ isVerified }) => !isVerified).map(({ ref }) => ref),
      ['sssc-cpl/self-awareness', 'sssc-cpl/professional-leadership'],
    );
    assert.ok(topics.some(({ ref }) => ref === 'sssc-cpl/trauma-informed'));
  });

  it('name who takes part, those of the entry’s own form first', () => {
    const roles = counterpartRoles(builtIn, [], '2026-11-23', 'nmc-revalidation/confirmation');
    assert.deepEqual(roles, ['the person who confirms', 'another person on the register']);
    assert.deepEqual(counterpartRoles(builtIn, [], '2026-11-23', undefined), []);
  });
});

describe('counterpart details', () => {
  it('are seen where they should not stand', () => {
    for (const text of [
      'jo@example.org',
      'Jo <jo@x.uk>',
      '12A3456E',
      'Pin 12a3456e',
      '01632 960123',
    ])
      assert.ok(namesPerson(text), text);
    for (const text of [
      'a peer',
      'confirmer',
      'manager of team 12',
      'since 2026',
      'peer @ work',
      '',
    ])
      assert.ok(!namesPerson(text), text);
  });

  it('go into a file below private/ whose name tells nothing', async () => {
    const files = new MemoryFiles();
    const details = { role: 'a peer', name: 'Jo Bloggs', number: '12A3456E', email: 'jo@x.uk' };
    const path = await keepCounterpart(files, details, testWorld().random);
    assert.match(path, /^private\/counterparts\/a-peer-[a-z2-9]{6}\.md$/);
    assert.deepEqual(readEntryText(files.text(path)!).findings, []);
    for (const value of Object.values(details)) assert.ok(files.text(path)!.includes(value));
    assert.match(files.text('.gitignore')!, /^\/private\/$/m);
    const other = { ...details, role: 'jo@x.uk' };
    assert.match(await keepCounterpart(files, other, testWorld(2).random), /\/person-\w{6}\.md$/);
  });
});
