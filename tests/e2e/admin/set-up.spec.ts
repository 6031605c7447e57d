import path from 'node:path';
import process from 'node:process';
import { type Browser, type Page, expect, test } from '@playwright/test';
import { Instance } from '../../support/instance';
import { DESK } from '../people';
import { barriers, sideways } from '../watch';
import { withDevice } from './device';

// An installation of its own, with no clinic in it: the link, the wizard, and what the first administrator meets.
let own: Instance;
let site: string;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  own = new Instance({ HOLDFAST_OWN: 'true', PORT: process.env['E2E_OWN_PORT'] ?? '3605' });
  site = await own.ready();
});
test.afterAll(() => own.stop());

const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
};
const clean = async (page: Page): Promise<void> => {
  expect(await barriers(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
};
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const fill = (page: Page, label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value);
const link = async (): Promise<string> => (await own.cli<{ link: string }>(['setup-link'])).link;

async function begin(browser: Browser): Promise<Page> {
  const page = await withDevice(browser, DESK);
  await page.goto(await link());
  await expect(page.getByRole('heading', { name: 'Your clinic', exact: true })).toBeVisible();
  return page;
}

test('an installation without a clinic is set up by its link: wizard, passkey, first administrator', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const page = await begin(browser);
  const other = await begin(browser);
  expect(page.url()).not.toContain('#t=');
  await press(page, 'Next');
  await expect(page.getByText('Please fill in: Name of the clinic, Neutral name, Phone.')).toBeVisible();
  await shot(page, 'set-up-card');
  await clean(page);
  await fill(page, 'Name of the clinic', 'Fern Hill Clinic');
  await fill(page, 'Neutral name', 'Fern');
  await fill(page, 'Phone', '+1 503 555 0177');
  await press(page, 'Next');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'When somebody is there' })).toBeVisible();
  await press(page, 'Back');
  await expect(page.getByLabel('Name of the clinic')).toHaveValue('Fern Hill Clinic');
  await press(page, 'Next');
  await fill(page, 'Time zone', 'America/Nowhere');
  await press(page, 'Next');
  await expect(page.getByText('Please fill in: Time zone.')).toBeVisible();
  await fill(page, 'Time zone', 'America/New_York');
  await page.getByLabel('To, Monday').fill('19:30');
  await shot(page, 'set-up-hours');
  await clean(page);
  await press(page, 'Next');
  await fill(page, 'Your own words, one in a line', 'over the falls');
  await clean(page);
  await press(page, 'Next');
  await fill(page, 'Your name', 'Ada Fern');
  await fill(page, 'What you are at the clinic', 'Practice manager');
  await fill(page, 'Your email', 'ada@fern.example');
  await press(page, 'Next');
  await expect(page.getByText('Please fill in: How you sign in.')).toBeVisible();
  await press(page, 'Make a passkey');
  await expect(page.getByText('Your passkey is made.')).toBeVisible();
  await shot(page, 'set-up-admin');
  await clean(page);
  await press(page, 'Next');
  await press(page, 'Send a test mail to ada@fern.example');
  await expect(page.getByText('It went out. Look whether it came.')).toBeVisible();
  await clean(page);
  await press(page, 'Next');
  await expect(page.getByText('08:00–19:30')).toBeVisible();
  await shot(page, 'set-up-check');
  await clean(page);
  await press(page, 'Make the clinic');
  await expect(page.getByRole('heading', { name: 'Run the clinic' })).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Set-up: \d of 10 done/ })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Decide how long records are kept' })).toBeVisible();
  await expect(page.getByText('Say when the clinic is staffed')).toBeVisible();
  await shot(page, 'set-up-done');
  await clean(page);

  // The second link is of no use any more, and nothing half done is left of it.
  await fill(other, 'Name of the clinic', 'Another');
  await fill(other, 'Neutral name', 'Other');
  await fill(other, 'Phone', '1');
  for (let step = 0; step < 3; step += 1) await press(other, 'Next');
  await fill(other, 'Your name', 'Somebody');
  await fill(other, 'What you are at the clinic', 'Else');
  await fill(other, 'Your email', 'else@fern.example');
  await press(other, 'Make a passkey');
  await expect(other.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible();
  await clean(other);
  const [{ count } = { count: '' }] = await own.rows<{ count: string }>('select count(*) as count from clinic');
  expect(count).toBe('1');

  // In again by the passkey alone.
  await page.goto(`${site}/me`);
  await press(page, 'Sign out');
  await press(page, 'Sign in with a passkey');
  await expect(page.getByText('Ada Fern')).toBeVisible();
});
