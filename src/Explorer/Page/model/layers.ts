import type { Layer } from '../data/study';
import type { Tensor } from './tensors';

/**
 * What layers make of values, as cfg.json lists them: y = function(s (W x + bias)). Sums are in binary64, and what a layer gives is rounded to
 * binary32: with the weights' 12 bits the page is close to the run's own codes, not equal (docs/decisions/0025).
 */
export function through(layers: readonly Layer[], tensors: ReadonlyMap<string, Tensor>, input: Float32Array): Float32Array {
  let values = input;
  for (const layer of layers) values = activated(layer, tensors, scaled(layer, tensors, product(layer, tensors, centred(layer, tensors, values))));
  return values;
}

/** The k largest, ties to the lower index; all others are 0. NaN is never kept. */
export function kLargest(values: Float32Array, k: number): Float32Array {
  const order = [...values.keys()].filter((i) => !Number.isNaN(values[i])).sort((a, b) => values[b] - values[a] || a - b);
  const kept = new Float32Array(values.length);
  for (const i of order.slice(0, k)) kept[i] = values[i];
  return kept;
}

function tensor(tensors: ReadonlyMap<string, Tensor>, name: string): Tensor {
  const found = tensors.get(name);
  if (!found) throw new Error(`The weights have no tensor ${name}.`);
  return found;
}

function centred(layer: Layer, tensors: ReadonlyMap<string, Tensor>, values: Float32Array): Float32Array {
  if (!layer.centre) return values;
  const centre = tensor(tensors, layer.centre).values;
  return values.map((value, i) => value - centre[i]);
}

function product(layer: Layer, tensors: ReadonlyMap<string, Tensor>, values: Float32Array): Float32Array {
  const matrix = tensor(tensors, layer.weight);
  const rows = layer.rows ?? matrix.rows;
  // An ensemble without biases has no such tensors.
  const bias = layer.bias === null ? null : (tensors.get(layer.bias)?.values ?? null);
  return layer.transposed ? combined(matrix, rows, values, bias) : projected(matrix, rows, values, bias);
}

/** W x + bias: an inner product for each row. */
function projected(matrix: Tensor, rows: number, values: Float32Array, bias: Float32Array | null): Float32Array {
  const lit = [...values.keys()].filter((i) => values[i] !== 0);
  const result = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    let sum = bias?.[row] ?? 0;
    const start = row * matrix.columns;
    for (const i of lit) sum += matrix.values[start + i] * values[i];
    result[row] = sum;
  }

  return result;
}

/** Wᵀ z + bias: a sum of rows. */
function combined(matrix: Tensor, rows: number, values: Float32Array, bias: Float32Array | null): Float32Array {
  const sums = new Float64Array(matrix.columns);
  if (bias) sums.set(bias);
  for (let row = 0; row < rows; row++) {
    if (values[row] === 0) continue;
    for (let i = 0; i < matrix.columns; i++) sums[i] += values[row] * matrix.values[row * matrix.columns + i];
  }

  return Float32Array.from(sums);
}

function scaled(layer: Layer, tensors: ReadonlyMap<string, Tensor>, values: Float32Array): Float32Array {
  if (!layer.scale) return values;
  const scale = tensor(tensors, layer.scale).values;
  return values.map((value, i) => value * scale[scale.length === 1 ? 0 : i]);
}

function activated(layer: Layer, tensors: ReadonlyMap<string, Tensor>, values: Float32Array): Float32Array {
  switch (layer.function) {
    case 'identity':
    case 'softmax': // the most probable class is that of the largest logit
      return values;
    case 'relu':
      return values.map((value) => Math.max(value, 0));
    case 'sigmoid':
      return values.map((value) => 1 / (1 + Math.exp(-value)));
    case 'tanh':
      return values.map(Math.tanh);
    case 'k-largest':
      return kLargest(values, layer.k!);
    case 'at-least': {
      const threshold = tensor(tensors, layer.threshold!).values[0];
      return values.map((value) => (value >= threshold ? value : 0));
    }
    default:
      throw new Error(`The page does not know the function ${layer.function}.`);
  }
}
