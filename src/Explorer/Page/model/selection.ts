import type { Features } from '../data/features';
import type { Brush } from './brush';
import type { Axis } from './axes';
import type { Preset } from './presets';

/** What features are asked for. */
export interface Asked {
  preset: Preset;
  /** The only member, or null for all. */
  member: number | null;
  /** The only preferred class, or null for all. */
  label: number | null;
  /** "17", "2/17", or nothing. */
  search: string;
  brush: Brush | null;
}

/** 1 for each feature that is asked for. */
export function chosen(features: Features, across: Axis, up: Axis, asked: Asked): Uint8Array {
  const rows = new Uint8Array(features.table.rows);
  const top = features.column('top_class');
  const wanted = asked.search.trim().match(/^(?:(\d+)\s*\/\s*)?(\d+)$/);
  for (let row = 0; row < rows.length; row++) {
    const [member, feature] = [features.memberOf(row), features.featureOf(row)];
    const isInside = !asked.brush || isIn(asked.brush, across.values[row], up.values[row]);
    const isFound = asked.search.trim() === '' || (wanted !== null && Number(wanted[2]) === feature && (wanted[1] === undefined || Number(wanted[1]) === member));
    rows[row] = Number(isInside && isFound && (asked.member === null || member === asked.member) && (asked.label === null || top[row] === asked.label) && asked.preset.has(row));
  }

  return rows;
}

const isIn = (brush: Brush, x: number, y: number) => x >= brush.x0 && x <= brush.x1 && y >= brush.y0 && y <= brush.y1;

// Where two tables stand side by side, the query is over the first.
const isPublished = (features: Features, column: string) => features.table.own.includes(column);

/** The same in SQL, over the published table; a column that is made in the page is left out, and said so. */
export function sqlOf(features: Features, across: Axis, up: Axis, asked: Asked): string {
  const frequency: Record<string, string> = { dead: 'frequency = 0', rare: 'frequency > 0 AND frequency < 0.001', common: 'frequency >= 0.1', always: 'frequency >= 0.9' };
  const found = asked.search.trim().match(/^(?:(\d+)\s*\/\s*)?(\d+)$/);
  const parts = [
    frequency[asked.preset.key],
    asked.member === null ? undefined : `member = ${asked.member}`,
    asked.label === null ? undefined : `top_class = ${asked.label}`,
    found?.[1] === undefined ? undefined : `member = ${Number(found[1])}`,
    found ? `${features.numbered} = ${Number(found[2])}` : undefined,
    asked.brush && isPublished(features, across.key) ? `${across.key} BETWEEN ${asked.brush.x0} AND ${asked.brush.x1}` : undefined,
    asked.brush && isPublished(features, up.key) ? `${up.key} BETWEEN ${asked.brush.y0} AND ${asked.brush.y1}` : undefined,
  ].filter((part) => part !== undefined && part !== null);
  const note = asked.preset.key === 'unique' ? ' -- of these, those without a twin of cosine 0.5 or more in matched_cosines.parquet' : '';
  return `SELECT * FROM '${features.table.name}.parquet'${parts.length ? ` WHERE ${parts.join(' AND ')}` : ''};${note}`;
}
