import assert from 'node:assert/strict';
import { decode, encode } from 'fast-png';
import { zlibSync } from 'fflate';
import { flatPng } from '../../../src/formats/flatPng';

const chunk = (type: string, data: Uint8Array): Buffer => {
  const whole = Buffer.alloc(data.length + 12);
  whole.writeUInt32BE(data.length, 0);
  whole.write(type, 4, 'latin1');
  whole.set(data, 8);
  return whole;
};

describe('a picture as a plain one', () => {
  const png = Buffer.from(
    encode({ width: 2, height: 1, data: Uint8Array.of(255, 0, 0, 0, 0, 255, 0, 255), channels: 4 }),
  );

  it('has the same dots on white paper', () => {
    const { width, height, data } = decode(flatPng(png));
    assert.deepEqual([width, height, ...data], [2, 1, 255, 255, 255, 0, 255, 0]);
  });

  it('is not unpacked further than its width and height promise', () => {
    const end = png.indexOf('IDAT') - 4;
    const bomb = chunk('IDAT', zlibSync(new Uint8Array(64 * 1024 * 1024), { level: 9 }));
    assert.ok(bomb.length < 100_000);
    assert.throws(() => flatPng(Buffer.concat([png.subarray(0, end), bomb])), RangeError);
  });

  it('is drawn without what else is packed in it', () => {
    const end = png.indexOf('IDAT') - 4;
    const profile = Buffer.concat([
      Buffer.from('p\0\0'),
      zlibSync(new Uint8Array(64 * 1024 * 1024), { level: 9 }),
    ]);
    const whole = Buffer.concat([png.subarray(0, end), chunk('iCCP', profile), png.subarray(end)]);
    assert.equal(decode(flatPng(whole)).width, 2);
  });

  it('does not wait for a part that is longer than the file', () => {
    const long = Buffer.concat([
      png.subarray(0, png.indexOf('IDAT') - 4),
      Buffer.from('ffffffff', 'hex'),
    ]);
    assert.throws(() => flatPng(Buffer.concat([long, Buffer.from('IDAT00000000')])));
  });
});
