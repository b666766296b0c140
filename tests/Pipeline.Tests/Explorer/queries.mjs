// Prints what the page copies as SQL for some choices, each with the features that the page itself chooses: [{sql, rows: [[member, feature]]}].
import { bundled } from '../../Explorer.Tests/Page/bundled.mjs';
import { entries } from './published.mjs';

const { tableOf } = await bundled('data/table.ts');
const { featuresOf, twinsOf } = await bundled('data/features.ts');
const { axesOf } = await bundled('model/axes.ts');
const { presetsOf } = await bundled('model/presets.ts');
const { chosen } = await bundled('model/selection.ts');
const { sqlOf } = await bundled('model/query.ts');

const held = entries(['features', 'matched_cosines']);
const [table, matches] = await Promise.all(Object.entries(held).map(([name, base64]) => tableOf(name, new Uint8Array(Uint8Array.from(Buffer.from(base64, 'base64'))))));
const features = featuresOf(table, true);
const twins = twinsOf(features, matches);
const [across, up] = ['log10_frequency', 'nearest_cosine'].map((key) => axesOf(features, twins).find((axis) => axis.key === key));
const presets = presetsOf(features, twins);
// A corner of the rectangle is a point: its sides belong to it.
const row = across.values.findIndex((value, i) => !Number.isNaN(value) && !Number.isNaN(up.values[i]));
const brush = { x0: across.values[row], x1: 0, y0: -1, y1: up.values[row] };
const asked = [...presets.map((preset) => ({ preset })), { member: 1 }, { label: 3 }, { search: '7' }, { search: '1/7' }, { search: 'x' }, { brush }, { preset: presets.at(-1), member: 0, brush }];
console.log(JSON.stringify(asked.map((what) => {
  const whole = { preset: presets[0], member: null, label: null, search: '', brush: null, ...what };
  const rows = chosen(features, across, up, whole);
  return { sql: sqlOf(features, across, up, whole), rows: [...rows.keys()].filter((one) => rows[one]).map((one) => [features.memberOf(one), features.featureOf(one)]) };
})));
