// Makes one classic script of the page's sources: the same sources and packages give the same bytes.
//   node render.mjs page REQUEST.json     {"output": "app.js"}
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = dirname(fileURLToPath(import.meta.url));

/** Bundles a module: a page from the disk may load classic scripts alone, so it is one function that calls itself. */
export function bundle(entry, options) {
  return build({
    entryPoints: [entry],
    absWorkingDir: folder,
    bundle: true,
    minify: true,
    charset: 'ascii',
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'inline',
    logLevel: 'silent',
    tsconfigRaw: '{}',
    ...options,
  });
}

async function run(command, requestFile) {
  if (command !== 'page') throw new Error(`There is no command "${command}"; use page.`);
  const request = JSON.parse(readFileSync(requestFile, 'utf8'));
  await bundle(join(folder, 'main.tsx'), { outfile: request.output });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await run(...process.argv.slice(2));
  } catch (failure) {
    console.error(process.env.DEBUG ? failure : failure.message);
    process.exitCode = 1;
  }
}
