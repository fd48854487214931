// drive.js FOLDER: open the pages in headless Chromium as readers do: light, dark, narrow, on paper,
// without script. Fails on the first page that asks the network for anything, scrolls sideways,
// breaks an accessibility rule, or does not sort and search.
'use strict';
const fs = require('fs');
const path = require('path');
const assert = require('assert');

const modules = path.resolve('node_modules');
const puppeteer = require(path.join(modules, 'puppeteer-core'));
const axe = fs.readFileSync(path.join(modules, 'axe-core', 'axe.min.js'), 'utf8');
const folder = path.resolve(process.argv[2]);
const shots = process.env.SHOTS;

const NARROW = { width: 360, height: 740 };
const WIDE = { width: 1280, height: 900 };
const LEARNER_BYTES = 50 * 1000;

// One long learner page, one with several decisions, one with nothing, and each other kind.
const samples = [
  'learner-en/P-2026-0048.html', 'learner-ar/P-2026-0026.html', 'learner-en/P-2026-0021.html',
  'assessor-en/P-2026-0048.html', 'assessor-ar.html', 'few-en.html', 'few-ar.html',
  'board-en.html', 'board-ar.html', 'compare-en.html', 'compare-ar.html',
];

function largest(directory) {
  const sizes = fs.readdirSync(path.join(folder, directory))
    .map((name) => [name, fs.statSync(path.join(folder, directory, name)).size]);
  return sizes.reduce((a, b) => (b[1] > a[1] ? b : a));
}

async function open(browser, file, { script = true, theme = 'light', size = WIDE } = {}) {
  const page = await browser.newPage();
  const asked = [];
  const complaints = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.setJavaScriptEnabled(script);
  await page.setViewport(size);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
  const url = 'file://' + path.join(folder, file);
  await page.goto(url, { waitUntil: 'load' });
  assert.deepStrictEqual(asked, [url], `${file} asks for more than itself`);
  assert.deepStrictEqual(complaints, [], `${file} complains`);
  return page;
}

async function check(browser, file, theme, size) {
  const page = await open(browser, file, { theme, size });
  await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(widths[0] <= widths[1], `${file} is ${widths[0]} wide in ${widths[1]}`);
  await page.evaluate(axe);
  const result = await page.evaluate(() => axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  const broken = result.violations.map((v) =>
    `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | ')}`);
  assert.deepStrictEqual(broken, [], `${file} in ${theme}, ${size.width} wide`);
  if (shots) {
    const name = `${file.replace(/[/.]/g, '-')}-${theme}-${size.width}.png`;
    await page.screenshot({ path: path.join(shots, name), fullPage: true });
  }
  await page.close();
}

const rowsOf = (page) => page.evaluate(() => [...document.querySelectorAll('table.live')].map((t) =>
  [...t.tBodies[0].rows].filter((r) => !r.hidden).map((r) => [...r.cells].map((c) => c.textContent))));

async function sortAndSearch(browser, file, wanted) {
  const page = await open(browser, file);
  const before = await rowsOf(page);
  const index = await page.evaluate(() => [...document.querySelectorAll('table.live')]
    .findIndex((t) => t.tBodies[0].rows.length > 50));
  assert.ok(index >= 0, `${file} has a long table`);
  const table = (await page.$$('table.live'))[index];
  const buttons = await table.$$('th button');
  const numbers = await table.evaluate((t) => [...t.tHead.rows[0].cells].findIndex((c) => c.className === 'n'));

  await buttons[numbers].click();
  let keys = await table.evaluate((t, i) => [...t.tBodies[0].rows].map((r) => Number(r.cells[i].dataset.s)), numbers);
  assert.deepStrictEqual(keys, [...keys].sort((a, b) => a - b), 'numbers rise');
  assert.strictEqual(await table.evaluate((t, i) => t.tHead.rows[0].cells[i].getAttribute('aria-sort'), numbers), 'ascending');
  await buttons[numbers].press('Enter');
  keys = await table.evaluate((t, i) => [...t.tBodies[0].rows].map((r) => Number(r.cells[i].dataset.s)), numbers);
  assert.deepStrictEqual(keys, [...keys].sort((a, b) => b - a), 'numbers fall');
  const after = await rowsOf(page);
  assert.deepStrictEqual([...after[index]].sort(), [...before[index]].sort(), 'no row is lost');

  const input = (await page.$$('input[type=search]'))[index];
  await input.type(wanted);
  const found = (await rowsOf(page))[index];
  assert.ok(found.length > 0 && found.length < before[index].length, `${wanted} finds some`);
  const fold = (s) => s.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
  for (const row of found) assert.ok(fold(row.join(' ')).includes(fold(wanted)));
  await page.close();

  const plain = await open(browser, file, { script: false });
  const counts = await plain.$$eval('table', (tables) => tables.map((t) => t.rows.length));
  const hidden = await plain.$$eval('[hidden], input, button', (all) => all.length);
  assert.strictEqual(hidden, 0, 'without script nothing is hidden and nothing is dead');
  assert.ok(counts.some((n) => n === before[index].length + 1), 'without script every row is there');
  await plain.close();
}

async function paper(browser, file) {
  const page = await open(browser, file);
  await page.emulateMediaType('print');
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  assert.ok(pdf.length > 1000);
  if (shots) fs.writeFileSync(path.join(shots, file.replace(/[/.]/g, '-') + '.pdf'), pdf);
  await page.close();
}

async function main() {
  for (const directory of fs.readdirSync(folder).filter((name) => name.startsWith('learner-'))) {
    const [name, size] = largest(directory);
    assert.ok(size < LEARNER_BYTES, `${directory}/${name} has ${size} bytes`);
    console.log(`${directory}: at most ${size} bytes`);
  }
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const files = samples.concat(['learner-cmalt', 'assessor-cmalt', 'learner-exams']
      .map((directory) => path.join(directory, largest(directory)[0])));
    for (const file of files) {
      await check(browser, file, 'light', WIDE);
      await check(browser, file, 'dark', NARROW);
    }
    await sortAndSearch(browser, 'registrar-en.html', 'Szentirmai');
    await sortAndSearch(browser, 'registrar-ar.html', 'celikkol');
    for (const file of files.slice(0, 6)) await paper(browser, file);
    console.log(`${files.length} pages in light and dark, wide and narrow: clean`);
  } finally {
    await browser.close();
  }
}

main().catch((error) => {
  console.error(error.message || error);
  process.exit(1);
});
