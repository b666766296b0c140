import { useEffect, useRef, useState } from 'preact/hooks';
import { type Palette, palette } from './colour';

// What is on canvases does not change its colours by itself: on paper it would stay dark.
const painters = new Set<() => void>();

function repaint(isPaper: boolean): void {
  document.documentElement.toggleAttribute('data-paper', isPaper);
  for (const paint of painters) paint();
}

// A printer waits for what is done at once, and for nothing else.
addEventListener('beforeprint', () => repaint(true));
addEventListener('afterprint', () => repaint(false));

/** Paints in the next frame after something changed, the reader's dark or light too, and at once for paper. */
export function usePainted(paint: (colours: Palette) => void, dependencies: unknown[]): void {
  const now = useRef(paint);
  now.current = paint;
  const dark = useDark();
  useEffect(() => {
    const frame = requestAnimationFrame(() => now.current(palette()));
    return () => cancelAnimationFrame(frame);
  }, [...dependencies, dark]);
  useEffect(() => {
    const painter = () => now.current(palette());
    painters.add(painter);
    return () => {
      painters.delete(painter);
    };
  }, []);
}

function useDark(): boolean {
  const [dark, setDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const changed = () => setDark(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  return dark;
}
