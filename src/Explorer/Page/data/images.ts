import { table } from './store';

/** The evaluated images. */
export interface Images {
  count: number;
  labels: Float64Array;
  /** An image's intensities, 0 to 1: each byte over 255, rounded to binary32, as the pipeline does. */
  pixels(image: number): Float32Array;
}

let loaded: Promise<Images> | undefined;

/** Loads them once. */
export function loadImages(): Promise<Images> {
  loaded ??= table('images').then((images) => {
    const blobs = images.blobs('pixels');
    return { count: images.rows, labels: images.numbers('label'), pixels: (image) => Float32Array.from(blobs[image], (byte) => byte / 255) };
  });
  return loaded;
}
