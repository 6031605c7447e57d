import path from 'node:path';
import process from 'node:process';
import { type Page, expect, test } from '@playwright/test';
import { DESK, PHONE, at, enter, send } from '../people';
import { barriers, sideways } from '../watch';
import { linkIn } from './backstage';

const ROBIN = 'robin.frost@fern.example';
const PHRASE = 'slow green kettle by the sea';

const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
};
const clean = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { level: 1, includeHidden: true }).first()).toBeAttached();
  expect(await barriers(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
};
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const fill = (page: Page, label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value);

test('a patient lets her partner into her messages, who writes under his own name and is out when she ends it', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const hannah = await enter(browser, at('hannah.frost'), PHONE);
  await hannah.getByRole('link', { name: 'People who help me' }).click();
  await expect(hannah.getByText('Nobody but your care team sees your record here.')).toBeVisible();
  await clean(hannah);
  await press(hannah, 'Let somebody help');
  await press(hannah, 'Send the invitation');
  await expect(hannah.getByText('Fill in the name and the email, and choose at least one thing.')).toBeVisible();
  await fill(hannah, 'Name', 'Robin Frost');
  await fill(hannah, 'Email', ROBIN);
  await hannah.getByRole('checkbox', { name: /^Messages/ }).check();
  await shot(hannah, 'proxy-sheet');
  await clean(hannah);
  await press(hannah, 'Send the invitation');
  await expect(hannah.getByText('Invited, not answered yet')).toBeVisible();
  await clean(hannah);

  const context = await browser.newContext({ serviceWorkers: 'block', ...PHONE });
  const robin = await context.newPage();
  await robin.goto(await linkIn(ROBIN, 'your invitation'));
  await expect(robin.getByText(/A patient asks you to help them here/)).toBeVisible();
  await fill(robin, 'Password', PHRASE);
  await press(robin, 'Go on');
  await expect(robin.getByRole('heading', { name: 'You help Hannah' })).toBeVisible();
  await expect(robin.getByRole('link', { name: /Visits/ })).toHaveCount(0);
  await shot(robin, 'proxy-home');
  await clean(robin);
  await robin.getByRole('navigation').getByRole('link', { name: 'Messages' }).click();
  await shot(robin, 'proxy-messages');
  await clean(robin);
  await robin.goto('/messages/new');
  await robin
    .getByText(/question/i)
    .first()
    .click();
  await send(robin, 'Hannah asks me to say that she is well.');
  await robin.goto('/treatment');
  await expect(robin.getByText('This page is not yours')).toBeVisible();

  const dana = await enter(browser, at('dana'), DESK);
  await dana.goto('/inbox');
  await dana.getByText('Hannah asks me to say that she is well.').first().click();
  await expect(dana.getByText('Robin Frost').first()).toBeVisible();
  await shot(dana, 'proxy-thread-staff');

  await hannah.reload();
  await press(hannah, 'Change what Robin Frost may do');
  await hannah.getByRole('checkbox', { name: /^Visits/ }).check();
  await hannah.getByRole('checkbox', { name: /^Check-ins/ }).check();
  await press(hannah, 'Save');
  await expect(hannah.getByText('Messages, Check-ins, Visits and rides')).toBeVisible();
  await shot(hannah, 'proxies');
  await robin.goto('/home');
  await robin.getByRole('navigation').getByRole('link', { name: 'Visits' }).click();
  await expect(robin.getByRole('heading', { name: 'Visits' })).toBeVisible();
  await shot(robin, 'proxy-visits');
  await clean(robin);
  await robin.getByRole('navigation').getByRole('link', { name: 'Check-ins' }).click();
  await expect(robin.getByRole('heading', { name: 'How they have been doing' })).toBeVisible();
  await expect(robin.locator('hf-waiting')).toHaveCount(0);
  await shot(robin, 'proxy-progress');
  await clean(robin);
  await robin.emulateMedia({ colorScheme: 'dark' });
  await robin.goto('/home');
  await clean(robin);

  await hannah.goto('/who-saw');
  await expect(hannah.getByText('Robin Frost').first()).toBeVisible();
  await hannah.goto('/helpers');
  await press(hannah, 'End the access of Robin Frost');
  await press(hannah, 'End it now for Robin Frost');
  await expect(hannah.getByText('You ended it')).toBeVisible();
  await expect(robin.getByText('Nobody lets you see anything here at the moment.')).toBeVisible({ timeout: 10_000 });
  await shot(robin, 'proxy-nobody');
  await clean(robin);
});
