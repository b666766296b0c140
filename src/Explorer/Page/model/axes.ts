import type { Features, Twin } from '../data/features';
import { mean } from './statistics';

/** A number of each feature that a picture can have along a side. */
export interface Axis {
  key: string;
  name: string;
  meaning: string;
  values: Float64Array;
}

const WANTED: [string, string][] = [
  ['log10_frequency', 'Frequency (log₁₀)'],
  ['selectivity', 'Selectivity'],
  ['effective_support', 'Effective support'],
  ['mutual_information', 'Mutual information'],
  ['mean_intensity', 'Mean value'],
  ['max_intensity', 'Largest value'],
  ['spread', 'Spread'],
  ['norm', 'Norm'],
  ['nearest_cosine', 'Cosine of the nearest'],
  ['mean', 'Mean value'],
  ['sd', 'Standard deviation'],
  ['smallest', 'Smallest value'],
  ['largest', 'Largest value'],
  ['over_half', 'Share above ½'],
  ['nonzero', 'Share that is not 0'],
  ['kl', 'Divergence from the prior'],
  ['variance_of_mean', 'Variance of the mean'],
  ['mean_deviation', 'Mean deviation'],
];

/** The axes that the run has. */
export function axesOf(features: Features, twins: Twin[][]): Axis[] {
  const axes = WANTED.filter(([key]) => features.table.names.includes(key)).map(([key, name]) => ({
    key,
    name,
    meaning: features.table.described.get(key)?.description ?? '',
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
