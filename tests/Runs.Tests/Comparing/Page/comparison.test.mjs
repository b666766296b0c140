// A page that compares runs, in Debian's Chromium: it says nothing, asks for nothing, fits its window, and breaks no rule that axe knows.
// COMPARISON_SHOTS names a folder for screenshots and the printed page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const address = pathToFileURL(process.env.COMPARISON_PAGE).href;
const shots = process.env.COMPARISON_SHOTS;
let browser;
before(async () => { browser = await chromium.launch({ executablePath: process.env.COMPARISON_BROWSER, args: ['--no-sandbox'] }); });
after(async () => { await browser.close(); });

async function open(options) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const heard = [];
  page.on('console', (message) => heard.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (failure) => heard.push(`error: ${failure.message}`));
  page.on('dialog', (dialog) => (heard.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  page.on('request', (request) => request.url() !== address && !request.url().startsWith('data:') && heard.push(`request: ${request.url()}`));
  await page.goto(address);
  return { page, heard, close: () => context.close() };
}

for (const [name, viewport] of Object.entries({ desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } })) {
  for (const colorScheme of ['light', 'dark']) {
    test(`it is quiet, fits, and is accessible on a ${name}, in ${colorScheme}`, async () => {
      const { page, heard, close } = await open({ viewport, colorScheme });
      const found = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth, inner: innerWidth,
        broken: [...document.images].filter((image) => image.naturalWidth === 0).length, images: document.images.length,
        rows: document.querySelectorAll('table.measures tbody tr').length, background: getComputedStyle(document.body).backgroundColor,
      }));
      assert.ok(found.width <= found.inner, `${found.width} wide in ${found.inner}`);
      assert.equal(found.broken, 0);
      assert.ok(found.images > 40 && found.rows > 40, JSON.stringify(found));
      assert.equal(found.background, colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(20, 23, 27)', 'the style is let in by its hash');
      if (shots) await page.screenshot({ path: join(shots, `${name}-${colorScheme}.png`) });
      // A link leads to its comparison.
      await page.click('nav a >> nth=1');
      assert.ok(await page.evaluate(() => location.hash === '#b2' && scrollY > 400));
      await page.evaluate(axeSource);
      const { violations } = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], preload: false }));
      assert.deepEqual(violations.map((violation) => `${violation.id}: ${violation.nodes[0].html.slice(0, 160)}`), []);
      assert.deepEqual(heard, []);
      await close();
    });
  }
}

test('on paper it is light, and its table is not wider than the page', async () => {
  const { page, close } = await open({ viewport: { width: 1032, height: 700 }, colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const found = await page.evaluate(() => ({
    background: getComputedStyle(document.body).backgroundColor, width: document.documentElement.scrollWidth, inner: innerWidth,
    nav: getComputedStyle(document.querySelector('nav')).display,
  }));
  assert.equal(found.background, 'rgb(255, 255, 255)');
  assert.equal(found.nav, 'none');
  assert.ok(found.width <= found.inner, `${found.width} wide in ${found.inner}`);
  const pdf = await page.pdf({ preferCSSPageSize: true, ...(shots ? { path: join(shots, 'printed.pdf') } : {}) });
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  await close();
});
