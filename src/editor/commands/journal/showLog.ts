import type { Command } from '../../services/command';

export const showLog: Command = {
  id: 'reflectiveJournal.showLog',
  execute: ({ log }) => log.channel.show(),
};
