/** Sixteen steps of the coarse part make one of the fine part's. */
const STEPS = 16;

/** A row of weights from its whole numbers of 12 bits: the high 8 bits, signed, and the low 4, two in a byte. */
export function weightsOf(scale: number, coarse: Uint8Array, fine: Uint8Array, into: Float32Array): void {
  for (let i = 0; i < coarse.length; i++) {
    const high = (coarse[i] << 24) >> 24;
    into[i] = scale * (high * STEPS + ((fine[i >> 1] >> (4 * (i & 1))) & 15));
  }
}
