// browser BASE CHROMIUM SECRET [DIR]: opens the pages served under BASE in a real browser and prints, as JSON, what a person would
// meet: the reader's time in several zones, what filters and links do, complaints of the console, outside requests and the
// findings of axe. With DIR it leaves screenshots there. Needs playwright-core and axe-core in the working directory.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const [base, executablePath, secret, dir] = process.argv.slice(2);
const require = createRequire(process.cwd() + '/');
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
const mistaken = '/?q=kind%3A';
const out = { zones: {}, complaints: [], outside: [], axe: [], wide: [] };

async function open(options, path = '/') {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', ...options });
  const page = await context.newPage();
  const mistake = path === mistaken; // the browser tells of its 400
  page.on('console', m => { if (!mistake && ['error', 'warning'].includes(m.type())) out.complaints.push(m.text()); });
  page.on('pageerror', e => out.complaints.push(String(e)));
  page.on('request', r => { if (!r.url().startsWith(base + '/')) out.outside.push(r.url()); });
  await page.goto(base + path);
  return page;
}
const yours = page => page.$$eval('.yours', list => Object.fromEntries(list.filter(s => !s.hidden).map(s => [s.closest('.event').querySelector('h3').textContent.trim(), s.textContent])));

for (const timezoneId of ['America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Auckland', 'Europe/Lisbon']) {
  const page = await open({ timezoneId });
  out.zones[timezoneId] = await yours(page);
  await page.context().close();
}

{ // The agenda in use: evidence opens by keyboard, the filter narrows, the panel offers what is filtered.
  const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
  out.agenda = await page.$$eval('main .event h3', list => list.map(h => h.textContent.trim()));
  const talks = page.locator('.event', { hasText: 'fisheries talks' }).first();
  const quote = talks.locator('blockquote').first();
  out.quoteBefore = await quote.isVisible();
  await talks.locator('summary').focus();
  await page.keyboard.press('Enter');
  out.quoteAfter = await quote.isVisible();
  out.marked = await talks.locator('mark').evaluateAll(list => [...new Set(list.map(m => m.className))].sort());
  await page.getByRole('searchbox').fill('kind:vote');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/?q=*');
  out.filtered = await page.$$eval('main .event h3', list => list.map(h => h.textContent.trim()));
  await page.locator('details.subscribe summary').click();
  out.links = await page.$$eval('details.subscribe a', list => list.map(a => a.getAttribute('href')));
  out.code = await page.locator('svg.qr').isVisible();
  await page.locator('[data-copy]').click();
  await page.locator('[data-copy]', { hasText: 'Copied' }).waitFor({ timeout: 3000 });
  out.copied = await page.evaluate(() => navigator.clipboard.readText());
  if (dir) await page.screenshot({ path: dir + '/panel.png', fullPage: true });
  await page.context().close();
}
{ // The month leads to the entries below it, which open.
  const page = await open({}, '/?month=2024-03');
  out.month = await page.$$eval('table.month td li', list => list.map(l => l.textContent.trim()));
  await page.locator('table.month a', { hasText: 'fisheries talks' }).click();
  out.opened = await page.locator('.event:target blockquote').first().isVisible();
  await page.context().close();
}
{ // Filters are links that narrow what is shown; the page of an event has its evidence open and a calendar of its own.
  const page = await open({});
  await page.locator('details.panel summary', { hasText: 'Narrow by' }).click();
  await page.locator('.facet a', { hasText: 'debate' }).click();
  out.narrowed = await page.$$eval('main .event h3', list => list.map(h => h.textContent.trim()));
  out.narrowedAt = new URL(page.url()).search;
  await page.getByRole('link', { name: 'Show everything' }).click();
  await page.locator('.event h3 a', { hasText: 'fisheries talks' }).first().click();
  out.eventQuote = await page.locator('blockquote mark.when').first().isVisible();
  out.eventICS = await page.getByRole('link', { name: 'Add to a calendar' }).getAttribute('href');
  await page.locator('details.why summary').click();
  out.reasons = await page.locator('.tree .rejected').first().isVisible();
  await page.context().close();
}
{ // By keyboard alone the first stop leads past the navigation, and a filter can be typed and sent.
  const page = await open({});
  await page.keyboard.press('Tab');
  out.skips = await page.evaluate(() => document.activeElement.getAttribute('href'));
  await page.context().close();
}
{ // A private calendar stays in its room.
  const page = await open({}, `/private/${secret}/`);
  out.room = await page.$$eval('main .event h3', list => list.map(h => h.textContent.trim()));
  await page.getByRole('link', { name: 'Changes' }).click();
  out.roomSources = await page.getByRole('link', { name: 'Sources' }).count(); // not for whoever may see a part
  out.roomAt = new URL(page.url()).pathname;
  await page.context().close();
}
{ // Without scripts everything can be read.
  const page = await open({ javaScriptEnabled: false });
  out.plain = await page.locator('main .event h3').allTextContents();
  await page.locator('.event', { hasText: 'fisheries talks' }).first().locator('summary').click();
  out.plainQuote = await page.locator('.event', { hasText: 'fisheries talks' }).first().locator('blockquote').first().isVisible();
  await page.locator('details.subscribe summary').click();
  out.plainButtons = await page.locator('[data-copy]:visible').count();
  out.plainCode = await page.locator('svg.qr').isVisible();
  await page.getByRole('searchbox').fill('kind:vote');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/?q=*');
  out.plainFiltered = await page.$$eval('main .event h3', list => list.map(h => h.textContent.trim()));
  await page.goto(base + '/?month=2024-03');
  out.plainMonth = await page.$$eval('table.month td li', list => list.length);
  await page.context().close();
}
const event = await (async () => {
  const page = await open({});
  const href = await page.locator('.event h3 a').first().getAttribute('href');
  await page.context().close();
  return href;
})();
// axe itself is an inline script; 320 wide is what WCAG 1.4.10 asks.
for (const [name, options] of Object.entries({ light: {}, dark: { colorScheme: 'dark' }, phone: { viewport: { width: 320, height: 690 }, isMobile: true } })) {
  let page = null;
  for (const path of ['/', '/?q=kind%3Avote', '/?month=2024-03', '/changes', '/changes?since=2024-03-08&q=talks', '/sources', event, `/private/${secret}/`, mistaken]) {
    if (!page || path === mistaken) page = await open({ colorScheme: 'light', ...options, bypassCSP: true }, path);
    else await page.goto(base + path);
    await page.$$eval('details', list => list.forEach(d => { d.open = true; }));
    await page.evaluate(axe);
    const found = await page.evaluate(() => window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    for (const v of found.violations) out.axe.push(`${name} ${path}: ${v.impact} ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(' | ')}`);
    if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)) out.wide.push(`${name} ${path}`);
    if (dir) await page.screenshot({ path: `${dir}/${name}-${path.replace(secret, 'secret').replace(/\W+/g, '-')}.png`, fullPage: true });
  }
}
await browser.close();
console.log(JSON.stringify(out));
