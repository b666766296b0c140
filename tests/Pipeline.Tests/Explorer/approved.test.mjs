// What pages look like, beside what was approved: the mean colour of the squares of a fine grid. All text is in one font that npm has installed,
// so that what is installed on a machine is no other picture, and the tolerance is for other versions of the browser.
// To approve what there is now: EXPLORER_APPROVE=1, and look at the screenshots that it leaves in the folder named by EXPLORER_SHOTS.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { open, start } from './browser.mjs';
import { folder } from './published.mjs';

const FILE = fileURLToPath(new URL('./approved.json', import.meta.url));
const PAGES = ['#/study', '#/atlas', '#/feature/0/1', '#/image/3', '#/image/3?own=1', '#/compare/0/1'];
const WINDOWS = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
const GRID = 32;
// Of a colour's 255 steps: in the mean over all squares, and in any of them.
const MEAN_TOLERANCE = 1;
const SQUARE_TOLERANCE = 20;
const FONT = readFileSync(createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf')).toString('base64');
const IN_FONT = `@font-face { font-family: Approved; src: url(data:font/ttf;base64,${FONT}); } * { font-family: Approved !important; }`;

const approves = process.env.EXPLORER_APPROVE === '1';
const approved = approves ? {} : JSON.parse(readFileSync(FILE, 'utf8'));
let browser;
before(async () => { browser = await start(); });
after(async () => {
  await browser.close();
  if (approves) writeFileSync(FILE, `${JSON.stringify(approved)}\n`);
});

/** The mean red, green and blue of each square, 0 to 255. */
async function squares(png) {
  const page = await browser.newPage();
  const found = await page.evaluate(async ([base64, grid]) => {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    context.drawImage(picture, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, picture.width, picture.height);
    const [sums, counts] = [new Array(3 * grid * grid).fill(0), new Array(grid * grid).fill(0)];
    for (let i = 0; i < width * height; i++) {
      const square = Math.floor(((i % width) / width) * grid) + grid * Math.floor((Math.floor(i / width) / height) * grid);
      for (let channel = 0; channel < 3; channel++) sums[3 * square + channel] += data[4 * i + channel];
      counts[square]++;
    }

    return sums.map((sum, i) => Math.round(sum / counts[Math.floor(i / 3)]));
  }, [png.toString('base64'), GRID]);
  await page.close();
  return found;
}

for (const [name, viewport] of Object.entries(WINDOWS)) {
  for (const colorScheme of ['light', 'dark']) {
    test(`pages look as approved on a ${name}, in ${colorScheme}`, async () => {
      for (const hash of PAGES) {
        const { page, close } = await open(browser, folder, hash, { viewport, colorScheme, bypassCSP: true });
        await page.addStyleTag({ content: IN_FONT });
        await page.evaluate(() => document.fonts.load('16px Approved'));
        // A picture that is painted again is painted in that font.
        await page.setViewportSize({ ...viewport, width: viewport.width + 1 });
        await page.setViewportSize(viewport);
        await page.waitForTimeout(400);
        const png = await page.screenshot({ animations: 'disabled' });
        if (process.env.EXPLORER_SHOTS) writeFileSync(join(process.env.EXPLORER_SHOTS, `${name}-${colorScheme}-${hash.replace(/\W+/g, '-')}.png`), png);
        await close();
        const key = `${name} ${colorScheme} ${hash}`;
        const now = await squares(png);
        if (approves) approved[key] = Buffer.from(now).toString('base64');
        const before = Buffer.from(approved[key] ?? '', 'base64');
        assert.equal(now.length, before.length, `${key}: nothing is approved`);
        const differences = now.map((value, square) => Math.abs(value - before[square]));
        const mean = differences.reduce((a, b) => a + b) / differences.length;
        assert.ok(mean <= MEAN_TOLERANCE && Math.max(...differences) <= SQUARE_TOLERANCE, `${key}: squares differ by ${mean.toFixed(2)} in the mean and ${Math.max(...differences)} at most, of 255`);
      }
    });
  }
}
