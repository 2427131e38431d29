import type { LearnerPage } from '../../src/core/team/learnerPage';
import type { Member, ToTeam } from '../../src/protocol/team';

const topics = (...entries: number[]) =>
  ['Wellbeing and support', 'Protection', 'Reflective practice'].map((title, at) => ({
    ref: `sssc-cpl/${at}`,
    title,
    entries: entries[at] ?? 0,
  }));

const sssc = (open: readonly string[], ...entries: number[]) => ({
  ...{ id: 'sssc-cpl', title: 'Continuous professional learning (SSSC)' },
  ...{ from: '2026-06-01', to: '2027-05-31', daysLeft: 190 },
  ...{ met: 3 - open.length, required: 3, open, topics: topics(...entries) },
});

const course = (done: number) => ({
  ...{ id: 'sds', title: 'Self-directed support', done, required: 2, extra: 0 },
});

export const member = (person: string, parts: Partial<Member> = {}): Member => ({
  key: `file:///clones/${person}`,
  path: `clones/${person.split(' ')[0]!.toLowerCase()}`,
  ...{ person, problem: '', courses: [course(1)], frameworks: [], notices: [], awaitingReview: [] },
  ...{ changed: 0, unread: 0, lastActive: '2026-11-16', isQuiet: false, problems: 0 },
  ...parts,
});

export const members: readonly Member[] = [
  member('Ann Smith', { awaitingReview: ['a', 'b'], frameworks: [sssc(['Topics'], 2, 0, 1)] }),
  member('Bo Lind', { awaitingReview: ['c'], changed: 1, unread: 3, courses: [course(2)] }),
  member('Cara Muir', { lastActive: '2026-08-31', isQuiet: true, frameworks: [sssc([], 1, 1, 1)] }),
  member('Hal Orr', { lastActive: '', isQuiet: true, courses: [course(0)] }),
  member('', {
    ...{ key: 'file:///clones/x', path: 'clones/x', lastActive: '' },
    problem: 'The quotation mark opened in line 1 is never closed.',
  }),
];

export const team = (shown: readonly Member[] = members, reading = 0): ToTeam => ({
  ...{ type: 'team', members: shown, reading },
});

export const page: LearnerPage = {
  courses: [
    {
      ...course(1),
      sections: [
        {
          ...{ number: '2.11', title: 'Co-production', status: 'completed' as const },
          ...{ done: 1, required: 2, extra: 0 },
        },
      ],
    },
  ],
  ledgers: [
    {
      ...{ key: 'sssc-cpl 2026-06-01', title: 'Continuous professional learning (SSSC)' },
      ...{ from: '2026-06-01', to: '2027-05-31', daysLeft: 190 },
      requirements: [
        { title: 'Topics', isMet: false, open: ['Protection'] },
        { title: 'Declaration', isMet: true, open: [] },
      ],
    },
  ],
  notices: [],
  waiting: [
    {
      ...{ path: 'entries/a.md', title: 'Co-producing', date: '2026-11-02' },
      ...{ reason: 'changed' as const, isAsked: true },
    },
  ],
  unfinished: 3,
  reviews: {
    entries: [
      {
        ...{ path: 'entries/b.md', title: 'A hard visit', date: '2026-10-12' },
        marks: [
          { person: 'Sam Jones', kind: 'signed-off', isBefore: true },
          { person: 'Sam Jones', kind: 'accepted', isBefore: false },
        ],
      },
    ],
    more: 2,
  },
  actions: {
    ...{ path: 'entries/s.md', title: 'Supervision', date: '2026-10-01' },
    actions: ['Shadow the team', 'Read the policy'],
  },
  weeks: [
    { week: '2026-11-16', entries: 2, minutes: 75 },
    { week: '2026-11-23', entries: 0, minutes: 0 },
  ],
};
