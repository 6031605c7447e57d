import { type Browser, type BrowserContextOptions, type Page, expect, test } from '@playwright/test';
import { newId } from '@holdfast/platform/model';
import { DESK, PHONE, at, signIn, program } from './people';
import { OFFICE_STOPS, PATIENT_STOPS, STAFF_STOPS, type Stop } from './stops';
import { type Watch, barriers, sideways, watch } from './watch';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
// A key of the copy that reached the screen: words joined by dots, as in messaging.thread.back.
const RAW_KEY = /\b[a-z]+(?:\.[a-zA-Z-]+){2,}\b/;

// Fifty screens, each looked at by axe: on a slow machine that takes minutes, and no promise is about how many.
test.describe.configure({ timeout: 360_000 });

async function checkStop(page: Page, stop: Stop, widths: readonly number[]): Promise<void> {
  expect.soft(await barriers(page, RULES), `axe on “${stop.name}”`).toEqual([]);
  const height = page.viewportSize()?.height ?? 844;
  for (const width of widths) {
    await page.setViewportSize({ width, height });
    expect.soft(await sideways(page), `sideways at ${width} on “${stop.name}”`).toBe(0);
  }
  if (widths[0]) await page.setViewportSize({ width: widths[0], height });
}

interface Tour {
  readonly email: string;
  readonly stops: readonly Stop[];
  readonly options: BrowserContextOptions;
  readonly widths?: readonly number[];
  readonly each?: (page: Page, stop: Stop) => Promise<void>;
}

async function walk(browser: Browser, origin: string, tour: Tour): Promise<void> {
  const context = await browser.newContext({ serviceWorkers: 'block', ...tour.options });
  const page = await context.newPage();
  const seen: Watch = await watch(page, origin);
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await checkStop(page, { name: 'sign-in', open: async () => undefined }, tour.widths ?? []);
  await signIn(page, tour.email);
  for (const stop of tour.stops) {
    const before = seen.errors.length;
    await stop.open(page);
    await checkStop(page, stop, tour.widths ?? []);
    await tour.each?.(page, stop);
    if (stop.isCut) seen.errors.splice(before);
  }
  expect.soft(seen.errors).toEqual([]);
  expect.soft(seen.strangers).toEqual([]);
  await context.close();
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every screen of a patient, ${colorScheme}, is readable for all, quiet, and fits a narrow phone`, async ({
    browser,
    baseURL,
  }) => {
    const options = { ...PHONE, colorScheme };
    await walk(browser, baseURL ?? '', { email: at('sam.rivera'), stops: PATIENT_STOPS, options, widths: [390, 320] });
  });

  test(`every screen of a nurse, ${colorScheme}, is readable for all and quiet`, async ({ browser, baseURL }) => {
    await walk(browser, baseURL ?? '', { email: at('dana'), stops: STAFF_STOPS, options: { ...DESK, colorScheme } });
  });
}

test('a prescriber’s screens fit a phone too', async ({ browser, baseURL }) => {
  const stops = STAFF_STOPS.filter(({ name }) => name !== 'palette');
  await walk(browser, baseURL ?? '', { email: at('okafor'), stops, options: PHONE, widths: [390] });
});

for (const key of ['marcus', 'ruth']) {
  test(`the screens of ${key}, whose role reads no messages, are readable for all and quiet`, async ({
    browser,
    baseURL,
  }) => {
    await walk(browser, baseURL ?? '', { email: at(key), stops: OFFICE_STOPS, options: DESK });
  });
}

test('in Spanish every screen of a patient speaks Spanish, says so, and shows no raw keys', async ({
  browser,
  baseURL,
}) => {
  const each = async (page: Page, stop: Stop): Promise<void> => {
    expect.soft(await page.locator('html').getAttribute('lang'), stop.name).toBe('es');
    const words = (await page.locator('body').innerText()).replace(/\S+@\S+/g, '');
    expect.soft(RAW_KEY.exec(words)?.[0] ?? '', stop.name).toBe('');
  };
  // She has been silent; the clinic asks her something, so that there is a question to look at.
  const lucia = await program(baseURL, at('lucia.fernandez'));
  const lee = await program(baseURL, at('lee'));
  const asked = `/api/patients/${lucia.grant.me.patientId}/check-ins/${newId()}`;
  expect((await lee.ask('PUT', asked, { forms: ['phq-9'] })).status).toBe(201);
  // Her account is in Spanish, whatever her browser speaks.
  const tour = { email: at('lucia.fernandez'), stops: PATIENT_STOPS, options: PHONE, each, widths: [390, 320] };
  await walk(browser, baseURL ?? '', tour);
});
