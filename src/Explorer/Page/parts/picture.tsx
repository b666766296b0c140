import { useRef } from 'preact/hooks';
import { study } from '../data/store';
import { inkOf, type Palette, signedOf } from './colour';
import { usePainted } from './painted';

/** How numbers become colours: intensities, or numbers with a sign where the largest size has the full colour. */
export type Tone = 'ink' | 'signed';

interface PictureProps {
  values: ArrayLike<number> | null;
  tone: Tone;
  /** What it shows, for who does not see it; empty where a text beside it says so. */
  label: string;
  /** The number that has the full colour; of signed numbers the largest size unless given. */
  full?: number;
  /** Numbers with a sign that are laid over it in colour. */
  heat?: ArrayLike<number> | null;
  size?: 'small' | 'middle' | 'large';
}

/** An image of the run's form, each number a square of colour. */
export function Picture({ values, tone, label, full, heat, size = 'small' }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { rows, columns } = study().images;
  usePainted((colours) => {
    if (canvas.current && values) paint(canvas.current, colours, values, tone, full, heat ?? null);
  }, [values, tone, full, heat]);
  return <canvas ref={canvas} width={columns} height={rows} class={`picture ${size}`} role={label ? 'img' : undefined} aria-label={label || undefined} aria-hidden={label ? undefined : true} />;
}

/** The largest size of numbers; 1 of zeros, so that nothing is divided by 0. */
export function largest(values: ArrayLike<number>): number {
  let size = 0;
  for (let i = 0; i < values.length; i++) size = Math.max(size, Math.abs(values[i]));
  return size || 1;
}

function paint(canvas: HTMLCanvasElement, colours: Palette, values: ArrayLike<number>, tone: Tone, full: number | undefined, heat: ArrayLike<number> | null) {
  const context = canvas.getContext('2d')!;
  const { rows, columns, channels } = study().images;
  const picture = context.createImageData(columns, rows);
  const scale = full ?? (tone === 'signed' ? largest(values) : 1);
  const heatScale = heat ? largest(heat) : 1;
  const size = rows * columns;
  for (let i = 0; i < size; i++) {
    const ofChannel = (channel: number) => values[channels === 3 ? channel * size + i : i] / scale;
    let rgb = tone === 'signed' ? signedOf(colours, ofChannel(0)) : inkOf(colours, heat ? ofChannel(0) * 0.45 : ofChannel(0));
    if (channels === 3 && tone === 'ink') rgb = [0, 1, 2].map((channel) => Math.round(255 * ofChannel(channel))) as typeof rgb;
    if (heat) rgb = over(rgb, heat[i] < 0 ? colours.negative : colours.positive, Math.abs(heat[i]) / heatScale);
    picture.data.set([...rgb, 255], 4 * i);
  }

  context.putImageData(picture, 0, 0);
}

const over = (rgb: [number, number, number], colour: [number, number, number], share: number) =>
  rgb.map((value, i) => Math.round(value + (colour[i] - value) * Math.min(1, share))) as [number, number, number];
