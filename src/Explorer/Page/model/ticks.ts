/** A mark on an axis. */
export interface Tick {
  at: number;
  words: string;
}

/** Round numbers between two, about so many: 1, 2 or 5 times a power of ten apart. */
export function roundNumbers(low: number, high: number, about = 5): number[] {
  if (!(high > low) || !Number.isFinite(high - low)) return [];
  const rough = (high - low) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= 0.7 * rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  // Multiplied, and rounded to the step's own digits: sums would drift.
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** The same for an axis of decimal logarithms of shares, in per cent: 0.1 %, 1 %, 10 %, 100 %; between neighbouring powers 1, 2 or 5 times them, or round numbers. */
export function sharesOf(low: number, high: number): Tick[] {
  const powers = Array.from({ length: Math.max(0, Math.floor(high + 1e-9) - Math.ceil(low - 1e-9) + 1) }, (_, i) => Math.ceil(low - 1e-9) + i);
  const ticks = powers.length > 1 ? powers : finer(low, high);
  return ticks.map((at) => ({ at, words: `${Number((100 * 10 ** at).toPrecision(3))} %` }));
}

function finer(low: number, high: number): number[] {
  if (!Number.isFinite(high - low)) return [];
  const power = Math.floor(low);
  const steps = [1, 2, 5, 10, 20, 50].map((factor) => power + Math.log10(factor)).filter((at) => at >= low - 1e-9 && at <= high + 1e-9);
  return steps.length > 1 ? steps : roundNumbers(10 ** low, 10 ** high, 3).map(Math.log10);
}
