/** A rectangle in the axes' own numbers. */
export interface Brush {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

/** A rectangle in an address: its four numbers, as exact as they are. */
export const brushWords = (brush: Brush | null): string => (brush ? [brush.x0, brush.x1, brush.y0, brush.y1].join(',') : '');

/** The rectangle that an address has; null where it has none, or none of four numbers. */
export function brushOf(words: string | undefined): Brush | null {
  const parts = (words ?? '').split(',');
  const numbers = parts.map(Number);
  return parts.length === 4 && parts.every((part) => part.trim() !== '') && numbers.every(Number.isFinite) ? { x0: numbers[0], x1: numbers[1], y0: numbers[2], y1: numbers[3] } : null;
}
