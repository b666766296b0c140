/** A number as people read it: four digits that count, and "undefined" where there is none. */
export function shown(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return 'undefined';
  if (Number.isInteger(value)) return String(value);
  const size = Math.abs(value);
  return size >= 1e-3 && size < 1e5 ? String(Number(value.toPrecision(4))) : value.toExponential(2).replace('e', ' · 10^').replace('+', '');
}

/** A share in per cent. */
export const percent = (share: number) => (Number.isNaN(share) ? 'undefined' : `${shown(Number((100 * share).toPrecision(3)))} %`);
