import type { Features } from '../data/features';
import type { Axis } from './axes';
import { UNIQUE } from './presets';
import { type Asked, soughtBy } from './selection';

const OF_PRESET: Record<string, (features: Features) => string> = {
  dead: () => 'frequency = 0',
  rare: () => 'frequency > 0 AND frequency < 0.001',
  common: () => 'frequency >= 0.1',
  always: () => 'frequency >= 0.9',
  unique: withoutTwin,
};

/** The choice in SQL, over the run's own tables; a side of the rectangle that none of their columns has is left out, and the query says so. */
export function sqlOf(features: Features, across: Axis, up: Axis, asked: Asked): string {
  const sought = soughtBy(asked.search);
  const sides = asked.brush ? [sideOf(features, across, asked.brush.x0, asked.brush.x1), sideOf(features, up, asked.brush.y0, asked.brush.y1)] : [];
  const parts = [
    OF_PRESET[asked.preset.key]?.(features),
    asked.member === null ? null : `member = ${asked.member}`,
    asked.label === null ? null : `top_class = ${asked.label}${features.table.own.includes('selectivity') ? ' AND selectivity IS DISTINCT FROM 0' : ''}`,
    ...(sought === 'all' ? [] : sought === 'none' ? ['false'] : [sought.member === null ? null : `member = ${sought.member}`, `${features.numbered} = ${sought.feature}`]),
    ...sides.map((side) => side.condition),
  ].filter((part) => part !== null && part !== undefined);
  const left = sides.flatMap((side) => (side.condition === null ? [side.name] : []));
  const note = left.length > 0 ? ` -- without the rectangle's ${left.join(' and ')}, which no column of this table has` : '';
  return `SELECT * FROM '${features.table.name}.parquet'${parts.length ? ` WHERE ${parts.join(' AND ')}` : ''};${note}`;
}

// A cosine that is no number is no twin's. The page's numbers are binary64, and so are the query's: an exponent makes a literal one.
function withoutTwin(features: Features): string {
  const [member, feature] = ['member', features.numbered].map((column) => `${features.table.name}.${column}`);
  return (
    `NOT EXISTS (SELECT * FROM 'matched_cosines.parquet' AS twins WHERE kind = 'members' AND cosine >= ${UNIQUE} AND NOT isnan(cosine) ` +
    `AND ((twins.member_a = ${member} AND twins.feature = ${feature}) OR (twins.member_b = ${member} AND twins.match = ${feature})))`
  );
}

// Where tables stand side by side, the query is over the first.
function sideOf(features: Features, axis: Axis, low: number, high: number): { name: string; condition: string | null } {
  const isColumn = features.table.own.includes(axis.key);
  return { name: axis.name.toLowerCase(), condition: isColumn ? `${axis.key}::DOUBLE BETWEEN ${literal(low)} AND ${literal(high)}` : null };
}

function literal(value: number): string {
  const text = String(value);
  return text.includes('e') ? text : `${text}e0`;
}
