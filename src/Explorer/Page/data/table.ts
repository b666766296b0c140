import { decompress } from 'fzstd';
import { parquetMetadata, parquetRead } from 'hyparquet';

/** What a column holds: numbers (NaN where there is none), words or bytes. */
export type Column = Float64Array | string[] | Uint8Array[];

/** A Parquet file in memory, column by column. */
export interface Table {
  readonly name: string;
  readonly rows: number;
  /** The file. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Names of its columns, in order. */
  readonly names: readonly string[];
  /** Those that its file has. */
  readonly own: readonly string[];
  /** What the file itself says of a column: its unit and its meaning. */
  readonly described: ReadonlyMap<string, { unit: string; description: string }>;
  /** A column of numbers; true is 1, and NULL is NaN. */
  numbers(column: string): Float64Array;
  /** A column of words. */
  words(column: string): string[];
  /** A column of bytes. */
  blobs(column: string): Uint8Array[];
}

const compressors = { ZSTD: (input: Uint8Array, length: number) => decompress(input, new Uint8Array(length)) };

/** Reads a Parquet file. Throws where it is none. */
export async function tableOf(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Table> {
  const file = bytes.buffer;
  const metadata = parquetMetadata(file);
  const rows = Number(metadata.num_rows);
  const columns = new Map<string, Column>();
  for (const element of metadata.schema.slice(1)) {
    columns.set(element.name, element.type !== 'BYTE_ARRAY' ? new Float64Array(rows) : new Array(rows));
  }

  const areWords = new Set(metadata.schema.filter((element) => element.converted_type === 'UTF8').map((element) => element.name));
  await parquetRead({
    file,
    metadata,
    compressors,
    utf8: false,
    onChunk: ({ columnName, columnData, rowStart }) => {
      const into = columns.get(columnName)!;
      for (let i = 0; i < columnData.length; i++) {
        const value = columnData[i];
        into[rowStart + i] = into instanceof Float64Array ? (value === null || value === undefined ? NaN : Number(value)) : value;
      }
    },
  });
  return {
    name,
    rows,
    bytes,
    names: [...columns.keys()],
    own: [...columns.keys()],
    described: describedBy(metadata.key_value_metadata),
    numbers: (column) => of(name, columns, column, (found) => found instanceof Float64Array) as Float64Array,
    words: (column) => of(name, columns, column, () => areWords.has(column)) as string[],
    blobs: (column) => of(name, columns, column, (found) => !(found instanceof Float64Array) && !areWords.has(column)) as Uint8Array[],
  };
}

function of(table: string, columns: Map<string, Column>, name: string, fits: (column: Column) => boolean): Column {
  const column = columns.get(name);
  if (!column || !fits(column)) throw new Error(`The table ${table} has no such column as ${name}.`);
  return column;
}

function describedBy(pairs: { key: string; value?: string }[] | undefined): Map<string, { unit: string; description: string }> {
  const columns = pairs?.find((pair) => pair.key === 'columns')?.value;
  const described: { name: string; unit: string; description: string }[] = columns ? JSON.parse(columns) : [];
  return new Map(described.map((column) => [column.name, column]));
}
