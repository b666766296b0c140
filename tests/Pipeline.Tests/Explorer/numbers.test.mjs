// Numbers that the page shows, beside those of Parquet.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bundled } from '../../Explorer.Tests/Page/bundled.mjs';
import { go, open, silent, start } from './browser.mjs';
import { folder, rowsOf, sample, text } from './published.mjs';

const { aligned, shown, percent } = await bundled('parts/number.ts');
let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

test('a sample of features has the numbers of features.parquet, class_patterns.parquet and feature_epochs.parquet', async () => {
  const features = await rowsOf('features');
  const patterns = await rowsOf('class_patterns');
  const top = await rowsOf('top_examples');
  const epochs = await rowsOf('feature_epochs');
  const { page, heard, close } = await open(browser, folder);
  for (const row of sample(12, features.length).map((one) => features[one])) {
    await go(page, `#/feature/${row.member}/${row.feature}`);
    for (const column of ['activations', 'frequency', 'mean_intensity', 'selectivity', 'mutual_information', 'effective_support', 'norm']) {
      const words = await page.textContent(`[data-column="${column}"] dd`);
      assert.ok(words.startsWith(shown(row[column] ?? NaN)), `${column} of ${row.member}/${row.feature}: ${words}, published ${row[column]}`);
    }

    const counts = epochs.filter((one) => one.member === row.member && one.feature === row.feature).map((one) => `${one.epoch}: ${one.activations}`);
    assert.ok(counts.length > 1);
    assert.equal(await page.getAttribute('section:has-text("As it was learned") svg', 'aria-label'), `Evaluated images that activate it, by epoch: ${counts.join(', ')}.`);
    if (row.dead) continue;
    const rates = patterns.filter((pattern) => pattern.member === row.member && pattern.feature === row.feature).sort((a, b) => a.label - b.label);
    const words = await page.$$eval('.shares .number', (cells) => cells.map((cell) => cell.textContent));
    rates.forEach((rate, label) => assert.ok(words[label].startsWith(percent(rate.rate ?? NaN)), `digit ${label}: ${words[label]}, published ${rate.rate}`));
    const images = top.filter((one) => one.member === row.member && one.feature === row.feature).sort((a, b) => a.rank - b.rank);
    const links = await page.locator('section:has-text("What activates it") .tiles').first().locator('a').evaluateAll((found) => found.map((link) => link.hash));
    assert.deepEqual(links, images.map((one) => `#/image/${one.image}`));
  }

  silent(heard);
  await close();
});

test('main results are those of summary.parquet', async () => {
  const summary = (await rowsOf('summary')).map((row) => ({ ...row, metric: text(row.metric), model: text(row.model) }));
  const { page, close } = await open(browser, folder, '#/study');
  const cells = await page.$$eval('.numbers tbody tr:first-child td', (found) => found.map((cell) => cell.textContent));
  const published = [...summary.filter((row) => row.metric === 'mse' && row.model === 'member'), ...summary.filter((row) => row.metric === 'mse' && row.model === 'ensemble')];
  assert.deepEqual(cells, published.map((row) => aligned(row.value)));
  await close();
});

test('errors of a sample of images are those of reconstruction.parquet', async () => {
  const published = await rowsOf('reconstruction');
  const images = await rowsOf('images');
  const { page, heard, close } = await open(browser, folder);
  for (const image of sample(8, images.length)) {
    await go(page, `#/image/${image}`);
    const rows = await page.$$eval('.numbers tbody tr', (found) => found.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)));
    const of = published.filter((row) => row.image === image).sort((a, b) => (a.member ?? 99) - (b.member ?? 99));
    assert.equal(rows.length, of.length);
    of.forEach((row, i) => assert.deepEqual(rows[i].slice(3), [aligned(Math.fround(row.mse)), aligned(Math.fround(row.pearson))]));
  }

  silent(heard);
  await close();
});

test('matched features are those of matched_cosines.parquet', async () => {
  const matches = (await rowsOf('matched_cosines')).filter((row) => text(row.kind) === 'members' && row.member_a === 0 && row.member_b === 1);
  const best = matches.sort((a, b) => b.cosine - a.cosine || a.feature - b.feature)[0];
  const { page, close } = await open(browser, folder, '#/compare/0/1');
  assert.deepEqual(await page.$$eval('.pairs li:first-child a', (links) => links.map((link) => link.hash)), [`#/feature/0/${best.feature}`, `#/feature/1/${best.match}`]);
  assert.ok((await page.textContent('.pairs li:first-child .number')).startsWith(shown(best.cosine)));
  await close();
});
