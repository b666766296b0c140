// Opens an explorer in Debian's Chromium, and listens to everything that it must not do.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const start = () => chromium.launch({ executablePath: process.env.EXPLORER_BROWSER, args: ['--no-sandbox'] });

/** A page with the explorer; what it says and asks for is kept. */
export async function open(browser, folder, hash = '', options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  // A machine that is busy is slow.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const heard = [];
  const home = pathToFileURL(`${folder}/`).href;
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && heard.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (failure) => heard.push(`error: ${failure.message}`));
  page.on('dialog', (dialog) => (heard.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  page.on('request', (request) => !request.url().startsWith(home) && !/^(data|blob):/.test(request.url()) && heard.push(`request: ${request.url()}`));
  await page.goto(`${home}index.html${hash}`);
  await settled(page);
  return { page, heard, close: () => context.close() };
}

/** Waits until a heading is there and nothing loads. */
export async function settled(page) {
  await page.waitForSelector('h1');
  await page.waitForFunction(() => !document.body.textContent.includes('Loading'));
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** Goes to a place by its address. */
export async function go(page, hash) {
  await page.evaluate((to) => { location.hash = to; }, hash);
  await at(page, hash.replace(/^#\//, '').split('?')[0]);
}

/** Waits until the page is at a place, "feature/0/7" or "feature". */
export async function at(page, place) {
  await page.waitForSelector(place.includes('/') ? `main[data-place="${place}"]` : `main[data-place^="${place}/"]`);
  await settled(page);
}

/** What axe finds: rule, and the elements that break it. */
export async function violations(page) {
  // The page's policy lets no script in but its own; a debugger's may pass.
  if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(axeSource);
  const { violations: found } = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], preload: false }));
  return found.map((violation) => `${violation.id}: ${violation.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 120)} ${node.failureSummary.split('\n')[1] ?? ''}`).join(' | ')}`);
}

export const silent = (heard) => assert.deepEqual(heard, []);
