import type { Command } from '../../services/command';

/** Finds journals and checks every file again. */
export const refresh: Command = {
  id: 'reflectiveJournal.refresh',
  async execute({ journals }) {
    await journals.discover();
    await journals.refreshAll();
  },
};
