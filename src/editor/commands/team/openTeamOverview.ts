import type { Command } from '../../services/command';

/** Shows where all journals of this window stand. */
export const openTeamOverview: Command = {
  id: 'reflectiveJournal.openTeamOverview',
  async execute(parts) {
    // Loaded when it is looked at for the first time.
    const { showTeam } = await import('../../pages/teamPanel');
    showTeam(parts);
  },
};
