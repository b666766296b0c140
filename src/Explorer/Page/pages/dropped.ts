/** Most pixels of a picture that is read: a small file can hold one that would fill the memory. */
const MOST_PIXELS = 64_000_000;
const MOST_BYTES = 100_000_000;

/**
 * A file's picture as grey numbers 0 to 1, as large as the run's images; it keeps its proportions.
 * Throws, with a sentence on why, where the file is no picture that can be read.
 */
export async function greyOf(file: File, rows: number, columns: number): Promise<Float32Array> {
  if (file.size > MOST_BYTES) throw new Error(`${file.name} has more than ${MOST_BYTES / 1e6} MB. Try a smaller picture.`);
  const address = URL.createObjectURL(file);
  try {
    const picture = await pictureAt(address, file.name);
    return reduced(picture, rows, columns);
  } catch (failure) {
    // A drawing that embeds other documents may be shown, and not be read.
    throw failure instanceof DOMException ? new Error(unreadable(file.name)) : failure;
  } finally {
    URL.revokeObjectURL(address);
  }
}

const unreadable = (name: string) => `${name} is no picture that this browser can read. Try a PNG or a JPEG.`;

// As a picture that is never shown: its size is known before it is unpacked, and a drawing's scripts do not run.
async function pictureAt(address: string, name: string): Promise<HTMLImageElement> {
  const picture = new Image();
  const isLoaded = await new Promise<boolean>((resolve) => {
    picture.onload = () => resolve(true);
    picture.onerror = () => resolve(false);
    picture.src = address;
  });
  const size = picture.naturalWidth * picture.naturalHeight;
  if (!isLoaded || size === 0) throw new Error(unreadable(name));
  if (size > MOST_PIXELS) throw new Error(`${name} has ${picture.naturalWidth} × ${picture.naturalHeight} pixels, more than this page reads. Try a smaller one.`);
  return picture;
}

function reduced(picture: HTMLImageElement, rows: number, columns: number): Float32Array {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [columns, rows];
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  // What is clear, and what a narrow picture leaves free, is as its first corner.
  const corner = document.createElement('canvas').getContext('2d')!;
  corner.drawImage(picture, 0, 0);
  const [red, green, blue, alpha] = corner.getImageData(0, 0, 1, 1).data;
  context.fillStyle = alpha < 128 ? '#fff' : `rgb(${red}, ${green}, ${blue})`;
  context.fillRect(0, 0, columns, rows);
  const scale = Math.min(columns / picture.naturalWidth, rows / picture.naturalHeight);
  const [width, height] = [picture.naturalWidth * scale, picture.naturalHeight * scale];
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, (columns - width) / 2, (rows - height) / 2, width, height);
  const { data } = context.getImageData(0, 0, columns, rows);
  return Float32Array.from({ length: rows * columns }, (_, i) => (0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2]) / 255);
}
