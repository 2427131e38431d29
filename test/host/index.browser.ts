import 'mocha/mocha.js';
import type Mocha from 'mocha';
import { runSuite } from './runSuite';

/** Called by the editor in its web worker; mocha's browser build leaves itself in the global scope. */
export const run = () => runSuite((globalThis as unknown as { Mocha: typeof Mocha }).Mocha);
