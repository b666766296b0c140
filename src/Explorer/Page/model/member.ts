import { type Layer, type Model, pixelsOf, type Study } from '../data/study';
import { besideTable, table } from '../data/store';
import { through } from './layers';
import { type Tensor, tensorsOf } from './tensors';

/** A member of the run's model, as far as the page can run it. */
export interface Member {
  latents: number;
  /** Whether it keeps only some latents of an image. */
  isSparse: boolean;
  encode(image: Float32Array): Float32Array;
  /** An image from a code. */
  decode(code: Float32Array): Float32Array;
  /** A feature as an image: what a latent of 1 adds to a reconstruction. Null where several layers decode. */
  feature(latent: number): Float32Array | null;
  /** What the first layer takes from an image before it weighs it; null where that is nothing. */
  centre: Float32Array | null;
  /** What the first layer weighs an image with for a unit. */
  seen(unit: number, pixels: number): Float32Array;
}

/** The layers of a model that encodes and decodes; null where it does not. */
export function layersOf(model: Model | null): { encode: Layer[]; decode: Layer[] } | null {
  if (model?.architecture === 'topk') {
    return {
      encode: [{ weight: 'weight', transposed: false, bias: 'encoder-bias', function: 'k-largest', k: model.k }],
      decode: [{ weight: 'weight', transposed: true, bias: 'decoder-bias', function: 'identity' }],
    };
  }

  return Array.isArray(model?.encode) && Array.isArray(model?.decode) ? { encode: model.encode, decode: model.decode } : null;
}

const members = new Map<string, Promise<Member>>();

/** A member, of the run or of one beside it; its weights are loaded when they are first asked for. */
export function member(study: Study, number: number, beside?: number): Promise<Member> {
  const key = `${beside ?? ''}/${number}`;
  let asked = members.get(key);
  if (!asked) {
    const [weights, model] = beside === undefined ? [table(`tensors-${number}`), study.model] : [besideTable(beside, `tensors-${number}`), study.beside[beside].model];
    asked = weights.then((found) => memberOf({ ...study, model }, tensorsOf(found)));
    members.set(key, asked);
  }

  return asked;
}

/** A member from its tensors. Throws where the model does not encode. */
export function memberOf(study: Study, tensors: ReadonlyMap<string, Tensor>): Member {
  const layers = layersOf(study.model);
  if (!layers) throw new Error('This model makes no codes from which images come again.');
  const last = layers.encode[layers.encode.length - 1];
  const pixels = pixelsOf(study);
  return {
    latents: study.model!.d_sae ?? tensors.get(last.weight)!.rows,
    isSparse: last.function === 'k-largest' || last.function === 'at-least',
    encode: (image) => through(layers.encode, tensors, image),
    decode: (code) => through(layers.decode, tensors, code),
    feature: layers.decode.length === 1 ? (latent) => rowOf(layers.decode[0], tensors, latent, pixels) : () => null,
    centre: (layers.encode[0].centre && tensors.get(layers.encode[0].centre)?.values) || null,
    seen: (unit, size) => tensors.get(layers.encode[0].weight)!.values.subarray(unit * size, (unit + 1) * size),
  };
}

function rowOf(layer: Layer, tensors: ReadonlyMap<string, Tensor>, latent: number, pixels: number): Float32Array {
  const matrix = tensors.get(layer.weight)!;
  if (layer.transposed) return matrix.values.subarray(latent * pixels, (latent + 1) * pixels);
  return Float32Array.from({ length: pixels }, (_, pixel) => matrix.values[pixel * matrix.columns + latent]);
}
