// Who goes back finds a page as it was left.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { at, go, open, silent, start } from './browser.mjs';
import { folder } from './published.mjs';

let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

const scrolled = (page) => page.evaluate(() => scrollY);

/** Scrolls as a reader does, and waits until the page knows. */
async function scroll(page, to) {
  await page.evaluate((top) => scrollTo(0, top), to);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return scrolled(page);
}

/** Waits until the page is so far down, and sees that it stays there. */
async function isAt(page, top, words) {
  await page.waitForFunction((wanted) => Math.abs(scrollY - wanted) <= 1, top);
  await page.waitForTimeout(300);
  assert.ok(Math.abs((await scrolled(page)) - top) <= 1, `${words}: at ${await scrolled(page)}, left at ${top}`);
}

/** Follows a link by its element, wherever it is in the window. */
const follow = (page, selector) => page.locator(selector).evaluate((link) => link.click());

for (const [name, viewport] of [['desktop', { width: 1280, height: 900 }], ['phone', { width: 390, height: 844 }]]) {
  test(`on a ${name} a page begins at its top however far down the last one was, and both are found as they were left`, async () => {
    const { page, heard, close } = await open(browser, folder, '#/image/3', { viewport });
    const image = await scroll(page, 1100);
    await follow(page, 'section:has-text("Its active features") .tile >> nth=0');
    await at(page, 'feature');
    await isAt(page, 0, 'a new page');
    const feature = await scroll(page, 500);
    await page.goBack();
    await at(page, 'image/3');
    await isAt(page, image, 'the image');
    await page.goForward();
    await at(page, 'feature');
    await isAt(page, feature, 'the feature');
    await page.goBack();
    await isAt(page, image, 'the image again');
    // And over a reload.
    await page.reload();
    await at(page, 'image/3');
    await isAt(page, image, 'the image after a reload');
    silent(heard);
    await close();
  });
}

test('who walks on by a control and then follows a link comes back to where the walk had led', async () => {
  const { page, heard, close } = await open(browser, folder, '#/compare/0/1');
  await page.focus('select.right');
  const top = await scroll(page, 600);
  await page.keyboard.press('ArrowDown');
  await at(page, 'compare/0/2');
  await isAt(page, top, 'the other member');
  await follow(page, '.pairs .tile >> nth=5');
  await at(page, 'feature');
  await isAt(page, 0, 'the feature');
  await page.goBack();
  await at(page, 'compare/0/2');
  await isAt(page, top, 'the walk');
  silent(heard);
  await close();
});

test('back is no walk on, though a way to the next has the focus', async () => {
  const { page, heard, close } = await open(browser, folder, '#/feature/0/17');
  await page.click('a[rel="next"]');
  await at(page, 'feature/0/18');
  await scroll(page, 500);
  await page.goBack();
  await at(page, 'feature/0/17');
  await isAt(page, 0, 'the feature before');
  silent(heard);
  await close();
});

test('clicks that come faster than pages all count', async () => {
  const { page, heard, close } = await open(browser, folder, '#/image/3');
  await page.$eval('button:has-text("next →")', (button) => { for (let click = 0; click < 12; click++) button.click(); });
  await at(page, 'image/15');
  // Those between were never shown.
  await page.goBack();
  await at(page, 'image/3');
  await go(page, '#/feature/0/17');
  await page.$eval('a[rel="next"]', (link) => { for (let click = 0; click < 12; click++) link.click(); });
  await at(page, 'feature/0/29');
  await page.goBack();
  await at(page, 'feature/0/17');
  silent(heard);
  await close();
});

for (const [words, spoil] of [
  ['refuses to keep anything', () => Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('denied'); } })],
  ['kept something else', () => sessionStorage.setItem('explorer-steps', '[[1, {}], 2]')],
]) {
  test(`in a browser that ${words} a reload begins at the top, and back works from there`, async () => {
    const { page, heard, close } = await open(browser, folder, '#/image/3');
    await scroll(page, 600);
    await page.addInitScript(spoil);
    await page.reload();
    await at(page, 'image/3');
    await isAt(page, 0, 'the image after a reload');
    const top = await scroll(page, 700);
    await follow(page, 'section:has-text("Its active features") .tile >> nth=0');
    await at(page, 'feature');
    await page.goBack();
    await at(page, 'image/3');
    await isAt(page, top, 'the image');
    silent(heard);
    await close();
  });
}

test('two steps of one address are two', async () => {
  const { page, heard, close } = await open(browser, folder, '#/atlas?member=1');
  const top = await scroll(page, 300);
  await page.click('header a:has-text("All features")');
  await at(page, 'atlas');
  await isAt(page, 0, 'the new step');
  await page.selectOption('label:has-text("Member") select', '1');
  await page.waitForFunction(() => location.hash === '#/atlas?member=1');
  await page.goBack();
  await isAt(page, top, 'the step before');
  silent(heard);
  await close();
});

test('a page that is lower than it was is shown as far down as it goes', async () => {
  const { page, heard, close } = await open(browser, folder, '#/compare/0/1');
  await page.click('text=Show more of');
  await scroll(page, 100_000);
  await follow(page, '.pairs .tile >> nth=0');
  await at(page, 'feature');
  await page.setViewportSize({ width: 1280, height: 3000 });
  await page.goBack();
  await at(page, 'compare/0/1');
  await page.waitForFunction(() => scrollY > 0 && Math.abs(scrollY + innerHeight - document.documentElement.scrollHeight) <= 1);
  silent(heard);
  await close();
});

test('back leads to as many features as were shown, as far down, and to the link that was followed', async () => {
  const { page, heard, close } = await open(browser, folder, '#/atlas');
  const shown = await page.locator('section .tile').count();
  await page.click('text=Show more of');
  await page.waitForFunction((before) => document.querySelectorAll('section .tile').length > before, shown);
  const more = await page.locator('section .tile').count();
  const tile = page.locator('section .tile').nth(shown + 3);
  const name = await tile.textContent();
  await tile.scrollIntoViewIfNeeded();
  const top = await scrolled(page);
  assert.ok(top > 0);
  await tile.focus();
  await page.keyboard.press('Enter');
  await at(page, 'feature');
  await page.waitForFunction(() => scrollY === 0 && document.activeElement.id === 'main');
  await page.goBack();
  await at(page, 'atlas');
  await page.waitForFunction((before) => Math.abs(scrollY - before) <= 1, top);
  assert.equal(await page.locator('section .tile').count(), more);
  await page.waitForFunction((before) => document.activeElement.textContent === before, name);
  // And forward again, to the top of the feature.
  await page.goForward();
  await at(page, 'feature');
  await page.waitForFunction(() => scrollY === 0);
  silent(heard);
  await close();
});

test('a way to a page that was there before is a new one, and begins at its top', async () => {
  const { page, heard, close } = await open(browser, folder, '#/study');
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.waitForFunction(() => scrollY > 0);
  await go(page, '#/atlas');
  await go(page, '#/study');
  assert.equal(await scrolled(page), 0);
  silent(heard);
  await close();
});

test('how two members are compared is there again', async () => {
  const { page, heard, close } = await open(browser, folder, '#/compare/0/1');
  await page.click('text=Least alike first');
  await page.focus('input[type="range"]');
  for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowLeft');
  const words = await page.textContent('output');
  assert.match(words, /^0\.45/);
  const first = await page.textContent('.pairs li >> nth=0');
  await page.click('.pairs .tile >> nth=0');
  await at(page, 'feature');
  await page.goBack();
  await at(page, 'compare/0/1');
  assert.equal(await page.textContent('output'), words);
  assert.equal(await page.textContent('.pairs li >> nth=0'), first);
  silent(heard);
  await close();
});

test('a drawing is there again, also for who came by another way', async () => {
  const { page, heard, close } = await open(browser, folder, '#/image/3?own=1');
  await page.focus('.field');
  for (const key of ['Space', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowRight']) await page.keyboard.press(key);
  await page.waitForSelector('text=Built up feature by feature');
  const words = await page.textContent('output');
  assert.match(await page.title(), /^Your own image – /);
  await page.focus('input[type="range"]');
  for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowLeft');
  const fewer = await page.textContent('output');
  assert.notEqual(fewer, words);
  await page.click('section:has-text("Its active features") .tile >> nth=0');
  await at(page, 'feature');
  await page.goBack();
  await at(page, 'image/3');
  assert.equal(await page.textContent('output'), fewer);
  await page.click('text=Back to the images');
  await page.waitForSelector('text=Draw or drop your own');
  await page.click('text=Draw or drop your own');
  await page.waitForSelector('.field');
  assert.equal(await page.textContent('output'), words);
  silent(heard);
  await close();
});

test('the images of a class are walked through by the ways that walk through all', async () => {
  const { page, heard, close } = await open(browser, folder, '#/image/3');
  await page.focus('label:has-text("among") select');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  // To choose among which images leads nowhere yet.
  await at(page, 'image/3');
  const chosen = await page.$eval('label:has-text("among") select', (select) => select.selectedOptions[0].textContent);
  const walked = new Set();
  for (const way of ['next →', 'next →', '← previous']) {
    const before = page.url();
    await page.click(`button:has-text("${way}")`);
    await page.waitForFunction((url) => location.href !== url, before);
    await at(page, 'image');
    assert.match(await page.textContent('h1'), new RegExp(`^Image \\d+: ${chosen}$`));
    walked.add(page.url());
  }

  assert.equal(walked.size, 2);
  silent(heard);
  await close();
});

test('an address that leads nowhere says so', async () => {
  const { page, heard, close } = await open(browser, folder, '#/nonsense/3');
  assert.equal(await page.textContent('h1'), 'No such page');
  await page.click('main a');
  await at(page, 'study');
  silent(heard);
  await close();
});
