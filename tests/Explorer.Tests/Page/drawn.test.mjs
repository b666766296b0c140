import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled } from './bundled.mjs';

const { asBytes, centred, drawnImage, lightOnDark, stroke } = await bundled('model/drawn.ts');

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

test('a drawing is an image once something is drawn, in the middle where that is asked for', () => {
  const pixels = new Float32Array(25);
  assert.equal(drawnImage({ pixels, isCentred: true }, 5), null);
  pixels[0] = 0.5;
  assert.equal(drawnImage({ pixels, isCentred: false }, 5)[0], Math.fround(128 / 255));
  assert.equal(drawnImage({ pixels, isCentred: true }, 5)[12], Math.fround(128 / 255));
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
