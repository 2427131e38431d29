/** Measures how the time of each reader grows with hostile texts:  node growth.js  prints one line of JSON. */
import { growthOfSlowest, readers } from './linear';

const all = Object.entries(readers).map(([reader, read]) => ({ reader, ...growthOfSlowest(read) }));
console.log(JSON.stringify(all.sort((a, b) => b.ratio - a.ratio)));
