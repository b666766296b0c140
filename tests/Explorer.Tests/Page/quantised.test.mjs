import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled } from './bundled.mjs';

const { weightsOf } = await bundled('model/quantised.ts');

test('weights come back as QuantisedRowTests writes them', () => {
  const into = new Float32Array(3);
  weightsOf(1, Uint8Array.of(64, 128, 32), Uint8Array.of(0x10, 0x00), into);
  assert.deepEqual(into, Float32Array.of(1024, -2047, 512));
});
