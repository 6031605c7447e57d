import path from 'node:path';
import process from 'node:process';
import { type Page, expect, test } from '@playwright/test';
import { DESK, PHONE, at, enter } from '../people';
import { barriers, sideways } from '../watch';

// Helen runs Harbor Light. Whatever she sets here she puts back before the journey ends.
const HELEN = at('helen', 'harbor');

const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
};
const clean = async (page: Page): Promise<void> => {
  expect(await barriers(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
};
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const saved = (page: Page) => expect(page.getByText('Saved. It holds from now on.')).toBeVisible();

test('hours are tried out before they hold, told to who saw older ones, and put back', async ({ browser }) => {
  test.setTimeout(120_000);
  const helen = await enter(browser, HELEN, DESK);
  await helen.goto('/admin');
  await helen.getByRole('link', { name: /^Settings of the clinic/ }).click();
  await expect(helen.getByRole('link', { name: /^Hours and closed days/ })).toBeVisible();
  await shot(helen, 'settings-list');
  await clean(helen);
  await helen.getByRole('link', { name: /^Hours and closed days/ }).click();
  await expect(helen.getByText(/Question, sent on Friday at 6:00 PM: answered by/)).toBeVisible();
  const before = (await helen.getByText(/Question, sent on Friday/).textContent()) ?? '';
  const other = await enter(browser, HELEN, DESK);
  await other.goto('/admin/settings/hours');
  await expect(other.getByLabel('Time zone')).toBeVisible();

  await press(helen, 'Add hours on Saturday');
  await expect(helen.getByText(/Question, sent on Friday/)).not.toHaveText(before);
  await expect(helen.getByText('Not saved yet.')).toBeVisible();
  await shot(helen, 'settings-hours');
  await clean(helen);
  await helen.getByRole('link', { name: 'All settings' }).click();
  await expect(helen.getByRole('heading', { name: 'Leave without saving?' })).toBeVisible();
  await clean(helen);
  await press(helen, 'Stay here');
  await helen.getByLabel('Saturday, to (1)').fill('07:00');
  await press(helen, 'Save');
  await expect(helen.getByText('One stretch ends before it begins.')).toBeVisible();
  await helen.getByLabel('Saturday, to (1)').fill('12:00');
  await press(helen, 'Save');
  await saved(helen);
  await expect(helen.getByText('Hours of the week: changed')).toBeVisible();

  await press(other, 'Add hours on Sunday');
  await press(other, 'Save');
  await expect(other.getByText(/changed this on .* while you were writing/)).toBeVisible();
  await shot(other, 'settings-stale');
  await clean(other);
  await press(other, 'Show what holds now');
  await expect(other.getByLabel('Saturday, to (1)')).toHaveValue('12:00');
  await other
    .getByRole('button', { name: /^Put this back/ })
    .first()
    .click();
  await expect(other.getByText(/Version \d+ holds again\./)).toBeVisible();
  await expect(other.getByText(/Put version \d+ back/)).toBeVisible();
  await expect(other.getByText(/Question, sent on Friday/)).toHaveText(before);
  await clean(other);
});

test('each kind of setting opens on a phone, in the dark and in Spanish', async ({ browser }) => {
  test.setTimeout(180_000);
  const helen = await enter(browser, HELEN, { ...PHONE, colorScheme: 'dark' });
  const KINDS = ['hours', 'profile', 'languages', 'notifications', 'retention', 'branding', 'topics', 'pools'];
  for (const kind of KINDS) {
    await helen.goto(`/admin/settings/${kind}`);
    await expect(helen.getByRole('heading', { name: 'Every version' })).toBeVisible();
    await expect(helen.getByText(/Touches every/)).toBeVisible();
    await shot(helen, `settings-${kind}-phone`);
    await clean(helen);
  }
  await helen.goto('/me');
  await helen.getByLabel('Español').check();
  for (const kind of KINDS) {
    await helen.goto(`/admin/settings/${kind}`);
    await expect(helen.getByRole('heading', { name: 'Todas las versiones' })).toBeVisible();
    await clean(helen);
  }
  await helen.goto('/me');
  await helen.getByLabel('English').check();
  await expect(helen.getByRole('heading', { name: 'Me', exact: true })).toBeVisible();
});
