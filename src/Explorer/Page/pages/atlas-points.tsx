import { useEffect, useRef, useState } from 'preact/hooks';
import type { Features } from '../data/features';
import { type Axis, valueWords } from '../model/axes';
import type { Brush } from '../model/brush';
import { usePainted } from '../parts/painted';
import { shown } from '../parts/number';
import { Scatter } from '../parts/scatter';
import { hashOf } from '../route';

interface PointsProps {
  features: Features;
  across: Axis;
  up: Axis;
  /** 1 for each feature that is chosen. */
  rows: Uint8Array;
  brush: Brush | null;
  /** Told in every frame. */
  setBrush(brush: Brush | null): void;
  /** Told once it stands. */
  keepBrush(brush: Brush | null): void;
}

// Shorter than this it is a click.
const DRAG = 4;

/** All features as points, over which one drags. */
export function Points({ features, across, up, rows, brush, setBrush, keepBrush }: PointsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scatter = useRef<Scatter>(null);
  const start = useRef<[number, number] | null>(null);
  const before = useRef<Brush | null>(null);
  const [hovered, setHovered] = useState(-1);
  const [size, setSize] = useState(0);
  useEffect(() => {
    scatter.current = new Scatter(canvas.current!, across, up, features.preferred);
    const observer = new ResizeObserver(() => { scatter.current!.resize(); setSize((before) => before + 1); });
    observer.observe(canvas.current!);
    scatter.current.resize();
    return () => observer.disconnect();
  }, [across, up]);
  usePainted((colours) => scatter.current?.draw(colours, rows, brush), [rows, brush, size, across, up]);
  const place = (event: PointerEvent): [number, number] => {
    const box = canvas.current!.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const dragged = (to: [number, number]): Brush | null => {
    const from = start.current!;
    if (Math.hypot(to[0] - from[0], to[1] - from[1]) <= DRAG) return null;
    const [[a, b], [c, d]] = [scatter.current!.numbersAt(...from), scatter.current!.numbersAt(...to)];
    return { x0: Math.min(a, c), x1: Math.max(a, c), y0: Math.min(b, d), y1: Math.max(b, d) };
  };
  const move = (event: PointerEvent) => {
    if (!start.current) return setHovered(scatter.current!.rowAt(...place(event)));
    const next = dragged(place(event));
    if (next) setBrush(next);
  };
  const end = (event: PointerEvent) => {
    if (!start.current) return;
    const next = dragged(place(event));
    start.current = null;
    const row = next ? -1 : scatter.current!.rowAt(...place(event));
    if (row >= 0) location.hash = hashOf('feature', [features.memberOf(row), features.featureOf(row)]);
    else keepBrush(next);
  };
  return (
    <figure class="points">
      <canvas
        ref={canvas} role="img"
        aria-label={`${rows.length} features by ${across.name} and ${up.name}; the list below has those that are chosen.`}
        onPointerDown={(event) => { if (event.button !== 0 || !event.isPrimary) return; [start.current, before.current] = [place(event), brush]; canvas.current!.setPointerCapture(event.pointerId); }}
        onPointerMove={move} onPointerUp={end} onPointerCancel={() => { start.current = null; setBrush(before.current); }} onPointerLeave={() => setHovered(-1)}
      />
      <figcaption>{hovered >= 0 ? wordsOf(features, across, up, hovered) : `${placeless(across, up, rows)}\u00a0`}</figcaption>
    </figure>
  );
}

const wordsOf = (features: Features, across: Axis, up: Axis, row: number) =>
  `Feature ${features.featureOf(row)} of member ${features.memberOf(row)}: ${[across, up].map((axis) => `${axis.name.toLowerCase()} ${valueWords(axis, axis.values[row], shown)}`).join(', ')}`;

function placeless(across: Axis, up: Axis, rows: Uint8Array): string {
  let without = 0;
  for (let row = 0; row < rows.length; row++) without += Number(rows[row] === 1 && (Number.isNaN(across.values[row]) || Number.isNaN(up.values[row])));
  return without === 0 ? '' : `Of those chosen ${without} ${without === 1 ? 'has' : 'have'} no place in the picture, because a number is undefined.`;
}
