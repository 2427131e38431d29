/** What each regulator asks for, counted by hand from the source's words. Today is 23 November 2026. */
import assert from 'node:assert/strict';
import type { PlannedIn } from '../../../src/core/ledger/ledger';
import { ledger, requirement, times, type Claimed } from './ledgers';

interface Case {
  readonly name: string;
  readonly id: string;
  readonly entries: readonly Claimed[];
  readonly registrations?: readonly string[];
  readonly expected: Partial<{
    recorded: number;
    planned: number;
    plannedIn: PlannedIn;
    required: number;
    isMet: boolean;
    open: readonly string[];
    remarks: readonly string[];
  }>;
}

function regulator(framework: string, cycleStart: string, cases: readonly Case[]): void {
  describe(`the ledger of ${framework}`, () => {
    for (const { name, id, entries, registrations, expected } of cases)
      it(`${id}: ${name}`, async () => {
        const found = await ledger(framework, entries, { cycleStart, registrations });
        const state = requirement(found, id);
        for (const [key, value] of Object.entries(expected))
          assert.deepEqual(state[key as keyof typeof state], value, key);
      });
  });
}

const hours = (count: number, more: object = {}): Claimed => ({
  cpd: { minutes: count * 60, ...more },
});
const covers = (framework: string, ...topics: string[]): Claimed => ({
  cpd: { covers: topics.map((topic) => `${framework}/${topic}`) },
});

const sssc = (...topics: string[]): Claimed => covers('sssc-cpl', ...topics);
const allTopics = [
  'rights-and-ethics',
  'trauma-informed',
  'wellbeing',
  'child-protection',
  'adult-protection',
  'role-knowledge',
  'reflective-practice',
  'leadership-and-quality',
];
const without = (...left: string[]): Claimed =>
  sssc(...allTopics.filter((topic) => !left.includes(topic)));

regulator('sssc-cpl', '2026-06-01', [
  {
    name: 'exactly met by one entry a topic',
    id: 'topics',
    entries: allTopics.map((topic) => sssc(topic)),
    expected: { recorded: 7, required: 7, isMet: true, open: [] },
  },
  {
    name: 'one short',
    id: 'topics',
    entries: [without('wellbeing')],
    expected: { recorded: 6, isMet: false, open: ['Wellbeing and support'] },
  },
  {
    name: 'seven topics named, but not adult support and protection',
    id: 'topics',
    entries: [without('adult-protection'), sssc('protection', 'communication')],
    expected: { recorded: 6, isMet: false, open: ['Protection: Adult support and protection'] },
  },
  {
    name: 'communication without trauma-informed practice',
    id: 'topics',
    entries: [without('trauma-informed'), sssc('communication')],
    expected: {
      recorded: 6,
      open: ['Communication and relationships: Trauma-informed practice'],
    },
  },
  {
    name: 'the day before the year and the day after it do not count',
    id: 'topics',
    entries: [
      { ...without('wellbeing'), date: '2026-06-01' },
      { ...sssc('wellbeing'), date: '2026-05-31' },
      { ...sssc('wellbeing'), date: '2027-06-01' },
    ],
    expected: { recorded: 6, planned: 0, isMet: false },
  },
  {
    name: 'a later day is planned',
    id: 'topics',
    entries: [without('wellbeing'), { ...sssc('wellbeing'), date: '2027-05-31' }],
    expected: { recorded: 6, planned: 1, plannedIn: 'future', isMet: false },
  },
  {
    name: 'two further topics, not verified, for social workers',
    id: 'social-work-topics',
    entries: [sssc('self-awareness')],
    registrations: ['social-worker'],
    expected: { recorded: 1, required: 2, isMet: false, open: ['Professional leadership'] },
  },
  {
    name: 'the same two topics for authorised officers',
    id: 'social-work-topics',
    entries: [sssc('professional-leadership')],
    registrations: ['authorised-officer'],
    expected: { recorded: 1, required: 2, open: ['Self-awareness and reflexivity'] },
  },
  {
    name: 'twelve hours in funded early learning',
    id: 'early-learning-hours',
    entries: times(12, hours(1)),
    registrations: ['funded-early-learning'],
    expected: { recorded: 720, required: 720, isMet: true },
  },
  {
    name: 'one minute short of twelve hours',
    id: 'early-learning-hours',
    entries: [{ cpd: { minutes: 719 } }],
    registrations: ['funded-early-learning'],
    expected: { isMet: false, open: ['1 min'] },
  },
]);

const account: Claimed = {
  form: 'reflective-account',
  answers: {
    'what-it-was': 'a',
    'what-i-learned': 'b',
    'how-practice-changed': 'c',
    'the-code': 'd',
  },
};
const confirmation = (date: string): Claimed => ({
  ...{ form: 'confirmation', date, answers: {} },
  cpd: { counterpart: 'line manager' },
});
const practice = (count: number, registrations?: readonly string[]): Claimed =>
  hours(count, { type: 'practice', ...(registrations && { registrations }) });

regulator('nmc-revalidation', '2024-04-01', [
  {
    name: 'exactly met',
    id: 'practice-hours',
    entries: times(45, practice(10)),
    expected: { recorded: 27_000, required: 27_000, isMet: true },
  },
  {
    name: 'each registration is measured by itself, by what is named in the entry',
    id: 'practice-hours/midwife',
    entries: [practice(520, ['nurse']), practice(390, ['Midwife']), practice(90)],
    registrations: ['nurse', 'midwife'],
    expected: { recorded: 23_400, required: 27_000, isMet: false, open: ['60 h'] },
  },
  {
    name: 'an entry of two registrations counts for neither',
    id: 'practice-hours/nurse',
    entries: [practice(450, ['nurse', 'midwife'])],
    registrations: ['nurse', 'midwife'],
    expected: { recorded: 0, required: 27_000 },
  },
  {
    name: 'what is of another registration does not count for the only one',
    id: 'practice-hours',
    entries: [practice(400), practice(50, ['midwife'])],
    registrations: ['nurse'],
    expected: { recorded: 24_000 },
  },
  {
    name: 'the form says that it is practice, whatever the type',
    id: 'practice-hours',
    entries: [
      { form: 'practice-hours', cpd: { minutes: 1200, type: 'Practice' }, answers: {} },
      { form: 'practice-hours', cpd: { minutes: 1200 }, answers: {} },
      { cpd: { minutes: 60, type: 'Practice hours' } },
    ],
    expected: { recorded: 2460 },
  },
  {
    name: 'no practice counts as learning, nor does time in another form',
    id: 'cpd-hours',
    entries: [
      { form: 'practice-hours', cpd: { minutes: 1200 }, answers: {} },
      { form: 'feedback', cpd: { minutes: 30 }, answers: {} },
      { form: 'nmba-cpd/cpd-record', cpd: { minutes: 30 }, answers: {} },
      { form: 'cpd-log', cpd: { minutes: 45 }, answers: {} },
    ],
    expected: { recorded: 45, planned: 0 },
  },
  {
    name: 'exactly met, practice not counted again',
    id: 'cpd-hours',
    entries: [hours(35), practice(100)],
    expected: { recorded: 2100, required: 2100, isMet: true },
  },
  {
    name: 'not doubled by a second registration',
    id: 'cpd-hours',
    entries: [hours(35)],
    registrations: ['nurse', 'midwife'],
    expected: { required: 2100, isMet: true },
  },
  {
    name: 'one minute short',
    id: 'cpd-hours',
    entries: [hours(34), { cpd: { minutes: 59 } }],
    expected: { recorded: 2099, isMet: false, open: ['1 min'] },
  },
  {
    name: 'the day before the three years does not count, the last day does',
    id: 'cpd-hours',
    entries: [
      { ...hours(5), date: '2024-03-31' },
      { ...hours(7), date: '2024-04-01' },
      { ...hours(9), date: '2027-03-31' },
      { ...hours(11), date: '2027-04-01' },
    ],
    expected: { recorded: 420, planned: 540 },
  },
  {
    name: 'exactly met',
    id: 'participatory-hours',
    entries: [hours(20, { participatory: 1200 }), hours(15)],
    expected: { recorded: 1200, required: 1200, isMet: true },
  },
  {
    name: 'never more than the whole time of an entry',
    id: 'participatory-hours',
    entries: [hours(10, { participatory: 1200 })],
    expected: { recorded: 600, isMet: false, open: ['10 h'] },
  },
  {
    name: 'practice together with others is no learning together',
    id: 'participatory-hours',
    entries: [hours(20, { participatory: 1200, type: 'practice' })],
    expected: { recorded: 0, isMet: false },
  },
  {
    name: 'five accounts',
    id: 'reflective-accounts',
    entries: times(5, account),
    expected: { recorded: 5, required: 5, isMet: true },
  },
  {
    name: 'the fifth account is still being written',
    id: 'reflective-accounts',
    entries: [
      ...times(4, account),
      { ...account, answers: { ...account.answers, 'the-code': '' } },
    ],
    expected: { recorded: 4, planned: 1, isMet: false, open: ['1 more entry'] },
  },
  {
    name: 'four pieces of feedback',
    id: 'feedback',
    entries: times(4, { form: 'feedback', answers: { feedback: 'Kind.' } }),
    expected: { recorded: 4, required: 5, isMet: false },
  },
  {
    name: 'an unfinished discussion that names the other person',
    id: 'reflective-discussion',
    entries: [
      {
        form: 'reflective-discussion',
        cpd: { counterpart: 'a colleague on the register' },
        answers: { summary: '' },
      },
    ],
    expected: { recorded: 0, planned: 1, plannedIn: 'unfinished', open: ['1 more entry'] },
  },
  {
    name: 'a declaration that is still being written',
    id: 'health-and-character',
    entries: [{ form: 'declarations', answers: { 'health-and-character': '', indemnity: 'Yes.' } }],
    expected: { recorded: 0, planned: 1, plannedIn: 'unfinished', isMet: false },
  },
  {
    name: 'a discussion without the other person named',
    id: 'reflective-discussion',
    entries: [{ form: 'reflective-discussion', answers: { discussion: 'Yes.' } }],
    expected: {
      recorded: 0,
      isMet: false,
      open: ['1 more entry', 'still to be named: another person on the register'],
    },
  },
  {
    name: 'a discussion with the other person',
    id: 'reflective-discussion',
    entries: [
      {
        form: 'reflective-discussion',
        cpd: { counterpart: 'a colleague on the register' },
        answers: { discussion: 'Yes.' },
      },
    ],
    expected: { recorded: 1, isMet: true, open: [] },
  },
  {
    name: 'only one of the two declarations',
    id: 'indemnity',
    entries: [{ form: 'declarations', answers: { 'health-and-character': 'Yes.', indemnity: '' } }],
    expected: { recorded: 0, isMet: false },
  },
  {
    name: 'each declaration by itself, in an entry that is not finished',
    id: 'indemnity',
    entries: [{ form: 'declarations', answers: { 'health-and-character': '', indemnity: 'Yes.' } }],
    expected: { recorded: 1, planned: 0, isMet: true },
  },
  {
    name: 'a confirmation in the last twelve months',
    id: 'confirmation',
    entries: [confirmation('2026-04-01')],
    expected: { recorded: 1, isMet: true, remarks: [] },
  },
  {
    name: 'a confirmation a day before them, which may be queried',
    id: 'confirmation',
    entries: [confirmation('2026-03-31')],
    expected: {
      recorded: 1,
      isMet: true,
      remarks: ['“Entry 0” is of 2026-03-31; it is expected from 2026-04-01 on'],
    },
  },
]);

const hcpc = (type: string, date: string): Claimed => ({ date, cpd: { minutes: 60, type } });

regulator('hcpc-cpd', '2026-01-01', [
  {
    name: 'a gap of exactly three months',
    id: 'continuous-record',
    entries: [
      hcpc('formal', '2026-01-31'),
      hcpc('formal', '2026-05-01'),
      hcpc('formal', '2026-07-30'),
      hcpc('formal', '2026-10-29'),
    ],
    expected: {
      recorded: 3,
      required: 3,
      isMet: false,
      open: ['To be explained: 2026-02-01 to 2026-04-30'],
    },
  },
  {
    name: 'a gap of a day less than three months',
    id: 'continuous-record',
    entries: ['2026-02-01', '2026-05-01', '2026-07-31', '2026-10-31'].map((date) =>
      hcpc('formal', date),
    ),
    expected: { recorded: 0, isMet: true, open: [] },
  },
  {
    name: 'a gap that is explained',
    id: 'continuous-record',
    entries: [
      hcpc('formal', '2026-02-01'),
      { form: 'gap', date: '2026-06-01', answers: { why: 'Parental leave.' } },
      hcpc('formal', '2026-09-01'),
    ],
    expected: { recorded: 0, isMet: true },
  },
  {
    name: 'nothing since the beginning',
    id: 'continuous-record',
    entries: [],
    expected: {
      recorded: 10,
      isMet: false,
      open: ['To be explained: 2026-01-01 to 2026-11-23'],
    },
  },
  {
    name: 'two types',
    id: 'mixture',
    entries: [hcpc('formal', '2026-02-01'), hcpc('work-based', '2026-02-02')],
    expected: { recorded: 2, isMet: true },
  },
  {
    name: 'met by number of entries, but all of one type',
    id: 'mixture',
    entries: [...times(6, hcpc('formal', '2026-02-01')), hcpc('of my own', '2026-02-01')],
    expected: { recorded: 1, required: 2, isMet: false, open: ['1 more type of activity'] },
  },
  {
    name: 'benefit to service users is missing',
    id: 'purpose',
    entries: [covers('hcpc-cpd', 'quality-of-practice')],
    expected: { recorded: 1, required: 2, open: ['Benefits the people who use the service'] },
  },
  {
    name: 'exactly 500 words',
    id: 'practice-summary',
    registrations: ['sampled'],
    entries: [{ form: 'practice-summary', answers: { summary: 'word '.repeat(500) } }],
    expected: { recorded: 500, required: 500, isMet: true },
  },
  {
    name: 'one word more',
    id: 'practice-summary',
    registrations: ['sampled'],
    entries: [{ form: 'practice-summary', answers: { summary: 'word '.repeat(501) } }],
    expected: { recorded: 501, isMet: false, open: ['“Entry 0” is 1 word over the limit'] },
  },
  {
    name: 'not written yet',
    id: 'statement',
    registrations: ['sampled'],
    entries: [],
    expected: { recorded: 0, required: 1500, isMet: false, open: ['Still to be written'] },
  },
]);

describe('the ledger of hcpc-cpd for someone who is not selected for an audit', () => {
  it('asks for no summary and no statement', async () => {
    const { requirements } = await ledger('hcpc-cpd', [], { cycleStart: '2026-01-01' });
    assert.deepEqual(
      requirements.map(({ id }) => id),
      ['continuous-record', 'mixture', 'purpose'],
    );
  });
});

const piece: Claimed = { form: 'piece', date: '2025-12-01', answers: { learned: 'Much.' } };
const peerPiece: Claimed = {
  form: 'piece-with-peer-reflection',
  date: '2026-11-23',
  answers: { learned: 'More.', 'peer-reflection': 'Together.' },
};

regulator('social-work-england', '2025-12-01', [
  {
    name: 'exactly met',
    id: 'pieces',
    entries: [piece, peerPiece],
    expected: { recorded: 2, required: 2, isMet: true },
  },
  {
    name: 'one short',
    id: 'pieces',
    entries: [peerPiece],
    expected: { recorded: 1, isMet: false },
  },
  {
    name: 'two pieces, none with a peer',
    id: 'peer-reflection',
    entries: [piece, piece],
    expected: { recorded: 0, required: 1, isMet: false, open: ['1 more entry'] },
  },
  {
    name: 'exactly met',
    id: 'peer-reflection',
    entries: [piece, peerPiece],
    expected: { recorded: 1, isMet: true },
  },
  {
    name: 'two pieces with the same answers are one',
    id: 'pieces',
    entries: [piece, { ...piece, date: '2026-02-01' }],
    expected: {
      recorded: 1,
      isMet: false,
      remarks: [
        '“Entry 0” (entries/0000.md), “Entry 1” (entries/0001.md) have the same answers, so they count once',
      ],
    },
  },
  {
    name: 'a piece whose peer has not answered yet is a piece',
    id: 'pieces',
    entries: [piece, { ...peerPiece, answers: { ...peerPiece.answers, 'peer-reflection': '' } }],
    expected: { recorded: 2, isMet: true },
  },
  {
    name: 'it is none with peer reflection until then',
    id: 'peer-reflection',
    entries: [piece, { ...peerPiece, answers: { ...peerPiece.answers, 'peer-reflection': '' } }],
    expected: { recorded: 0, planned: 1, plannedIn: 'unfinished' },
  },
  {
    name: 'the registration year ends on 30 November',
    id: 'pieces',
    entries: [piece, { ...piece, date: '2025-11-30' }, { ...peerPiece, date: '2026-12-01' }],
    expected: { recorded: 1, planned: 0, isMet: false },
  },
]);

const appraisal = (date: string): Claimed => ({ form: 'appraisal', date, answers: { notes: 'x' } });
const six = ['cpd', 'quality-improvement', 'significant-events', 'patient-feedback'].concat([
  'colleague-feedback',
  'compliments-and-complaints',
]);

regulator('gmc-appraisal', '2022-01-01', [
  {
    name: 'one in each year so far',
    id: 'appraisals',
    entries: ['2022-06-01', '2023-01-01', '2024-12-31', '2025-03-01', '2026-02-01'].map(appraisal),
    expected: { recorded: 5, required: 5, isMet: true },
  },
  {
    name: 'five, but two of them in one year',
    id: 'appraisals',
    entries: ['2022-06-01', '2022-07-01', '2023-05-05', '2025-03-01', '2026-02-01'].map(appraisal),
    expected: {
      recorded: 4,
      required: 5,
      isMet: false,
      open: ['From 2024-01-01 to 2024-12-31'],
    },
  },
  {
    name: 'all six types',
    id: 'supporting-information',
    entries: [covers('gmc-appraisal', ...six)],
    expected: { recorded: 6, required: 6, isMet: true },
  },
  {
    name: 'six entries, but no feedback from colleagues',
    id: 'supporting-information',
    entries: [...six, 'cpd']
      .filter((topic) => topic !== 'colleague-feedback')
      .map((topic) => covers('gmc-appraisal', topic)),
    expected: { recorded: 5, isMet: false, open: ['Feedback from colleagues'] },
  },
]);

regulator('nmba-cpd', '2026-06-01', [
  {
    name: 'exactly met',
    id: 'hours',
    entries: [hours(20)],
    expected: { recorded: 1200, required: 1200, isMet: true },
  },
  {
    name: 'twenty hours for each registration, and what concerns both for both',
    id: 'hours/midwife',
    entries: [
      hours(20, { registrations: ['nurse'] }),
      hours(14, { registrations: ['midwife'] }),
      hours(2, { registrations: ['nurse', 'midwife'] }),
    ],
    registrations: ['nurse', 'midwife'],
    expected: { recorded: 960, required: 1200, isMet: false, open: ['4 h'] },
  },
  {
    name: 'a nurse practitioner is a nurse too, and ten hours are about the endorsement',
    id: 'hours/nurse-practitioner',
    entries: [
      hours(20, { registrations: ['nurse'] }),
      hours(10, { registrations: ['nurse-practitioner'] }),
    ],
    registrations: ['nurse-practitioner'],
    expected: { recorded: 600, required: 600, isMet: true },
  },
  {
    name: 'what is about the endorsement counts nowhere else',
    id: 'hours/nurse',
    entries: [hours(20, { registrations: ['nurse', 'nurse-practitioner'] }), hours(3)],
    registrations: ['nurse-practitioner'],
    expected: { recorded: 0, required: 1200 },
  },
  {
    name: 'more than the cycle has does not count',
    id: 'hours',
    entries: [hours(19), { cpd: { minutes: 1_000_000_000 } }],
    expected: { recorded: 1140, isMet: false },
  },
  {
    name: 'a form of another regulator adds none',
    id: 'hours',
    entries: [{ form: 'nmc-revalidation/practice-hours', cpd: { minutes: 1500 }, answers: {} }],
    expected: { recorded: 0 },
  },
  {
    name: 'the year ends on 31 May',
    id: 'hours',
    entries: [
      { ...hours(3), date: '2026-05-31' },
      { ...hours(4), date: '2026-06-01' },
    ],
    expected: { recorded: 240 },
  },
]);
