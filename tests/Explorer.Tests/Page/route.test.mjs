import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled } from './bundled.mjs';

const { routeOf, hashOf, runOf } = await bundled('route.ts');

test('an address leads to its page with its numbers and choices', () => {
  assert.deepEqual(routeOf('#/feature/2/17'), { page: 'feature', numbers: [2, 17], chosen: {} });
  assert.deepEqual(routeOf('#/atlas?x=norm&search=2%2F17'), { page: 'atlas', numbers: [], chosen: { x: 'norm', search: '2/17' } });
});

test('no address leads to the study, and what is none of ours nowhere', () => {
  for (const hash of ['', '#', '#/']) assert.equal(routeOf(hash).page, 'study');
  for (const hash of ['#/nothing/1', '#javascript:alert(1)', '#/__proto__']) assert.equal(routeOf(hash).page, 'nowhere');
  // A part that is no number keeps its place: what follows it is no other number than it was.
  assert.deepEqual(routeOf('#/feature/-1/1.5/x/99999999999/7').numbers, [NaN, NaN, NaN, NaN, 7]);
});

test('an address is about a run beside where it names its place', () => {
  assert.equal(runOf(routeOf('#/feature/2/17?run=3').chosen), 3);
  assert.equal(runOf(routeOf('#/feature/2/17').chosen), null);
  for (const hash of ['#/feature/2/17?run=', '#/feature/2/17?run=-1', '#/feature/2/17?run=__proto__']) assert.equal(runOf(routeOf(hash).chosen), Infinity);
});

test('an address that is made leads back', () => {
  const hash = hashOf('atlas', [3], { x: 'a&b', empty: '', search: '<b>' });
  assert.deepEqual(routeOf(hash), { page: 'atlas', numbers: [3], chosen: { x: 'a&b', search: '<b>' } });
});
