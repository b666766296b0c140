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

/** What a search is for: "17" or "2/17"; what is neither finds nothing. */
export function soughtBy(search: string): 'all' | 'none' | { member: number | null; feature: number } {
  const words = search.trim().match(/^(?:(\d{1,9})\s*\/\s*)?(\d{1,9})$/);
  if (!words) return search.trim() === '' ? 'all' : 'none';
  return { member: words[1] === undefined ? null : Number(words[1]), feature: Number(words[2]) };
}

/** 1 for each feature that is asked for. */
export function chosen(features: Features, across: Axis, up: Axis, asked: Asked): Uint8Array {
  const rows = new Uint8Array(features.table.rows);
  const wanted = soughtBy(asked.search);
  for (let row = 0; row < rows.length; row++) {
    const [member, feature] = [features.memberOf(row), features.featureOf(row)];
    const isInside = !asked.brush || isIn(asked.brush, across.values[row], up.values[row]);
    const isFound = wanted === 'all' || (wanted !== 'none' && wanted.feature === feature && (wanted.member === null || wanted.member === member));
    rows[row] = Number(isInside && isFound && (asked.member === null || member === asked.member) && (asked.label === null || features.preferred[row] === asked.label) && asked.preset.has(row));
  }

  return rows;
}

const isIn = (brush: Brush, x: number, y: number) => x >= brush.x0 && x <= brush.x1 && y >= brush.y0 && y <= brush.y1;
