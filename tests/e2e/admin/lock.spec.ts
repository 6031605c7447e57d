import path from 'node:path';
import process from 'node:process';
import { type Page, expect, test } from '@playwright/test';
import { PASSWORD, PHONE, at } from '../people';
import { barriers, sideways } from '../watch';
import { linkIn } from './backstage';
import { withDevice } from './device';

// Tessa Morgan and Chloe Nguyen are in no other journey.
const TESSA = at('tessa.morgan');
const CHLOE = at('chloe.nguyen');
const NAME = 'Tessa';

const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
};
const clean = async (page: Page): Promise<void> => {
  expect(await barriers(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
};
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function byPassword(page: Page, site: string, email: string): Promise<void> {
  await page.goto(`${site}/sign-in`);
  await page.getByLabel('Email', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await press(page, 'Sign in');
  await expect(page).not.toHaveURL(/sign-in/);
}

/** As if nobody had touched the device for so long. */
async function leaveAlone(page: Page, minutes: number): Promise<void> {
  await page.evaluate((away) => {
    localStorage.setItem('hf.touched', JSON.stringify(Date.now() - away * 60_000));
    document.dispatchEvent(new Event('visibilitychange'));
  }, minutes);
}

test('a phone left alone shows nothing, in any tab, by Back or after a reload, and opens with a passkey', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(90_000);
  const site = baseURL ?? '';
  const page = await withDevice(browser, PHONE);
  await byPassword(page, site, TESSA);
  await page.goto(`${site}/me/sign-in`);
  await page.getByLabel('How you call this device').fill('My phone');
  await press(page, 'Add a passkey');
  await expect(page.getByText('My phone', { exact: true })).toBeVisible();
  await page.goto(`${site}/me`);
  await expect(page.getByRole('radio', { name: '5 minutes', exact: true })).toBeChecked();
  await clean(page);
  await shot(page, 'lock-setting');

  await page.goto(`${site}/me`);
  await expect(page.getByText(NAME).first()).toBeVisible();
  const other = await page.context().newPage();
  await other.goto(`${site}/me`);
  await expect(other.getByText(NAME).first()).toBeVisible();

  await leaveAlone(page, 4);
  await expect(page.getByText(NAME).first()).toBeVisible();
  await leaveAlone(page, 5);
  for (const tab of [page, other]) {
    await expect(tab.getByRole('heading', { name: 'Locked' })).toBeVisible();
    expect(await tab.locator('body').innerHTML()).not.toContain(NAME);
    expect(await tab.title()).toBe('Willow');
  }
  await clean(page);
  await shot(page, 'locked');
  const sideways390 = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(sideways390).toBeLessThanOrEqual(390);

  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible();
  expect(await page.locator('body').innerHTML()).not.toContain(NAME);

  // Danger comes first.
  await press(page, 'Need help now?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await clean(page);
  await shot(page, 'locked-help');
  await page.keyboard.press('Escape');

  await press(page, 'Open');
  await press(page, 'Use your passkey');
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeHidden();
  await expect(other.getByText(NAME).first()).toBeVisible();
});

test('a change from a strange phone is held, told by mail, and taken back by “this was not me”', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(90_000);
  const site = baseURL ?? '';
  const own = await (await browser.newContext({ serviceWorkers: 'block', ...PHONE })).newPage();
  await byPassword(own, site, CHLOE);
  const strange = await withDevice(browser, PHONE);
  await byPassword(strange, site, CHLOE);
  await strange.goto(`${site}/me/sign-in`);
  await strange.getByLabel('How you call this device').fill('Somebody’s phone');
  await press(strange, 'Add a passkey');
  await expect(strange.getByText('Changes wait until', { exact: false })).toBeVisible();
  await clean(strange);
  await shot(strange, 'held');
  await press(strange, 'Make recovery codes');
  await expect(strange.getByText('To keep you safe, this waits until', { exact: false })).toBeVisible();
  await own.goto(`${site}/me`);
  await expect(own).toHaveURL(/sign-in/);

  await own.goto(await linkIn(CHLOE, 'how you sign in has changed'));
  await expect(own.getByRole('heading', { name: 'It was not you?' })).toBeVisible();
  expect(own.url()).not.toContain('#t=');
  await clean(own);
  await shot(own, 'not-me');
  await press(own, 'It was not me. Take it back.');
  await expect(own.getByRole('heading', { name: 'We took it back' })).toBeVisible();
  await clean(own);
  await shot(own, 'not-me-done');
  await strange.goto(`${site}/me`);
  await expect(strange).toHaveURL(/sign-in/);
});
