// A module of the page as Node can load it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from '../../../src/Explorer/Page/render.mjs';

const page = resolve(dirname(fileURLToPath(import.meta.url)), '../../../src/Explorer/Page');

export async function bundled(module) {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  try {
    const outfile = join(folder, 'module.mjs');
    await bundle(join(page, module), { outfile, format: 'esm' });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
