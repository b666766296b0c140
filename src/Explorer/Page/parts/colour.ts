/** The colours of pictures, from the style sheet: they follow the reader's dark or light. */
export interface Palette {
  zero: Rgb;
  ink: Rgb;
  negative: Rgb;
  positive: Rgb;
  text: string;
  faint: string;
  strong: string;
  classes: string[];
}

export type Rgb = [number, number, number];

/** Reads a colour of the form #rrggbb. */
export function rgbOf(text: string): Rgb {
  const number = parseInt(text.trim().slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

const known = new Map<string, Palette>();

/** The colours as they are now: dark or light, and light on paper. */
export function palette(): Palette {
  const key = `${matchMedia('(prefers-color-scheme: dark)').matches} ${document.documentElement.hasAttribute('data-paper')}`;
  const found = known.get(key) ?? readPalette();
  known.set(key, found);
  return found;
}

function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string) => style.getPropertyValue(name).trim();
  return {
    zero: rgbOf(value('--zero')),
    ink: rgbOf(value('--ink')),
    negative: rgbOf(value('--negative')),
    positive: rgbOf(value('--positive')),
    text: value('--text'),
    faint: value('--faint'),
    strong: value('--strong'),
    classes: Array.from({ length: 10 }, (_, label) => value(`--class-${label}`)),
  };
}

/** The colour of an intensity, 0 to 1. */
export const inkOf = (colours: Palette, value: number): Rgb => mix(colours.zero, colours.ink, value);

/** The colour of a number from -1 over 0 to 1. */
export const signedOf = (colours: Palette, value: number): Rgb => mix(colours.zero, value < 0 ? colours.negative : colours.positive, Math.abs(value));

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const bounded = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
  return [0, 1, 2].map((i) => Math.round(from[i] + (to[i] - from[i]) * bounded)) as Rgb;
}
