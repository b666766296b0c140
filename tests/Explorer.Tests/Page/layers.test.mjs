import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled } from './bundled.mjs';

const { kLargest, through } = await bundled('model/layers.ts');
const tensor = (rows, columns, ...values) => ({ rows, columns, values: Float32Array.from(values) });
const floats = (...values) => Float32Array.from(values);

test('the k largest are kept, ties to the lower index, and never more than k', () => {
  assert.deepEqual(kLargest(floats(1, 3, 3, 3, 2), 2), floats(0, 3, 3, 0, 0));
  assert.deepEqual(kLargest(floats(-3, -1, -2), 1), floats(0, -1, 0));
  assert.deepEqual(kLargest(floats(NaN, 1, 2), 5), floats(0, 1, 2));
});

test('a layer is W x + bias, and transposed Wᵀ z + bias', () => {
  const tensors = new Map([['w', tensor(2, 3, 1, 2, 3, 4, 5, 6)], ['b', tensor(1, 2, 10, 20)], ['c', tensor(1, 3, 1, 1, 1)]]);
  const up = { weight: 'w', transposed: false, bias: 'b', function: 'identity' };
  const down = { weight: 'w', transposed: true, bias: 'c', function: 'identity' };
  assert.deepEqual(through([up], tensors, floats(1, 0, -1)), floats(8, 18));
  assert.deepEqual(through([down], tensors, floats(2, -1)), floats(-1, 0, 1));
});

test('a centre is taken away before, a scale multiplies before the function, and the first rows alone can count', () => {
  const tensors = new Map([['w', tensor(3, 2, 1, 0, 0, 1, 9, 9)], ['m', tensor(1, 2, 1, 1)], ['s', tensor(1, 1, -2)], ['t', tensor(1, 1, 3)]]);
  assert.deepEqual(through([{ weight: 'w', rows: 2, transposed: false, bias: null, centre: 'm', scale: 's', function: 'relu' }], tensors, floats(0, 3)), floats(2, 0));
  assert.deepEqual(through([{ weight: 'w', transposed: false, bias: null, threshold: 't', function: 'at-least' }], tensors, floats(3, 2)), floats(3, 0, 45));
});

test('what the page does not know it refuses', () => {
  const tensors = new Map([['w', tensor(1, 1, 1)]]);
  assert.throws(() => through([{ weight: 'w', transposed: false, bias: null, function: 'swish' }], tensors, floats(1)), /does not know the function swish/);
  assert.throws(() => through([{ weight: 'v', transposed: false, bias: null, function: 'relu' }], tensors, floats(1)), /no tensor v/);
});
