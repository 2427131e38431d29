import type { Clock } from './ports';

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : String(number));

/** This computer's time and zone. Dates know the zone without `Intl`, which takes 20 ms to get ready. */
export const systemClock: Clock = {
  now: () => Date.now(),
  dayAt: (milliseconds) => {
    const date = new Date(milliseconds);
    const year = String(date.getFullYear()).padStart(4, '0');
    return `${year}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
  },
  /** In winter and in summer: the same on both sides of a clock change. */
  get zone() {
    const year = new Date().getFullYear();
    return [0, 6].map((month) => new Date(year, month).getTimezoneOffset()).join();
  },
};
