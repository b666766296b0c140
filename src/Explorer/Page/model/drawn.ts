/** What a reader drew or dropped. */
export interface Drawing {
  /** Intensities from 0 to 1, light on dark. */
  pixels: Float32Array;
  isCentred: boolean;
}

/** A drawing as an image of the run's; null where nothing is drawn. */
export const drawnImage = ({ pixels, isCentred }: Drawing, columns: number): Float32Array | null =>
  pixels.every((value) => value === 0) ? null : asBytes(isCentred ? centred(pixels, columns) : pixels);

/** Intensities of a picture in which ink may be dark on light: light on dark, as the images are that were learned from. */
export function lightOnDark(grey: Float32Array, columns: number): Float32Array {
  const rows = grey.length / columns;
  let [border, count] = [0, 0];
  for (let i = 0; i < grey.length; i++) {
    const [row, column] = [Math.floor(i / columns), i % columns];
    if (row === 0 || column === 0 || row === rows - 1 || column === columns - 1) {
      border += grey[i];
      count++;
    }
  }

  return border / count > 0.5 ? grey.map((value) => 1 - value) : grey;
}

/** The picture moved by whole pixels so that the centre of its intensity is the middle, as MNIST's digits were placed; what leaves it is lost. */
export function centred(image: Float32Array, columns: number): Float32Array {
  const rows = image.length / columns;
  let [sum, x, y] = [0, 0, 0];
  for (let i = 0; i < image.length; i++) {
    sum += image[i];
    x += image[i] * (i % columns);
    y += image[i] * Math.floor(i / columns);
  }

  if (sum === 0) return image;
  const [right, down] = [Math.round((columns - 1) / 2 - x / sum), Math.round((rows - 1) / 2 - y / sum)];
  const moved = new Float32Array(image.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [toRow, toColumn] = [row + down, column + right];
      if (toRow >= 0 && toRow < rows && toColumn >= 0 && toColumn < columns) moved[toRow * columns + toColumn] = image[row * columns + column];
    }
  }

  return moved;
}

/** As a file would keep it: whole numbers of 8 bits over 255. */
export const asBytes = (image: Float32Array) => image.map((value) => Math.round(Math.min(1, Math.max(0, value)) * 255) / 255);

/** A soft round stroke of the pen at a place in pixels: what is lit stays lit. */
export function stroke(image: Float32Array, columns: number, x: number, y: number, radius = 1.3): void {
  const rows = image.length / columns;
  for (let row = Math.max(0, Math.floor(y - radius - 1)); row <= Math.min(rows - 1, Math.ceil(y + radius + 1)); row++) {
    for (let column = Math.max(0, Math.floor(x - radius - 1)); column <= Math.min(columns - 1, Math.ceil(x + radius + 1)); column++) {
      const distance = Math.hypot(column + 0.5 - x, row + 0.5 - y);
      const lit = Math.min(1, Math.max(0, radius + 0.5 - distance));
      image[row * columns + column] = Math.max(image[row * columns + column], lit);
    }
  }
}
