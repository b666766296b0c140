// A run with another beside it: what differs, who is matched with whom, and who is left over.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { bundled } from '../../Explorer.Tests/Page/bundled.mjs';
import { at, open, settled, silent, start, violations } from './browser.mjs';
import { entries, folder, rowsOf, text } from './published.mjs';

const { tableOf } = await bundled('data/table.ts');
const { aligned, percent, shown } = await bundled('parts/number.ts');
const { memberOf } = await bundled('model/member.ts');
const { tensorsOf } = await bundled('model/tensors.ts');

const tablesOf = async (name) => tableOf(name, new Uint8Array(Uint8Array.from(Buffer.from(entries([name])[name], 'base64'))));
const { study } = entries(['study']);
const other = study.beside[0];
let browser;
before(async () => { browser = await start(); });
after(() => browser.close());

test('the study leads to the other run, and every page of the two is accessible', async () => {
  const { page, heard, close } = await open(browser, folder, '#/study');
  await page.click('nav[aria-label="Runs beside this one"] a');
  await at(page, 'compare/0/0');
  assert.equal(await page.textContent('h1'), `${study.name} and ${other.title}`);
  assert.deepEqual(await violations(page), []);
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${width} pixels`);
  }

  silent(heard);
  await close();
});

test('pairs are one to one, and their cosines are those of the weights', async () => {
  const pairs = await tablesOf('beside-0-pairs');
  const own = memberOf(study, tensorsOf(await tablesOf('tensors-0')));
  const there = memberOf({ ...study, model: other.model }, tensorsOf(await tablesOf('beside-0-tensors-0')));
  const columns = Object.fromEntries(['member', 'other_member', 'feature', 'match', 'cosine'].map((name) => [name, pairs.numbers(name)]));
  const rows = [...Array(pairs.rows).keys()].filter((row) => columns.member[row] === 0 && columns.other_member[row] === 0);
  assert.equal(rows.length, own.latents);
  const matches = rows.map((row) => columns.match[row]).filter((match) => !Number.isNaN(match));
  assert.equal(new Set(matches).size, Math.min(own.latents, there.latents));
  for (const row of rows.filter((one) => !Number.isNaN(columns.match[one]))) {
    const [a, b] = [own.feature(columns.feature[row]), there.feature(columns.match[row])];
    const product = (x, y) => x.reduce((sum, value, i) => sum + value * y[i], 0);
    const cosine = product(a, b) / Math.sqrt(product(a, a) * product(b, b));
    // The page's weights have 12 bits.
    assert.ok(Math.abs(cosine - columns.cosine[row]) < 2e-3, `feature ${columns.feature[row]}: ${columns.cosine[row]}, and ${cosine} of the page's weights`);
  }
});

test('the page shows the pairs, who has none, and the difference of what both measured', async () => {
  const { page, heard, close } = await open(browser, folder, '#/compare/0/0?run=0');
  const [here, there] = await Promise.all(['summary', 'beside-0-summary'].map(tablesOf));
  const valueOf = (summary) => {
    const row = summary.words('metric').findIndex((metric, i) => metric === 'mse' && summary.words('model')[i] === 'member' && summary.numbers('member')[i] === 0);
    return summary.numbers('value')[row];
  };
  const published = (await rowsOf('summary')).find((row) => text(row.metric) === 'mse' && text(row.model) === 'member' && row.member === 0).value;
  assert.equal(valueOf(here), published);
  const difference = valueOf(there) - published;
  assert.deepEqual(await page.$$eval('[data-measure="mse-member"] td', (cells) => cells.map((cell) => cell.textContent)), [aligned(published), aligned(valueOf(there)), `${difference > 0 ? '+' : ''}${shown(difference)}`]);
  const [of, total] = [other.model.d_sae, study.model.d_sae];
  const lacking = Math.abs(total - of);
  const lonely = lacking === 0 ? 'for which none of' : `${lacking} feature${lacking === 1 ? '' : 's'} of ${total > of ? 'this run' : 'the other'} for which none of`;
  assert.equal((await page.textContent('main')).includes(lonely), lacking > 0);
  assert.ok((await page.textContent('output')).includes(`of ${Math.min(of, total)} features have a counterpart`));
  const dead = other.tables.includes('features') ? await deadPairs() : 0;
  assert.equal((await page.textContent('main')).includes(`in ${dead} ${dead === 1 ? 'pair' : 'pairs'} no image activates one of the two`), dead > 0);
  const before = await page.textContent('.pairs li:first-child .number');
  await page.selectOption('select.right', `run-0-${other.members - 1}`);
  await page.waitForSelector(`main[data-place="compare/0/${other.members - 1}"]`);
  await settled(page);
  if (other.members > 1) assert.notEqual(await page.textContent('.pairs li:first-child .number'), before);
  silent(heard);
  await close();
});

/** Of the first members, how many pairs with a cosine of one half or more have a feature that no image activates. */
async function deadPairs() {
  const [own, theirs, pairs] = await Promise.all(['features', 'beside-0-features', 'beside-0-pairs'].map(tablesOf));
  const deadIn = (table) => new Set([...Array(table.rows).keys()].filter((row) => table.names.includes('frequency') && table.numbers('member')[row] === 0 && table.numbers('frequency')[row] === 0).map((row) => table.numbers('feature')[row]));
  const [here, there] = [deadIn(own), deadIn(theirs)];
  const [member, otherMember, feature, match, cosine] = ['member', 'other_member', 'feature', 'match', 'cosine'].map((name) => pairs.numbers(name));
  return [...Array(pairs.rows).keys()].filter((row) => member[row] === 0 && otherMember[row] === 0 && cosine[row] >= 0.5 && (here.has(feature[row]) || there.has(match[row]))).length;
}

test('a feature of the other run has a page with what its tables say, and ways to what it is matched with', async () => {
  const { page, heard, close } = await open(browser, folder, '#/compare/0/0?run=0');
  const link = page.locator('.pairs li >> nth=0').locator('a').last();
  const [, member, feature] = (await link.getAttribute('href')).match(/^#\/feature\/(\d+)\/(\d+)\?run=0$/).map(Number);
  await link.click();
  await at(page, `feature/${member}/${feature}`);
  assert.equal(await page.textContent('h1'), `Feature ${feature} of member ${member} of ${other.title}`);
  assert.deepEqual(await violations(page), []);
  const name = ['features', 'units'].find((one) => other.tables.includes(one));
  const facts = await tablesOf(`beside-0-${name}`);
  const row = [...Array(facts.rows).keys()].find((one) => facts.numbers('member')[one] === member && facts.numbers(name === 'units' ? 'unit' : 'feature')[one] === feature);
  for (const column of ['activations', 'frequency', 'norm', 'mean'].filter((one) => facts.names.includes(one))) {
    assert.ok((await page.textContent(`[data-column="${column}"] dd`)).startsWith(shown(facts.numbers(column)[row])), column);
  }

  const pairs = await tablesOf('beside-0-pairs');
  const matched = [...Array(pairs.rows).keys()].filter((one) => pairs.numbers('other_member')[one] === member && pairs.numbers('match')[one] === feature);
  assert.deepEqual(await page.$$eval('.tiles.wide a', (links) => links.map((one) => one.hash)), matched.map((one) => `#/feature/${pairs.numbers('member')[one]}/${pairs.numbers('feature')[one]}`));
  if (other.tables.includes('rates')) {
    const rates = await tablesOf('beside-0-rates');
    const sizes = await tablesOf('beside-0-dataset_classes');
    const sizeOf = (label) => sizes.numbers('images')[sizes.words('split').findIndex((split, one) => split === 'evaluated' && sizes.numbers('label')[one] === label)];
    const shares = [...Array(rates.rows).keys()].filter((one) => rates.numbers('member')[one] === member && rates.numbers('feature')[one] === feature)
      .map((one) => percent(rates.numbers('activations')[one] / sizeOf(rates.numbers('label')[one])));
    const words = await page.$$eval('.shares .number', (cells) => cells.map((cell) => cell.textContent));
    assert.deepEqual(words.map((word) => word.split(' (')[0]), shares);
  }

  await page.click('a[rel="next"]');
  await page.waitForFunction((before) => document.querySelector('h1').textContent !== before, `Feature ${feature} of member ${member} of ${other.title}`);
  assert.match(page.url(), /run=0$/);
  silent(heard);
  await close();
});

test('a run or a member that is not there is said', async () => {
  const { page, heard, close } = await open(browser, folder, '#/study');
  for (const [hash, words] of [['#/compare/0/0?run=99', 'No such run'], ['#/compare/0/99?run=0', 'There is no such member'], ['#/compare/x/0?run=0', 'No such page'], ['#/feature/0/0?run=99', 'No such feature'], ['#/feature/99/0?run=0', 'No such feature']]) {
    await page.evaluate((to) => { location.hash = to; }, hash);
    await page.waitForFunction((said) => document.querySelector('main').textContent.includes(said), words);
  }

  silent(heard);
  await close();
});
