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
  for (const [hash, words] of [['#/feature/99/0', 'No such feature'], ['#/feature/0/999999', 'No such feature'], ['#/image/999999', 'No such image'], ['#/compare/0/0', 'Choose two different members.']]) {
    await go(page, hash);
    assert.ok((await page.textContent('main')).includes(words), hash);
  }

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
