// How long the first view takes, and whether brushing over all features keeps up with the screen, by Chromium's own clock.
//   EXPLORER_BROWSER=/usr/bin/chromium node tests/Pipeline.Tests/Explorer/speed.mjs artifacts/runs/k-sparse-ensemble/explore
// Without a window and a graphics card: every pixel is drawn by the processor. On a machine that does nothing else: other work is measured with it,
// so the load is printed. Exits with 1 where a bound is not kept.
import { realpathSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { pathToFileURL } from 'node:url';
import { settled, start } from './browser.mjs';

const FIRST_VIEW_MS = 1000;
const FRAME_MS = 1000 / 60;
// Of the frames so many may come late: a browser without a graphics card misses one now and then.
const LATE_SHARE = 0.02;
const OPENED = 5;
const FRAMES = 240;

const folder = realpathSync(process.argv[2] ?? 'artifacts/runs/k-sparse-ensemble/explore');
const home = `${pathToFileURL(folder).href}/index.html`;
const browser = await start();
const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Milliseconds from the navigation to the paint of the main results, with nothing kept from before. */
async function firstView() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector('table.numbers tbody tr')) return;
      seen.disconnect();
      // The frame after the one that has it: then it is on the screen.
      requestAnimationFrame(() => requestAnimationFrame(() => { globalThis.shownAt = performance.now(); }));
    });
    seen.observe(document, { childList: true, subtree: true });
  });
  await page.goto(home);
  await page.waitForFunction(() => globalThis.shownAt > 0);
  const at = await page.evaluate(() => globalThis.shownAt);
  await context.close();
  return at;
}

/** Times between frames while a rectangle is dragged, and what the main thread worked in each, in milliseconds. */
async function brushed() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${home}#/atlas`);
  await settled(page);
  await page.waitForTimeout(1000);
  const points = Number((await page.getAttribute('.points canvas', 'aria-label')).match(/^\d+/)[0]);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable');
  const busy = async () => (await devtools.send('Performance.getMetrics')).metrics.find((metric) => metric.name === 'TaskDuration').value;
  const before = await busy();
  const times = await page.evaluate((frames) => new Promise((resolve) => {
    const canvas = document.querySelector('.points canvas');
    const box = canvas.getBoundingClientRect();
    canvas.setPointerCapture = () => {};
    const event = (type, share) => canvas.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, clientX: box.left + 80 + share * (box.width - 120), clientY: box.top + 30 + share * (box.height - 120) }));
    const found = [];
    event('pointerdown', 0);
    const frame = (now) => {
      found.push(now);
      // To and fro, so that what is chosen changes in every frame.
      event('pointermove', 0.5 - 0.5 * Math.cos(found.length / 15));
      if (found.length <= frames) requestAnimationFrame(frame);
      else resolve(found);
    };
    requestAnimationFrame(frame);
  }), FRAMES);
  const work = ((await busy()) - before) * 1000 / FRAMES;
  await context.close();
  return { points, work, between: times.slice(1).map((time, i) => time - times[i]) };
}

await firstView();
const views = [];
for (let i = 0; i < OPENED; i++) views.push(await firstView());
const { points, work, between } = await brushed();
const version = browser.version();
await browser.close();
const late = between.filter((time) => time > 1.5 * FRAME_MS).length;
console.log(`Chromium ${version} without a window, ${cpus().length} x ${cpus()[0].model}, mean load of the last minute ${loadavg()[0].toFixed(1)}`);
console.log(`first view: ${middle(views).toFixed(0)} ms, the middle of ${OPENED} (${views.map((view) => view.toFixed(0)).join(', ')}); at most ${FIRST_VIEW_MS}`);
console.log(`brushing ${points} points: ${(1000 / (between.reduce((a, b) => a + b) / between.length)).toFixed(1)} frames a second, ${late} of ${between.length} late; the main thread works ${work.toFixed(1)} ms a frame of ${FRAME_MS.toFixed(1)}`);
process.exitCode = middle(views) < FIRST_VIEW_MS && late <= LATE_SHARE * between.length ? 0 : 1;
