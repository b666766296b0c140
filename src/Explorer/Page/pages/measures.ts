import type { Table } from '../data/table';

/** What measures mean, each in a sentence, for those that stand at the top; the others are explained in docs/results.md. */
export const MEASURES: [string, string, string][] = [
  ['mse', 'Mean squared error', 'The mean over images and pixels of the squared difference between image and reconstruction; smaller is better.'],
  ['pearson', 'Pearson correlation', 'How well the pixels of an image and of its reconstruction go together, mean over images; 1 is perfect.'],
  ['explained_variance', 'Explained variance', 'The share of what distinguishes images that the reconstructions keep: 1 is all of it, and below 0 the mean image would be nearer.'],
  ['l0', 'Active latents', 'How many latents of a code are not zero, mean over images; of the ensemble, how many numbers of latents are active in at least one member.'],
  ['dead', 'Dead features', 'Features that no evaluated image activates.'],
  ['rare', 'Rare features', 'Features that fewer than one image in a thousand activates, dead ones among them.'],
  ['median_support', 'Median support', 'Over how many pixels a feature spreads, median of the live ones.'],
  ['coherence', 'Coherence', 'The largest cosine of two features: how alike the most alike two are.'],
  ['error_rate', 'Error rate', 'The share of images that are taken for another class.'],
  ['cross_entropy', 'Cross-entropy', 'How surprised the classifier is by the true class, mean over images, in nats; smaller is better.'],
  ['elbo_grey', 'Evidence lower bound', 'A bound of how probable the images are, in nats; larger is better.'],
];

/** A measure of a member, or of the ensemble. */
export interface Value {
  model: string;
  member: number;
  value: number;
}

/** The values that a summary has of a measure. */
export function valuesOf(summary: Table, metric: string): Value[] {
  const [metrics, models, member, value] = [summary.words('metric'), summary.words('model'), summary.numbers('member'), summary.numbers('value')];
  return [...Array(summary.rows).keys()].filter((row) => metrics[row] === metric).map((row) => ({ model: models[row], member: member[row], value: value[row] }));
}
