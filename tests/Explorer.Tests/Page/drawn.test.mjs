import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled } from './bundled.mjs';

const { asBytes, centred, lightOnDark, stroke } = await bundled('model/drawn.ts');

test('a picture that is light at its border becomes its negative, and no other', () => {
  const paper = Float32Array.from({ length: 25 }, (_, i) => (i === 12 ? 0 : 1));
  assert.deepEqual(lightOnDark(paper, 5), paper.map((value) => 1 - value));
  const screen = paper.map((value) => 1 - value);
  assert.equal(lightOnDark(screen, 5), screen);
});

test('the centre of the light is moved to the middle, of pictures that are not square too', () => {
  const image = new Float32Array(7 * 5);
  image[0] = 1;
  const moved = centred(image, 5);
  assert.equal(moved[3 * 5 + 2], 1);
  assert.equal(moved.reduce((a, b) => a + b), 1);
  assert.deepEqual(centred(new Float32Array(35), 5), new Float32Array(35));
});

test('numbers are read as a file would keep them', () => assert.deepEqual([...asBytes(Float64Array.of(-1, 0.5, 2))], [0, 128 / 255, 1]));

test('a stroke lights what is under the pen, puts out nothing, and stays within the picture', () => {
  const image = new Float32Array(9 * 9);
  stroke(image, 9, 4.5, 4.5);
  assert.equal(image[4 * 9 + 4], 1);
  assert.equal(image[0], 0);
  const before = image.slice();
  stroke(image, 9, 0, 0);
  assert.ok(image.every((value, i) => value >= before[i] && value <= 1));
});
