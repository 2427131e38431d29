import { explanationLines, explanationOf } from '../../core/actions/explanation';
import { ReadOnlyDocuments } from '../services/readOnlyDocuments';

/** Explanations of why entries have their status. */
export const statusDocuments = new ReadOnlyDocuments<object>({
  scheme: 'reflective-journal-status',
  extension: 'txt',
  canChange: true,
  render: async (_, { open, entry }) =>
    `${explanationLines(await explanationOf(open.journal, entry)).join('\n')}\n`,
});
