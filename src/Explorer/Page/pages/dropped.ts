/** A file's picture as grey numbers 0 to 1, as large as the run's images; it keeps its proportions. */
export async function greyOf(file: Blob, rows: number, columns: number): Promise<Float32Array> {
  const picture = await createImageBitmap(file);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [columns, rows];
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  // What is clear, and what a narrow picture leaves free, is as its first corner.
  const corner = document.createElement('canvas').getContext('2d')!;
  corner.drawImage(picture, 0, 0);
  const [red, green, blue, alpha] = corner.getImageData(0, 0, 1, 1).data;
  context.fillStyle = alpha < 128 ? '#fff' : `rgb(${red}, ${green}, ${blue})`;
  context.fillRect(0, 0, columns, rows);
  const scale = Math.min(columns / picture.width, rows / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, (columns - width) / 2, (rows - height) / 2, width, height);
  const { data } = context.getImageData(0, 0, columns, rows);
  return Float32Array.from({ length: rows * columns }, (_, i) => (0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2]) / 255);
}
