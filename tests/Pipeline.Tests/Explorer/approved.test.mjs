// What pages look like, beside what was approved: the mean brightness of the squares of a grid, so that another font is no other picture.
// To approve what there is now: EXPLORER_APPROVE=1, and look at the screenshots that it leaves in the folder named by EXPLORER_SHOTS.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { open, start } from './browser.mjs';
import { folder } from './published.mjs';

const FILE = fileURLToPath(new URL('./approved.json', import.meta.url));
const PAGES = ['#/study', '#/atlas', '#/feature/0/1', '#/image/3', '#/image/3?own=1', '#/compare/0/1'];
const WINDOWS = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
const GRID = 16;
// Of the range from black to white.
const MEAN_TOLERANCE = 0.02;
const SQUARE_TOLERANCE = 0.2;

const approves = process.env.EXPLORER_APPROVE === '1';
const approved = JSON.parse(readFileSync(FILE, 'utf8'));
let browser;
before(async () => { browser = await start(); });
after(async () => {
  await browser.close();
  if (approves) writeFileSync(FILE, `${JSON.stringify(approved)}\n`);
});

/** The mean brightness of each square, 0 to 1. */
async function squares(png) {
  const page = await browser.newPage();
  const found = await page.evaluate(async ([base64, grid]) => {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    context.drawImage(picture, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, picture.width, picture.height);
    const [sums, counts] = [new Array(grid * grid).fill(0), new Array(grid * grid).fill(0)];
    for (let i = 0; i < width * height; i++) {
      const square = Math.floor(((i % width) / width) * grid) + grid * Math.floor((Math.floor(i / width) / height) * grid);
      sums[square] += (data[4 * i] + data[4 * i + 1] + data[4 * i + 2]) / 765;
      counts[square]++;
    }

    return sums.map((sum, square) => Number((sum / counts[square]).toFixed(3)));
  }, [png.toString('base64'), GRID]);
  await page.close();
  return found;
}

for (const [name, viewport] of Object.entries(WINDOWS)) {
  for (const colorScheme of ['light', 'dark']) {
    test(`pages look as approved on a ${name}, in ${colorScheme}`, async () => {
      for (const hash of PAGES) {
        const { page, close } = await open(browser, folder, hash, { viewport, colorScheme });
        await page.waitForTimeout(300);
        const png = await page.screenshot({ animations: 'disabled' });
        if (process.env.EXPLORER_SHOTS) writeFileSync(join(process.env.EXPLORER_SHOTS, `${name}-${colorScheme}-${hash.replace(/\W+/g, '-')}.png`), png);
        await close();
        const key = `${name} ${colorScheme} ${hash}`;
        const now = await squares(png);
        if (approves) approved[key] = now;
        const differences = now.map((value, square) => Math.abs(value - approved[key][square]));
        const mean = differences.reduce((a, b) => a + b) / differences.length;
        assert.ok(mean <= MEAN_TOLERANCE && Math.max(...differences) <= SQUARE_TOLERANCE, `${key}: squares differ by ${mean.toFixed(3)} in the mean and ${Math.max(...differences).toFixed(3)} at most`);
      }
    });
  }
}
