import type { Command } from '../index';

export const showLog: Command = {
  id: 'reflectiveJournal.showLog',
  execute: ({ log }) => log.channel.show(),
};
