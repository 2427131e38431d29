/**
 * Loaded before the tests of every mocha run (.mocharc.json): properties run from one fixed seed, so
 * that a test run is the same every time. `npm run test:campaign` sets another one.
 */
import fc from 'fast-check';
import type { Context, RootHookObject } from 'mocha';

const given = process.env['PROPERTY_SEED'];
const seed = Number(given ?? 20_260_601);
if (!Number.isInteger(seed)) throw new Error(`PROPERTY_SEED is not a whole number: ${given}`);
fc.configureGlobal({ seed });

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** In a campaign, prints how to reproduce a failure. */
export const mochaHooks: RootHookObject =
  given === undefined
    ? {}
    : {
        afterEach(this: Context) {
          const test = this.currentTest;
          if (test?.state !== 'failed') return;
          const scale = process.env['CAMPAIGN_SCALE'] ?? '1';
          const scaled = scale === '1' ? '' : ` --scale ${scale}`;
          const grep = quoted(test.fullTitle());
          console.log(
            `\nReproduce: npm run test:campaign -- --seed ${seed}${scaled} --grep ${grep}\n`,
          );
        },
      };
