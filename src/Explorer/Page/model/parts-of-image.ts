import type { Member } from './member';
import { mean, meanSquaredError, pearson } from './statistics';

/** An image in a member's words. */
export interface Reading {
  /** The latents that are not zero, the largest size first; of equals the lower one. */
  active: { latent: number; value: number }[];
  code: Float32Array;
  reconstruction: Float32Array;
  mse: number;
  pearson: number;
}

/** Encodes an image, and makes it again. */
export function read(member: Member, image: Float32Array): Reading {
  const code = member.encode(image);
  const reconstruction = member.decode(code);
  const active = [...code.keys()].filter((latent) => code[latent] !== 0).map((latent) => ({ latent, value: code[latent] }));
  active.sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || a.latent - b.latent);
  return { active, code, reconstruction, mse: meanSquaredError(image, reconstruction), pearson: pearson(image, reconstruction) };
}

/** What the first so many of the active latents make: the others are zero. */
export function partial(member: Member, reading: Reading, count: number): Float32Array {
  const code = new Float32Array(reading.code.length);
  for (const { latent, value } of reading.active.slice(0, count)) code[latent] = value;
  return member.decode(code);
}

/** The mean of reconstructions, which is that of the ensemble. */
export function meanImage(images: Float32Array[]): Float32Array {
  return images[0].map((_, pixel) => mean(images.map((image) => image[pixel])));
}
