import type { Random } from './ports';

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Letters and digits that are not confused with each other, each from one random byte. */
function randomText(random: Random, length: number): string {
  return Array.from(random(length), (byte) => alphabet[byte % alphabet.length]).join('');
}

/** Id of an entry: its day, then six random characters. */
export const newEntryId = (date: string, random: Random): string =>
  `${date.replaceAll('-', '')}-${randomText(random, 6)}`;

/** Whether an id can be part of a file name: record files are named after their entry. */
export const isEntryId = (id: string): boolean => /^[\w-][\w.-]*$/.test(id);

/** Id of a prompt, as a pattern. */
export const promptId = /[A-Za-z0-9][\w-]*/.source;

const wholePromptId = new RegExp(`^${promptId}$`);
export const isPromptId = (id: string): boolean => wholePromptId.test(id);

/** Globally unique id of a record: 16 characters, 79 bits. */
export const newRecordId = (random: Random): string => randomText(random, 16);

/** Id of this installation. */
export const newDeviceId = (random: Random): string => randomText(random, 8);

/** Makes a file name unique among files of its kind. */
export const newNameMark = (random: Random): string => randomText(random, 6);
