// Tables that are wider than their window.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, silent, start } from './browser.mjs';
import { folder } from './published.mjs';

let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

test('a table that is wider than the window shows on which side there is more, and the keys scroll it', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const { page, heard, close } = await open(browser, folder, '#/image/3', { viewport: { width: 390, height: 844 }, colorScheme });
    const edge = (pseudo) => page.$eval('.scrolling', (one, which) => getComputedStyle(one, which).backgroundImage, pseudo);
    await page.waitForSelector('.scrolling.more-right:not(.more-left)');
    assert.match(await edge('::after'), /gradient/);
    await page.waitForSelector('text=There is more to the side: scroll the table →');
    await page.focus('[role="region"][aria-label="Errors of each member"]');
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('.scrolling.more-left');
    assert.match(await edge('::before'), /gradient/);
    await page.$eval('.scroll', (region) => region.scrollTo(region.scrollWidth, 0));
    await page.waitForSelector('.scrolling.more-left:not(.more-right)');
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.waitForSelector('.scrolling:not(.more-left):not(.more-right)');
    // What does not scroll is no stop on the way.
    assert.equal(await page.getAttribute('.scroll', 'tabindex'), null);
    assert.equal(await page.locator('.sideways').count(), 0);
    silent(heard);
    await close();
  }
});
