import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { at, go, open, silent, start, violations } from './browser.mjs';
import { folder } from './published.mjs';

const PAGES = ['#/study', '#/atlas', '#/feature/1/7', '#/image/3', '#/image/3?own=1', '#/compare/0/2'];
let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

for (const colorScheme of ['light', 'dark']) {
  test(`every page opens from the disk, in ${colorScheme}, asks for nothing outside its folder, and is accessible`, async () => {
    const { page, heard, close } = await open(browser, folder, '', { colorScheme });
    for (const hash of PAGES) {
      await go(page, hash);
      assert.deepEqual(await violations(page), [], hash);
    }

    silent(heard);
    await close();
  });
}

test('no page is wider than its window, from a phone to a wall', async () => {
  const { page, heard, close } = await open(browser, folder);
  for (const width of [320, 390, 800, 1280, 3840]) {
    await page.setViewportSize({ width, height: 900 });
    for (const hash of PAGES) {
      await go(page, hash);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${hash} in ${width} pixels`);
    }

    assert.ok(await page.$eval('header nav', (nav) => nav.scrollWidth <= nav.clientWidth), `the navigation in ${width} pixels`);
  }

  silent(heard);
  await close();
});

test('one clicks from the study to a feature, to an image, and on to the next', async () => {
  const { page, heard, close } = await open(browser, folder);
  await page.click('text=all features in one picture');
  await at(page, 'atlas');
  assert.equal(await page.textContent('h1'), 'All features');
  await page.click('section .tile >> nth=0');
  await at(page, 'feature');
  assert.match(await page.textContent('h1'), /^Feature \d+ of member \d+$/);
  const here = page.url();
  await page.click('a[rel="next"]');
  await page.waitForFunction((before) => location.href !== before, here);
  await at(page, 'feature');
  await page.goBack();
  await page.waitForFunction((before) => location.href === before, here);
  await at(page, 'feature');
  await page.click('section:has-text("What activates it") .tile >> nth=0');
  await at(page, 'image');
  assert.match(await page.textContent('h1'), /^Image \d+: \d/);
  await page.click('button:has-text("next →")');
  await at(page, 'image');
  await page.click('a[href^="#/compare"]');
  await at(page, 'compare');
  assert.equal(await page.textContent('h1'), 'Members 0 and 1');
  await page.selectOption('label:has-text("Right") select', '2');
  await page.waitForSelector('text=Members 0 and 2');
  silent(heard);
  await close();
});

test('a rectangle that is brushed, a preset, a class and a search choose features', async () => {
  const { page, heard, close } = await open(browser, folder, '#/atlas');
  const count = async () => Number((await page.textContent('h2:has-text("chosen")')).match(/\d+/)[0]);
  const becomes = async (least, most) => assert.ok(await page.waitForFunction(([low, high]) => {
    const now = Number([...document.querySelectorAll('h2')].find((one) => one.textContent.includes('chosen')).textContent.match(/\d+/)[0]);
    return now >= low && now <= high;
  }, [least, most]));
  const all = await count();
  const box = await page.locator('.points canvas').boundingBox();
  await page.mouse.move(box.x + 100, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await becomes(1, all - 1);
  await page.click('summary:has-text("rectangle")');
  // What the picture has as shares in per cent is written as such, too.
  const least = page.locator('.brush label:has-text("Frequency in % from") input');
  await least.fill('100');
  await least.press('Tab');
  await page.waitForFunction(() => /brush=0%2C|brush=0,/.test(location.hash));
  await page.click('text=Clear');
  await becomes(all, all);
  await page.click('fieldset button:has-text("Dead")');
  await becomes(0, all - 1);
  assert.match(page.url(), /preset=dead/);
  await page.click('fieldset button:has-text("All")');
  await becomes(all, all);
  await page.fill('input[type="search"]', '1/7');
  await becomes(1, 1);
  await page.fill('input[type="search"]', '');
  await page.click('.legend button >> nth=3');
  await becomes(2, all - 1);
  silent(heard);
  await close();
});

test('who walks on by the keys keeps the key that leads on, and is told where it led', async () => {
  const { page, heard, close } = await open(browser, folder, '#/feature/0/3');
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  for (const feature of [4, 5]) {
    await page.focus('a[rel="next"]');
    await page.keyboard.press('Enter');
    await at(page, `feature/0/${feature}`);
    assert.equal(await focused(), 'next →');
    assert.equal(await page.textContent('p[role="status"].hidden'), `Feature ${feature} of member 0`);
    assert.match(await page.title(), new RegExp(`^Feature 0/${feature} `));
  }

  await go(page, '#/compare/0/1');
  await page.focus('select.right');
  for (const member of [2, 1, 0]) {
    await page.keyboard.press(member === 2 ? 'ArrowDown' : 'ArrowUp');
    await at(page, `compare/0/${member}`);
    assert.ok(await page.evaluate(() => document.activeElement.matches('select.right')), `member ${member}`);
  }

  // A link into another page begins at its top.
  await go(page, '#/feature/0/3');
  await page.locator('.tile').last().focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.id === 'main' && scrollY === 0);
  silent(heard);
  await close();
});

test('all of it can be done with the keys alone', async () => {
  const { page, heard, close } = await open(browser, folder, '#/image/3?own=1');
  await page.focus('.field');
  for (const key of ['Space', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'ArrowRight', 'Space']) await page.keyboard.press(key);
  await page.waitForSelector('text=Built up feature by feature');
  await page.focus('input[type="range"]');
  await page.keyboard.press('ArrowLeft');
  const output = await page.textContent('output');
  const [, used, of] = output.match(/^(\d+) of (\d+)/).map(Number);
  assert.equal(used, of - 1);
  await page.focus('.field');
  await page.keyboard.press('Delete');
  await page.waitForSelector('text=Nothing is drawn yet.');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.type), 'file');
  // From the top: the first stop skips the navigation.
  await go(page, '#/study');
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('Tab');
  silent(heard);
  await close();
});

test('what is drawn by the mouse, and a file, are encoded', async () => {
  const { page, heard, close } = await open(browser, folder, '#/image/0?own=1');
  const box = await page.locator('.field').boundingBox();
  await page.mouse.move(box.x + 150, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 160, box.y + 260, { steps: 12 });
  await page.mouse.up();
  await page.waitForSelector('text=Its active features');
  const drawn = await page.textContent('output');
  const png = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 60, height: 40 });
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 60, 40);
    context.fillStyle = '#000';
    context.fillRect(20, 8, 8, 26);
    return canvas.toDataURL('image/png').split(',')[1];
  });
  await page.setInputFiles('input[type="file"]', { name: '<b>a</b>.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') });
  await page.waitForSelector('text=<b>a</b>.png is shown');
  assert.notEqual(await page.textContent('output'), drawn);
  await page.setInputFiles('input[type="file"]', { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await page.waitForSelector('text=a.png is no picture');
  silent(heard);
  await close();
});

test('a rectangle stays in the address, and comes back', async () => {
  const { page, heard, close } = await open(browser, folder, '#/atlas');
  const box = await page.locator('.points canvas').boundingBox();
  await page.mouse.move(box.x + 100, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await page.waitForFunction(() => location.hash.includes('brush='));
  const words = await page.textContent('h2:has-text("chosen")');
  const again = await open(browser, folder, await page.evaluate(() => location.hash));
  assert.equal(await again.page.textContent('h2:has-text("chosen")'), words);
  silent([...heard, ...again.heard]);
  await again.close();
  await close();
});

test('on paper it is light, though the reader\'s screen is dark', async () => {
  const { page, close } = await open(browser, folder, '#/image/3', { colorScheme: 'dark' });
  const corner = () => page.locator('.picture.middle').first().evaluate((canvas) => [...canvas.getContext('2d').getImageData(0, 0, 1, 1).data]);
  await page.waitForTimeout(200);
  const dark = await corner();
  assert.ok(dark[0] < 64, String(dark));
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.deepEqual(await corner(), [255, 255, 255, 255]);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.deepEqual(await corner(), dark);
  await close();
});

test('on paper there is what one reads, without what one clicks', async () => {
  const { page, close } = await open(browser, folder, '#/feature/0/1');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.isVisible('header'), false);
  assert.equal(await page.isVisible('h1'), true);
  await close();
});
