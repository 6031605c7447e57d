import path from 'node:path';
import process from 'node:process';
import { type Page, expect, test } from '@playwright/test';
import { DESK, PHONE, at, enter } from '../people';
import { barriers, sideways } from '../watch';

const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
};
const clean = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { level: 1, includeHidden: true }).first()).toBeAttached();
  expect(await barriers(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
};
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const fill = (page: Page, label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value);

test('a patient who was entered twice becomes one, is taken apart again, and becomes one for good', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const marcus = await enter(browser, at('marcus'), DESK);
  await marcus.goto('/admin/people/invite');
  await marcus.getByRole('radio', { name: /patient/i }).check();
  await fill(marcus, 'Full name', 'Noah Bennett');
  await fill(marcus, 'Email', 'noah.other@fern.example');
  await marcus.getByLabel('Date of birth').fill('2001-02-20');
  await marcus.getByLabel('Phone').fill('+1 503 555 0177');
  await press(marcus, 'Send the invitation');
  await expect(marcus.getByText('Invited: Noah Bennett.')).toBeVisible();

  const lee = await enter(browser, at('lee'), DESK);
  await lee.goto('/patients');
  await lee.getByRole('link', { name: 'Records made twice' }).click();
  await expect(lee.getByText('The same: same date of birth')).toBeVisible();
  await shot(lee, 'duplicates');
  await clean(lee);
  // The one with the sign-in is kept.
  const kept = lee.getByText('Signs in with this record').locator('xpath=ancestor::div[1]');
  await kept.getByRole('button', { name: /^Keep this record/ }).click();
  await shot(lee, 'merge-sheet');
  await clean(lee);
  await press(lee, 'Put them together');
  await expect(lee.getByText('The two records are one now.')).toBeVisible();
  await expect(lee.getByText('No two records look like the same person.')).toBeVisible();
  await clean(lee);
  await lee.getByRole('link', { name: 'Open', exact: true }).click();
  await lee.getByRole('link', { name: 'Earlier record' }).click();
  await expect(lee.getByText('This record was put together with another of the same person.')).toBeVisible();
  await shot(lee, 'merged-chart');
  await clean(lee);
  await lee.goto('/patients');
  await lee.getByLabel('Find by name').fill('Bennett');
  await expect(lee.getByRole('link', { name: /Noah Bennett/ })).toHaveCount(1);

  await lee.goto('/duplicates');
  await press(lee, 'Take back the merge of Noah Bennett');
  await expect(lee.getByText('The same: same date of birth')).toBeVisible();
  await kept.getByRole('button', { name: /^Keep this record/ }).click();
  await press(lee, 'Put them together');
  await expect(lee.getByText('No two records look like the same person.')).toBeVisible();
  await lee.setViewportSize({ width: PHONE.viewport?.width ?? 390, height: 844 });
  await lee.emulateMedia({ colorScheme: 'dark' });
  await shot(lee, 'duplicates-phone-dark');
  await clean(lee);
});
