import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';

const SCREENSHOTS = fileURLToPath(new URL('../screenshots/', import.meta.url));
const PATIENCE_MS = 30_000;
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];

export const WIDE = { width: 1280, height: 860 };

/** A small phone. */
export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

let shots = 0;

/** One part of the story, told with the time it took. */
export async function step(name, act) {
  const began = Date.now();
  const result = await act();
  console.log(`${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  return result;
}

export async function openBrowser() {
  await mkdir(SCREENSHOTS, { recursive: true });
  const executablePath = process.env.CHROME_PATH ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: FLAGS });
}

/** Each device sees two of the four: both languages, both themes, wide and on a phone. */
const DEVICES = [
  { options: { ...PHONE, locale: 'ko-KR' }, looks: ['ko-light', 'en-dark'] },
  { options: { locale: 'en-US' }, looks: ['en-light', 'ko-dark'] },
];

/** The pages of somebody, whom `enter` signs in, on each device. */
export async function everywhere(browser, origin, pages, enter) {
  const on = async ({ options, looks }) => {
    const guest = await visitor(browser, origin, options);
    await enter(guest.page);
    for (const address of pages) {
      await guest.page.goto(address);
      await guest.page.getByRole('heading', { level: 1 }).waitFor();
      for (const name of looks) await lookIn(guest, name, address);
    }
    await leave(guest);
  };
  await Promise.all(DEVICES.map(on));
}

async function lookIn(guest, name, address) {
  const [language, colorScheme] = name.split('-');
  await guest.page.emulateMedia({ colorScheme });
  await speak(guest, language);
  await look(guest.page, `${name}${address.split('?')[0].replaceAll('/', '-')}`);
  await fitsWidth(guest.page, address);
}

/** Whoever leaves has seen no error. */
export async function leave({ context, errors }) {
  assert.deepEqual(errors, []);
  await context.close();
}

/** One person with a browser of their own. Errors on the pages they see end the story. */
export async function visitor(browser, origin, options = {}) {
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    viewport: WIDE,
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(`${page.url()}: ${error}`));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) errors.push(message.text());
  });
  return { context, page, errors };
}

/** A browser that never chose a language speaks the account's: here it chooses. */
export async function speak({ page }, language) {
  const spoken = await page.evaluate(() => document.documentElement.lang);
  if (spoken === language) return;
  const name = language === 'ko' ? '한국어' : 'English';
  await page.getByRole('banner').getByRole('button', { name }).click();
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
}

/** Makes the window as tall as the page, so that no bar that sticks to an edge covers anything. */
async function unfold(page) {
  const before = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...before, height: Math.max(height, before.height) });
  return () => page.setViewportSize(before);
}

/** Keeps a picture of the page and holds it to WCAG 2.2 AA. */
export async function look(page, name) {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
  const fold = await unfold(page);
  await photograph(page, name);
  await holdToStandard(page, name);
  await fold();
}

async function photograph(page, name) {
  const file = `${String(++shots).padStart(2, '0')}-${name}.png`;
  await page.screenshot({ path: SCREENSHOTS + file, fullPage: true, animations: 'disabled' });
}

async function holdToStandard(page, name) {
  // legacy: in the page itself, which has no frames, and not in another one opened for it
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  if (violations.length === 0) return;
  const found = violations.map(({ id, nodes }) => {
    const places = nodes.map(({ html, failureSummary }) => `    ${html}\n    ${failureSummary}`);
    return `  ${id}\n${places.join('\n')}`;
  });
  throw new Error(`${name} is not accessible:\n${found.join('\n')}`);
}

/** Nothing may stick out to the side on a phone. */
export async function fitsWidth(page, name) {
  const sticksOut = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (sticksOut > 0) throw new Error(`${name} is ${sticksOut} px too wide`);
}

/** The video plays: its time advances by itself. */
export async function plays(page) {
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.2);
  const before = await page.evaluate(() => document.querySelector('video').currentTime);
  await page.waitForFunction(
    (time) => document.querySelector('video').currentTime > time + 1,
    before,
  );
}
