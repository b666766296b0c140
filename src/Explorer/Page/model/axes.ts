import type { Features, Twin } from '../data/features';
import { meaningOf, nameOf } from './meanings';
import { mean } from './statistics';
import { roundNumbers, sharesOf, type Tick } from './ticks';

/** A number of each feature that a picture can have along a side. */
export interface Axis {
  key: string;
  name: string;
  meaning: string;
  values: Float64Array;
}

const WANTED = [
  'log10_frequency', 'selectivity', 'effective_support', 'mutual_information', 'mean_intensity', 'max_intensity', 'spread', 'norm', 'nearest_cosine', 'mean', 'sd',
  'smallest', 'largest', 'over_half', 'nonzero', 'kl', 'variance_of_mean', 'mean_deviation',
];

/** The axes that the run has. */
export function axesOf(features: Features, twins: Twin[][]): Axis[] {
  const axes = WANTED.filter((key) => features.table.names.includes(key)).map((key) => ({
    key,
    name: nameOf(key),
    meaning: meaningOf(features, key),
    values: features.column(key),
  }));
  if (!twins.some((list) => list.length > 0)) return axes;
  const cosines = Float64Array.from(twins, (list) => mean(list.map((twin) => twin.cosine)));
  return [...axes, { key: 'twin', name: 'Cosine of twins', meaning: 'Mean cosine with the features of other members that it is matched with.', values: cosines }];
}

/** The least and the largest of the numbers; 0 to 1 where there are none. */
export function extentOf(values: Float64Array): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }

  return low > high ? [0, 1] : low === high ? [low - 0.5, high + 0.5] : [low, high];
}

/** Marks along an axis, over what is drawn of it. */
export function ticksOf(axis: Axis, [low, high]: [number, number], words: (value: number) => string): Tick[] {
  return axis.key === 'log10_frequency' ? sharesOf(low, high) : roundNumbers(low, high).map((at) => ({ at, words: words(at) }));
}

/** How people write numbers of an axis, and how those come back: of a logarithm of a share that share, in per cent. */
export const writtenOn = (axis: Axis) =>
  axis.key === 'log10_frequency'
    ? { name: `${axis.name} in %`, written: (value: number) => 100 * 10 ** value, read: (written: number) => Math.log10(written / 100) }
    : { name: axis.name, written: (value: number) => value, read: (written: number) => written };

/** A value of an axis in words; a logarithm of a share is that share. */
export const valueWords = (axis: Axis, value: number, words: (value: number) => string): string =>
  axis.key === 'log10_frequency' && !Number.isNaN(value) ? `${words(Number((100 * 10 ** value).toPrecision(3)))} %` : words(value);
