// What the page makes of the weights, beside the run's own codes; no browser is needed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled } from '../../Explorer.Tests/Page/bundled.mjs';
import { entries, rowsOf } from './published.mjs';

const { tableOf } = await bundled('data/table.ts');
const { memberOf } = await bundled('model/member.ts');
const { tensorsOf } = await bundled('model/tensors.ts');
const { read } = await bundled('model/parts-of-image.ts');

const held = entries(['study', 'images', 'tensors-0', 'tensors-1']);
const bytesOf = (name) => new Uint8Array(Uint8Array.from(Buffer.from(held[name], 'base64')));
const images = (await tableOf('images', bytesOf('images'))).blobs('pixels');
const codes = await rowsOf('codes');
const published = await rowsOf('reconstruction');

// Decision 25: a value differs by at most 0.4 % of the largest value of the code, and 19 of 20 codes keep the same latents.
const TOLERANCE = 0.004;
const SAME = 0.95;

for (const number of [0, 1]) {
  test(`the page's codes of member ${number} are the run's own within the documented tolerance`, async () => {
    const member = memberOf(held.study, tensorsOf(await tableOf('tensors', bytesOf(`tensors-${number}`))));
    const ofMember = codes.filter((row) => row.member === number);
    let [same, worst] = [0, 0];
    images.forEach((pixels, image) => {
      const reading = read(member, Float32Array.from(pixels, (byte) => byte / 255));
      const kept = ofMember.filter((row) => row.image === image);
      const largest = Math.max(...kept.map((row) => Math.abs(row.value)));
      same += Number(kept.every((row) => reading.code[row.feature] !== 0) && reading.active.length === kept.filter((row) => row.value !== 0).length);
      for (const row of kept) if (reading.code[row.feature] !== 0) worst = Math.max(worst, Math.abs(reading.code[row.feature] - row.value) / largest);
      const quality = published.find((row) => row.member === number && row.image === image);
      assert.ok(Math.abs(reading.mse - quality.mse) < 0.02 * quality.mse, `image ${image}: ${reading.mse}, published ${quality.mse}`);
    });
    assert.ok(worst <= TOLERANCE, `the largest difference is ${worst} of the largest value`);
    assert.ok(same >= SAME * images.length, `${same} of ${images.length} codes keep the same latents`);
  });
}
