import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled } from './bundled.mjs';

const { mean, meanSquaredError, pearson, wilson } = await bundled('model/statistics.ts');

test('an error is the mean of squared differences', () => assert.equal(meanSquaredError([1, 2, 5], [1, 4, 2]), 13 / 3));

test('a correlation is 1 for a line upwards, -1 for one downwards, and undefined for what is constant', () => {
  assert.ok(Math.abs(pearson([1, 2, 4], [3, 5, 9]) - 1) < 1e-15);
  assert.ok(Math.abs(pearson([1, 2, 4], [-3, -5, -9]) + 1) < 1e-15);
  assert.ok(Number.isNaN(pearson([1, 1, 1], [1, 2, 3])));
  // By hand: means 2 and 3, the sum of products 2, the sums of squares 2 and 8.
  assert.ok(Math.abs(pearson([1, 2, 3], [1, 5, 3]) - 2 / Math.sqrt(2 * 8)) < 1e-15);
});

test('the mean of nothing is undefined', () => assert.ok(Number.isNaN(mean([]))));

test('an interval of a share is that of Wilson', () => {
  // 10 of 100, from the formula with z = 1.96: 0.0552 to 0.1744.
  const [low, high] = wilson(10, 100);
  assert.ok(Math.abs(low - 0.0552) < 1e-4 && Math.abs(high - 0.1744) < 1e-4);
  assert.equal(wilson(0, 50)[0], 0);
  assert.ok(Math.abs(wilson(50, 50)[1] - 1) < 1e-12);
  assert.deepEqual(wilson(0, 0), [0, 1]);
});
