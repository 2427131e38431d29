import type { Command } from '../../services/command';
import { pickJournal } from '../../ask/targets';

/** Shows the ledger of a framework. The side panel passes the journal and the framework. */
export const openLedger: Command = {
  id: 'reflectiveJournal.openLedger',
  async execute(parts, journal, framework) {
    const named = parts.journals.all.find(({ key }) => key === journal);
    const open = named ?? (await pickJournal(parts));
    if (!open) return;
    // Loaded on first use.
    const { showLedger } = await import('../../pages/ledgerPanel');
    await showLedger(parts, open, typeof framework === 'string' ? framework : undefined);
  },
};
