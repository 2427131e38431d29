import Mocha from 'mocha';
import { runSuite } from './runSuite';

/** Called by the editor in its Node extension host. */
export const run = () => runSuite(Mocha);
