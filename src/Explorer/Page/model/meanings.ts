import type { Features } from '../data/features';

/** What columns mean to who has never seen them; where there is nothing here, the table's own words stand. */
const WORDS: Record<string, [name: string, meaning: string]> = {
  activations: ['Activations', 'How many of the evaluated images activate it.'],
  frequency: ['Frequency', 'The share of the evaluated images that activate it: 0.01 is one image in a hundred.'],
  log10_frequency: ['Frequency', 'The share of the evaluated images that activate a feature, on a scale where each step is ten times as many.'],
  mean_intensity: ['Mean value', 'How large it is, in the mean over the images that activate it.'],
  max_intensity: ['Largest value', 'How large it is in the image that activates it most.'],
  selectivity: ['Selectivity', 'How much it prefers one class: 1 where only images of that class activate it, 0 where those of all classes do equally often.'],
  mutual_information: ['Mutual information', 'How much it tells of an image\'s class to know whether it is active, in bits: 0 is nothing.'],
  nearest_cosine: ['Cosine of the nearest', 'How alike its weights are to those of the most similar other feature of the same member: 1 is the same direction, 0 nothing in common.'],
  norm: ['Norm', 'How long its list of weights is: the root of the sum of their squares.'],
  effective_support: ['Effective support', 'Over how many pixels its weights spread: 1 where all of it is one pixel, all pixels where they are equal in size.'],
  spread: ['Spread', 'How far its weights lie from their centre, in pixels: small where it looks at one place.'],
  centre_x: ['Centre, from the left', 'Where the centre of its squared weights lies, in pixels from the left.'],
  centre_y: ['Centre, from the top', 'Where the centre of its squared weights lies, in pixels from the top.'],
  mean_image_cosine: ['Cosine with the mean image', 'How alike its weights are to the mean of the training images: 1 is the same direction.'],
  mean: ['Mean value', 'How large it is, in the mean over the evaluated images.'],
  sd: ['Standard deviation', 'How much its value differs from image to image.'],
  smallest: ['Smallest value', 'How small it is in the evaluated image where it is least.'],
  largest: ['Largest value', 'How large it is in the evaluated image where it is most.'],
  over_half: ['Share above ½', 'The share of the evaluated images for which it is above ½.'],
  nonzero: ['Share that is not 0', 'The share of the evaluated images for which it is not exactly 0.'],
  kl: ['Divergence from the prior', 'How far what the model says of it, image by image, lies from what it would say without an image, in nats: 0 where it is not used.'],
  variance_of_mean: ['Variance of the mean', 'How much the mean that the model gives it differs from image to image.'],
  active: ['In use', 'Whether the variance of its mean is above 0.01 (Burda, Grosse and Salakhutdinov, 2016): what lies below says next to nothing of an image.'],
  mean_deviation: ['Mean deviation', 'How unsure the model is of it: the standard deviation it gives it, in the mean over images.'],
};

/** How people call a column. */
export const nameOf = (column: string): string => WORDS[column]?.[0] ?? column.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase());

/** What it means. */
export const meaningOf = (features: Features, column: string): string => WORDS[column]?.[1] ?? (features.table.described.get(column)?.description ?? '').replaceAll('NULL', 'undefined');
