import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled } from './bundled.mjs';

const { roundNumbers, sharesOf } = await bundled('model/ticks.ts');
const { aligned, percent, shown } = await bundled('parts/number.ts');

test('marks are round numbers within the range', () => {
  assert.deepEqual(roundNumbers(0, 1), [0, 0.2, 0.4, 0.6, 0.8, 1]);
  assert.deepEqual(roundNumbers(-0.034, 0.071), [-0.02, 0, 0.02, 0.04, 0.06]);
  assert.deepEqual(roundNumbers(228, 2340), [500, 1000, 1500, 2000]);
  for (const [low, high] of [[1, 1], [2, 1], [NaN, 1], [0, Infinity]]) assert.deepEqual(roundNumbers(low, high), []);
});

test('marks of a logarithm of shares are the shares', () => {
  assert.deepEqual(sharesOf(-3.523, 0), [{ at: -3, words: '0.1 %' }, { at: -2, words: '1 %' }, { at: -1, words: '10 %' }, { at: 0, words: '100 %' }]);
});

test('numbers read as people write them, whatever they are', () => {
  assert.deepEqual([0.50001, -0.25, 1234567, 0.000474, -1.5e-10, 2.5e7, NaN, undefined, Infinity, -Infinity].map(shown), ['0.5', '−0.25', '1234567', '4.74 · 10⁻⁴', '−1.50 · 10⁻¹⁰', '25000000', 'undefined', 'undefined', 'infinite', '−infinite']);
  assert.equal(shown(123456.7), '1.23 · 10⁵');
  assert.deepEqual([0.00501, 50, 0.973].map(aligned), ['0.005010', '50', '0.9730']);
  assert.deepEqual([0.01, 1, 0.12345, NaN].map(percent), ['1 %', '100 %', '12.3 %', 'undefined']);
});

test('shares that are of one size are marked as shares too', () => {
  const words = (low, high) => sharesOf(Math.log10(low), Math.log10(high)).map((tick) => tick.words);
  assert.deepEqual(words(0.02, 0.7), ['2 %', '5 %', '10 %', '20 %', '50 %']);
  assert.deepEqual(words(0.15, 0.4), ['20 %', '30 %', '40 %']);
  assert.deepEqual(words(NaN, NaN), []);
});
