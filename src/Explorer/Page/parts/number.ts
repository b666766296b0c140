const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A number as people read it: four digits that count, and "undefined" where there is none. */
export function shown(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return 'undefined';
  if (!Number.isFinite(value)) return value > 0 ? 'infinite' : '−infinite';
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return signed(String(value));
  return isPlain(value) ? signed(String(Number(value.toPrecision(4)))) : powerOfTen(value);
}

/** The same where numbers stand below each other: zeros at the end stay. */
export function aligned(value: number | undefined): string {
  return value === undefined || Number.isInteger(value) || !Number.isFinite(value) || !isPlain(value) ? shown(value) : signed(value.toPrecision(4));
}

/** A share in per cent. */
export const percent = (share: number) => (Number.isNaN(share) ? 'undefined' : `${shown(Number((100 * share).toPrecision(3)))} %`);

const isPlain = (value: number) => Math.abs(value) >= 1e-3 && Math.abs(value) < 1e5;

// A minus, not a hyphen.
const signed = (text: string) => text.replace('-', '−');

function powerOfTen(value: number): string {
  const [factor, power] = value.toExponential(2).split('e');
  const raised = [...String(Math.abs(Number(power)))].map((digit) => RAISED[Number(digit)]).join('');
  return `${signed(factor)} · 10${Number(power) < 0 ? '⁻' : ''}${raised}`;
}
