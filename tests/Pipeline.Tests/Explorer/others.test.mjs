// The explorer of any study, whatever it has: every page opens, and says what the study does not have.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { go, open, silent, start, violations } from './browser.mjs';
import { entries, folder } from './published.mjs';

const { study } = entries(['study']);
const hasFeatures = ['features', 'activity', 'posterior', 'units'].some((table) => study.tables.includes(table));
let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

test(`every page of ${study.name} opens, and what is lacking is said`, async () => {
  const { page, heard, close } = await open(browser, folder);
  assert.equal(await page.textContent('h1'), study.title);
  for (const hash of ['#/study', '#/atlas', '#/feature/0/0', '#/image/0', '#/compare/0/1']) {
    await go(page, hash);
    assert.equal(await page.locator('[role="alert"]').count(), 0, `${hash}: ${await page.textContent('main')}`);
    assert.deepEqual(await violations(page), [], hash);
    // It is the page of any run: what it shows need not be published.
    assert.doesNotMatch(await page.textContent('main'), /publish/i, hash);
  }

  if (study.members === 1) assert.match(await page.textContent('main'), /nothing to set side by side/);
  await go(page, '#/atlas');
  assert.equal((await page.textContent('main')).includes('no table of features'), !hasFeatures);
  await go(page, '#/image/0');
  const encodes = Array.isArray(study.model?.encode) || study.model?.architecture === 'topk';
  assert.equal((await page.textContent('main')).includes('makes no code'), !encodes);
  silent(heard);
  await close();
});

test(`${study.name} leads to nothing that it does not have`, async () => {
  const { page, heard, close } = await open(browser, folder, '#/study');
  assert.equal(await page.locator('.lead a[href="#/atlas"]').count(), Number(hasFeatures));
  await go(page, '#/image/0');
  const leads = await page.locator('a.tile').count();
  assert.ok(hasFeatures === leads > 0 || !study.model?.encode, `${leads} features with a page`);
  await go(page, '#/feature/0/0');
  const encodes = Array.isArray(study.model?.encode);
  const decodesAtOnce = encodes && study.model.decode.length === 1;
  if (hasFeatures) assert.equal(await page.locator('.picture.large').count(), Number(decodesAtOnce));
  // A list of features is one of pictures, or one of numbers that says why.
  for (const hash of hasFeatures ? ['#/atlas', ...(encodes ? ['#/image/0'] : [])] : []) {
    await go(page, hash);
    assert.equal(await page.locator('.tile .picture').count() > 0, decodesAtOnce, hash);
    assert.equal((await page.textContent('main')).includes('They have no pictures: no single layer decodes'), !decodesAtOnce, hash);
  }

  silent(heard);
  await close();
});
