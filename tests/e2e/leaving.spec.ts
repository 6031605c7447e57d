import { type BrowserContext, type Page, expect, test } from '@playwright/test';
import { PHONE, at, enter } from './people';

const ELSEWHERE = 'https://www.wikipedia.org/';
const CLINICAL = /ketamin|psychiatr|phq|infusion|depress|rivera|sam\b/i;
const PAGES = ['/home', '/messages', '/messages/new', '/me', '/no/such/page'];

/** Stands in for the world outside, so that nothing leaves this machine. @returns every address that was wanted */
async function outside(context: BrowserContext, origin: string): Promise<string[]> {
  const wanted: string[] = [];
  await context.route(
    (url) => url.origin !== origin,
    (route) => {
      wanted.push(route.request().url());
      return route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title><p>Elsewhere</p>' });
    },
  );
  return wanted;
}

async function openThread(page: Page): Promise<void> {
  await page.goto('/messages');
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  await expect(page.getByRole('log')).toBeVisible();
}

const WAYS: Record<string, (page: Page) => Promise<void>> = {
  'the button': (page) => page.getByRole('link', { name: 'Emergency Leave fast' }).click({ noWaitAfter: true }),
  'Shift, three times': async (page) => {
    for (let press = 0; press < 3; press++) await page.keyboard.press('Shift').catch(() => undefined);
  },
};

for (const [name, leave] of Object.entries(WAYS)) {
  test(`${name} leaves within a second, to a neutral page only, and Back shows nothing of the patient`, async ({
    browser,
    baseURL,
  }) => {
    const page = await enter(browser, at('sam.rivera'), PHONE);
    const wanted = await outside(page.context(), baseURL ?? '');
    await openThread(page);
    const began = performance.now();
    await leave(page);
    await page.waitForURL(ELSEWHERE, { timeout: 5000 });
    const took = Math.round(performance.now() - began);
    console.log(`      gone after ${took} ms`);
    expect(took).toBeLessThan(1000);
    expect(new Set(wanted)).toEqual(new Set([ELSEWHERE]));

    await page.goBack();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(page.getByRole('log')).toHaveCount(0);
    await expect(page.getByRole('main')).not.toContainText(/care team|you wrote|signed out/);
    await page.goto('/messages');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(page.getByRole('main')).not.toContainText(/care team|you wrote|signed out/);
    await page.context().close();
  });
}

test('help stands in the same place on every page, one touch from a person, under a title that says nothing', async ({
  browser,
}) => {
  const page = await enter(browser, at('sam.rivera'), PHONE);
  const places = new Set<string>();
  const look = async (): Promise<void> => {
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const help = page.getByRole('banner').getByRole('button', { name: 'Need help now?' });
    await expect(help).toBeInViewport();
    await expect(page.getByRole('link', { name: 'Emergency Leave fast' })).toBeInViewport();
    expect(await page.title()).not.toMatch(CLINICAL);
    const box = await help.boundingBox();
    places.add(`${Math.round(box?.x ?? 0)},${Math.round(box?.y ?? 0)}`);
    expect(box?.height).toBeGreaterThanOrEqual(44);
  };
  for (const address of PAGES) {
    await page.goto(address);
    await look();
  }
  await openThread(page);
  await look();
  expect([...places]).toHaveLength(1);

  await page.getByRole('banner').getByRole('button', { name: 'Need help now?' }).click();
  const panel = page.getByRole('dialog');
  await expect(panel.getByRole('link').first()).toBeVisible();
  const links = await panel.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  for (const href of ['tel:988', 'sms:988', 'tel:911']) expect(links).toContain(href);
  expect(links.filter((href) => href?.startsWith('tel:+1503'))).toHaveLength(1);
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  const manifest = await page.request.get('/manifest.webmanifest');
  expect(await manifest.text()).not.toMatch(CLINICAL);
  await page.context().close();
});

test('addresses of the clinic are not a patient’s, and none of their data is loaded', async ({ browser, baseURL }) => {
  const page = await enter(browser, at('robin.castle', 'harbor'), PHONE);
  const answers: string[] = [];
  page.on('response', (answer) => {
    const { pathname } = new URL(answer.url());
    if (pathname.startsWith('/api/') && answer.status() === 200) answers.push(pathname);
  });
  for (const address of ['/inbox', '/patients', '/admin']) {
    await page.goto(`${baseURL}${address}`);
    await expect(page.getByRole('heading', { name: 'This page is not yours' })).toBeVisible();
  }
  expect(answers.filter((path) => /inbox|\/api\/patients$|staff|admin|audit/.test(path))).toEqual([]);
  await page.context().close();
});
