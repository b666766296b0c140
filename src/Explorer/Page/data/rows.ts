import type { Table } from './table';

/** The rows of a table by member and feature: [first, end) of each, for a table that is sorted by them. */
export function rangesBy(table: Table, perMember: number): (member: number, feature: number) => [number, number] {
  const [member, feature] = [table.numbers('member'), table.numbers('feature')];
  const ranges = new Map<number, [number, number]>();
  for (let row = 0; row < table.rows; row++) {
    const key = member[row] * perMember + feature[row];
    const range = ranges.get(key);
    if (range) range[1] = row + 1;
    else ranges.set(key, [row, row + 1]);
  }

  return (m, f) => ranges.get(m * perMember + f) ?? [0, 0];
}
