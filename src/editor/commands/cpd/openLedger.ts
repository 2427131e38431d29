import type { Command } from '../../services/command';
import { pickJournal } from '../../ask/targets';

/** Shows what is recorded towards a framework. The side panel says of which journal, and which framework. */
export const openLedger: Command = {
  id: 'reflectiveJournal.openLedger',
  async execute(parts, journal, framework) {
    const named = parts.journals.all.find(({ key }) => key === journal);
    const open = named ?? (await pickJournal(parts));
    if (!open) return;
    // Loaded when it is looked at for the first time.
    const { showLedger } = await import('../../pages/ledgerPanel');
    showLedger(parts, open, typeof framework === 'string' ? framework : undefined);
  },
};
