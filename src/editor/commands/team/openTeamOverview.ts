import type { Command } from '../../services/command';

/** Shows the progress of all journals of this window. */
export const openTeamOverview: Command = {
  id: 'reflectiveJournal.openTeamOverview',
  async execute(parts) {
    // Loaded on first use.
    const { showTeam } = await import('../../pages/teamPanel');
    await showTeam(parts);
  },
};
