import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled } from './bundled.mjs';

const { beside, featuresOf, twinsOf } = await bundled('data/features.ts');
const { brushOf, brushWords } = await bundled('model/brush.ts');
const { presetsOf } = await bundled('model/presets.ts');
const { sqlOf } = await bundled('model/query.ts');
const { chosen } = await bundled('model/selection.ts');

const table = (name, columns) => ({
  name,
  rows: Object.values(columns)[0].length,
  names: Object.keys(columns),
  own: Object.keys(columns),
  described: new Map(),
  numbers: (column) => Float64Array.from(columns[column]),
  words: (column) => columns[column],
});
const features = featuresOf(table('features', { member: [0, 0, 1, 1], feature: [0, 1, 0, 1], frequency: [0, 0.0005, 0.2, 0.95], top_class: [NaN, 3, 3, 1] }), true);
const twins = twinsOf(features, table('matched_cosines', {
  kind: ['members', 'members', 'isotropic'], member_a: [0, 0, 0], member_b: [1, 1, 1], feature: [0, 1, 0], match: [1, 0, 0], cosine: [0.9, 0.1, 0.5],
}));
const axis = (key, values) => ({ key, name: key, meaning: '', values: Float64Array.from(values) });
const across = axis('frequency', [0, 0.0005, 0.2, 0.95]);
const up = axis('twin', [0.9, 0.1, 0.1, 0.9]);
const asked = (what) => ({ preset: presetsOf(features, twins)[0], member: null, label: null, search: '', brush: null, ...what });

test('a match is one in both directions, and noise is none', () => {
  assert.deepEqual(twins[features.at(0, 0)], [{ member: 1, feature: 1, cosine: 0.9 }]);
  assert.deepEqual(twins[features.at(1, 0)], [{ member: 0, feature: 1, cosine: 0.1 }]);
});

test('a table that lists not every feature in order is refused', () =>
  assert.throws(() => featuresOf(table('features', { member: [0, 0], feature: [1, 0] }), true), /in order/));

test('tables of the same features stand side by side under the first one\'s name', () => {
  const both = beside([table('features', { member: [0, 0], feature: [0, 1], norm: [1, 2] }), table('units', { member: [0, 0], unit: [0, 1], mean: [3, 4] })]);
  assert.deepEqual(both.names, ['member', 'feature', 'norm', 'mean']);
  assert.deepEqual([...both.numbers('mean')], [3, 4]);
  assert.equal(featuresOf(both, false).numbered, 'feature');
});

test('presets choose what they say', () => {
  const of = Object.fromEntries(presetsOf(features, twins).map((preset) => [preset.key, [0, 1, 2, 3].filter(preset.has)]));
  assert.deepEqual(of, { '': [0, 1, 2, 3], dead: [0], rare: [1], common: [2, 3], always: [3], unique: [1, 2] });
});

test('a search, a member, a class and a rectangle narrow the choice', () => {
  const rows = (what) => [...chosen(features, across, up, asked(what))].flatMap((one, row) => (one ? [row] : []));
  assert.deepEqual(rows({ search: ' 1 ' }), [1, 3]);
  assert.deepEqual(rows({ search: '1/0' }), [2]);
  assert.deepEqual(rows({ search: 'x' }), []);
  assert.deepEqual(rows({ member: 1 }), [2, 3]);
  assert.deepEqual(rows({ label: 3 }), [1, 2]);
  assert.deepEqual(rows({ brush: { x0: 0, x1: 0.3, y0: 0, y1: 0.5 } }), [1, 2]);
});

test('a feature that all classes activate equally often prefers none, neither as a point nor in the query', () => {
  const even = featuresOf(table('features', { member: [0, 0, 0], feature: [0, 1, 2], frequency: [1, 0.1, 0], top_class: [3, 3, NaN], selectivity: [0, 0.5, NaN] }), true);
  assert.deepEqual([...even.preferred], [NaN, 3, NaN]);
  const ofThree = asked({ label: 3 });
  assert.deepEqual([...chosen(even, axis('frequency', [1, 0.1, 0]), axis('frequency', [1, 0.1, 0]), ofThree)], [0, 1, 0]);
  assert.equal(sqlOf(even, across, up, ofThree), "SELECT * FROM 'features.parquet' WHERE top_class = 3 AND selectivity IS DISTINCT FROM 0;");
});

test('the choice is a query over the published table', () => {
  assert.equal(sqlOf(features, across, up, asked({})), "SELECT * FROM 'features.parquet';");
  assert.equal(
    sqlOf(features, across, up, asked({ member: 1, label: 3, search: '0/17', brush: { x0: 1e-7, x1: 0.5, y0: 0, y1: 1 } })),
    "SELECT * FROM 'features.parquet' WHERE member = 1 AND top_class = 3 AND member = 0 AND feature = 17 AND frequency::DOUBLE BETWEEN 1e-7 AND 0.5e0; -- without the rectangle's twin, which no column of this table has",
  );
});

test('a search that finds nothing is a query that finds nothing, whatever it says', () => {
  assert.equal(sqlOf(features, across, up, asked({ search: "0'; DROP" })), "SELECT * FROM 'features.parquet' WHERE false;");
  assert.deepEqual([...chosen(features, across, up, asked({ search: "0'; DROP" }))], [0, 0, 0, 0]);
});

test('a rectangle stands in the address and comes back to the last bit, and what is none is none', () => {
  const brush = { x0: -3.5228787452803374, x1: 1e-7, y0: 0, y1: 1 };
  assert.deepEqual(brushOf(brushWords(brush)), brush);
  for (const words of [undefined, '', '1,2,3', '1,2,3,4,5', '1,2,,4', '1,2,NaN,4', '1,2,3,Infinity', '<b>']) assert.equal(brushOf(words), null, words);
});
