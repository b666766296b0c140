// Published tables, read as anybody would read them: not by the page's own code.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decompress } from 'fzstd';
import { parquetReadObjects } from 'hyparquet';

export const folder = process.env.EXPLORER_FOLDER;
const evaluated = process.env.EXPLORER_TABLES;

export async function rowsOf(table) {
  const bytes = readFileSync(join(evaluated, `${table}.parquet`));
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  return parquetReadObjects({ file, utf8: false, parsers: {}, compressors: { ZSTD: (input, length) => decompress(input, new Uint8Array(length)) } });
}

export const text = (value) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : value);

/** The entries of the explorer's scripts of data, without a browser. */
export function entries(names) {
  const held = {};
  for (const name of names) new Function('globalThis', readFileSync(join(folder, 'data', `${name}.js`), 'utf8'))(held);
  return held.explorerData;
}

/** Some of so many, the same for the same seed: a linear congruential generator is random enough to choose what is looked at. */
export function sample(count, of, seed = 20260101) {
  let state = seed >>> 0;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * of);
  });
}
