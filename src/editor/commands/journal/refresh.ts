import type { Command } from '../../services/command';

/** Looks for journals and at every file again. */
export const refresh: Command = {
  id: 'reflectiveJournal.refresh',
  async execute({ journals }) {
    await journals.discover();
    await journals.refreshAll();
  },
};
