/** The size of a picture as it is shown, whatever its file claims. */
import assert from 'node:assert/strict';
import { pictureOf, turnedJpeg, turnedPng } from './turnedPicture';

describe('a picture of a report', () => {
  it('has the size of what is shown, not of what is stored', async () => {
    const ofIntel = (orientation: number): Buffer => turnedJpeg(orientation, 'II');
    for (const make of [turnedJpeg, ofIntel, turnedPng])
      for (let orientation = 1; orientation <= 8; orientation++) {
        const picture = await pictureOf(make(orientation));
        const size = orientation < 5 ? [32, 16] : [16, 32];
        assert.deepEqual([picture?.width, picture?.height], size, `${make.name} ${orientation}`);
      }
  });

  it('is upright where its file says nothing, nonsense, or ends too early', async () => {
    const jpeg = turnedJpeg(6);
    const shortened = Buffer.from(jpeg);
    shortened.writeUInt32BE(0xffffff00, 16);
    for (const bytes of [turnedJpeg(), turnedJpeg(0), turnedJpeg(9), shortened]) {
      const picture = await pictureOf(bytes);
      assert.deepEqual([picture?.width, picture?.height, picture?.turn], [32, 16, undefined]);
    }
    const cut = await pictureOf(jpeg.subarray(0, 30));
    assert.deepEqual([cut?.width, cut?.height], [0, 0]);
  });
});
