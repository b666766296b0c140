/** A rectangle in the axes' own numbers. */
export interface Brush {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}
