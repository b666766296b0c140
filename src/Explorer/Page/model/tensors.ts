import type { Table } from '../data/table';
import { weightsOf } from './quantised';

/** A matrix, row after row, or a list of numbers, which has one row. */
export interface Tensor {
  rows: number;
  columns: number;
  values: Float32Array;
}

/** The tensors of a member by name. */
export function tensorsOf(table: Table): Map<string, Tensor> {
  const [names, scales] = [table.words('tensor'), table.numbers('scale')];
  const [coarse, fine, exact] = [table.blobs('coarse'), table.blobs('fine'), table.blobs('exact')];
  const tensors = new Map<string, Tensor>();
  for (let first = 0; first < table.rows; ) {
    let end = first;
    while (end < table.rows && names[end] === names[first]) end++;
    tensors.set(names[first], exact[first].length > 0 ? listOf(exact[first]) : matrixOf(scales.subarray(first, end), coarse.slice(first, end), fine.slice(first, end)));
    first = end;
  }

  return tensors;
}

function listOf(bytes: Uint8Array): Tensor {
  const values = new Float32Array(bytes.slice().buffer);
  return { rows: 1, columns: values.length, values };
}

function matrixOf(scales: Float64Array, coarse: Uint8Array[], fine: Uint8Array[]): Tensor {
  const [rows, columns] = [coarse.length, coarse[0].length];
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) weightsOf(scales[row], coarse[row], fine[row], values.subarray(row * columns, (row + 1) * columns));
  return { rows, columns, values };
}
