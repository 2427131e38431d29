import assert from 'node:assert/strict';
import { Emitter } from '../../../src/core/base/event';

describe('Emitter', () => {
  it('tells all who listen, until they stop', () => {
    const emitter = new Emitter<number>();
    const heard: string[] = [];
    const first = emitter.event((n) => heard.push(`first ${n}`));
    emitter.event((n) => heard.push(`second ${n}`));
    emitter.fire(1);
    first.dispose();
    emitter.fire(2);
    emitter.dispose();
    emitter.fire(3);
    assert.deepEqual(heard, ['first 1', 'second 1', 'second 2']);
  });

  it('tells the others too when one throws, and passes the error on', () => {
    const emitter = new Emitter<void>();
    let heard = 0;
    emitter.event(() => {
      throw new Error('mine');
    });
    emitter.event(() => heard++);
    assert.throws(() => emitter.fire(), /mine/);
    assert.equal(heard, 1);
  });

  it('lets a listener stop while it is told', () => {
    const emitter = new Emitter<void>();
    let heard = 0;
    const own = emitter.event(() => {
      heard++;
      own.dispose();
    });
    emitter.fire();
    emitter.fire();
    assert.equal(heard, 1);
  });
});
