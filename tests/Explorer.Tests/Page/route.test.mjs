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
  for (const hash of ['#/feature/-1/2', '#/feature/1.5', '#/image/x', '#/image/99999999999', '#/study/7', '#/feature/1/2/3']) assert.deepEqual(routeOf(hash), { page: 'nowhere', numbers: [], chosen: {} }, hash);
});

test('an address is about a run beside where it names its place', () => {
  assert.equal(runOf(routeOf('#/feature/2/17?run=3').chosen), 3);
  assert.equal(runOf(routeOf('#/feature/2/17').chosen), null);
  for (const hash of ['#/feature/2/17?run=', '#/feature/2/17?run=-1', '#/feature/2/17?run=__proto__']) assert.equal(runOf(routeOf(hash).chosen), Infinity);
});

test('an address that is made leads back', () => {
  const hash = hashOf('image', [3], { x: 'a&b', empty: '', search: '<b>' });
  assert.deepEqual(routeOf(hash), { page: 'image', numbers: [3], chosen: { x: 'a&b', search: '<b>' } });
});
