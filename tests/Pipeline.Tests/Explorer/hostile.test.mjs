// An explorer whose names are markup, and one whose files are missing.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { go, open, silent, start } from './browser.mjs';
import { entries, folder } from './published.mjs';

const MARKUP = '<img src=x onerror=alert(1)></script><script>alert(2)</script>';
let browser;
let copy;
before(async () => {
  browser = await start();
  copy = mkdtempSync(join(tmpdir(), 'hostile ü-'));
  cpSync(realpathSync(folder), copy, { recursive: true });
});
after(async () => {
  await browser.close();
  rmSync(copy, { recursive: true });
});

test('markup in names is text', async () => {
  const { study } = entries(['study']);
  const hostile = {
    ...study, name: MARKUP, title: MARKUP, commands: [MARKUP], settings: [[MARKUP, MARKUP]],
    beside: [{ title: MARKUP, members: 1, tables: [], differences: [[MARKUP, MARKUP, MARKUP]], model: null }],
    images: { ...study.images, name: MARKUP, class: MARKUP, names: study.images.names.map(() => MARKUP) },
  };
  const path = join(copy, 'data', 'study.js');
  const before = readFileSync(path);
  writeFileSync(path, `(globalThis.explorerData??={})["study"]=${JSON.stringify(hostile)};`);
  const { page, heard, close } = await open(browser, copy);
  assert.equal(await page.textContent('h1'), MARKUP);
  for (const hash of ['#/atlas', '#/feature/0/0', '#/image/0', '#/compare/0/1']) {
    await go(page, hash);
    assert.equal(await page.$$eval('img, main script', (found) => found.length), 0, hash);
  }

  silent(heard);
  await close();
  writeFileSync(path, before);
});

test('addresses that lead nowhere say so', async () => {
  const { page, heard, close } = await open(browser, copy);
  for (const [hash, words] of [['#/feature/99/0', 'No such feature'], ['#/feature/0/999999', 'No such feature'], ['#/image/999999', 'No such image'],
    ['#/feature/x/0', 'No such page'], ['#/image/%00', 'No such page'], ['#/study/7', 'No such page'], ['#/feature/0/0/0', 'No such page'], ['#/compare/0/0?run=0', 'No such run'], ['#/atlas?brush=1,2,NaN,<b>&member=99&label=-1&x=__proto__&sort=constructor&preset=toString', '0 chosen'],
    ['#/compare/0/0', 'Choose two different members.'], ['#/compare/0/99', 'There is no such member; this run has '], ['#/feature/0/0?run=-1', 'No such run stands beside']]) {
    await page.evaluate((to) => { location.hash = to; }, hash);
    await page.waitForFunction((said) => document.querySelector('main').textContent.includes(said), words);
  }

  silent(heard);
  await close();
});

test('a file that is no picture, and one that would fill the memory, are refused in a sentence, wherever they are dropped', async () => {
  const { page, heard, close } = await open(browser, copy, '#/image/0?own=1');
  const drop = (name, type, base64) => page.evaluate(([called, mime, content]) => {
    const files = new DataTransfer();
    if (called) files.items.add(new File([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], called, { type: mime }));
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: files }));
  }, [name, type, Buffer.from(base64).toString('base64')]);
  const draws = (script) => `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">${script}<rect width="9" height="30" x="15" y="5"/></svg>`;
  await drop('a.png', 'image/png', 'no picture');
  await page.waitForSelector('text=a.png is no picture');
  await drop('', '', '');
  await page.waitForSelector('text=That was no file');
  await drop('large.svg', 'image/svg+xml', draws('').replace('width="40" height="40"', 'width="30000" height="30000"'));
  await page.waitForSelector('text=large.svg has 30000 × 30000 pixels');
  await drop('<b>x</b>.svg', 'image/svg+xml', draws('<script>alert(1)</script><image href="http://127.0.0.1:9/x.png"/>'));
  await page.waitForSelector('text=<b>x</b>.svg is shown');
  await page.waitForSelector('text=Built up feature by feature');
  assert.equal(await page.$$eval('img, b, main script', (found) => found.length), 0);
  silent(heard);
  await close();
});

test('a file that is missing is said by its name, and other pages stay', async () => {
  rmSync(join(copy, 'data', 'images.js'));
  const { page, close } = await open(browser, copy);
  await page.evaluate(() => { location.hash = '#/image/0'; });
  await page.waitForSelector('[role="alert"]');
  assert.match(await page.textContent('[role="alert"]'), /data\/images\.js cannot be loaded/);
  await go(page, '#/atlas');
  assert.equal(await page.textContent('h1'), 'All features');
  await close();
});
