import path from 'node:path';
import process from 'node:process';
import { type Page, expect, test } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { DESK, PASSWORD, PHONE, at } from '../people';
import { barriers, sideways } from '../watch';
import { linkIn, rows } from './backstage';
import { withDevice } from './device';

// Every way into an account, on a real device's terms: the authenticator is Chromium's own, in software. Dr. Tanaka is
// in no other journey.
const EMAIL = at('tanaka', 'harbor');

const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
};
const clean = async (page: Page): Promise<void> => {
  expect(await barriers(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
};
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function byPassword(page: Page, site: string, password = PASSWORD): Promise<void> {
  await page.goto(`${site}/sign-in`);
  await page.getByLabel('Email', { exact: true }).fill(EMAIL);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await press(page, 'Sign in');
}

test('passkey, code app, recovery code and a password chosen anew: every way in, and none around the second factor', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const site = baseURL ?? '';
  const desk = await withDevice(browser, DESK);
  await byPassword(desk, site);
  await expect(desk).toHaveURL(/inbox/);

  await desk.goto(`${site}/me/sign-in`);
  await expect(desk.getByText('You have none yet.')).toBeVisible();
  await clean(desk);
  await desk.getByLabel('How you call this device').fill('Desk at the clinic');
  await press(desk, 'Add a passkey');
  await expect(desk.getByText('Desk at the clinic', { exact: true })).toBeVisible();
  await press(desk, 'Make recovery codes');
  await expect(desk.locator('hf-recovery-card .codes li')).toHaveCount(10);
  const codes = await desk.locator('hf-recovery-card .codes li').allTextContents();
  expect(new Set(codes).size).toBe(10);
  await shot(desk, 'ways-in');
  await clean(desk);

  // Out, and in again without a password.
  await desk.goto(`${site}/me`);
  await press(desk, 'Sign out');
  await expect(desk).toHaveURL(/sign-in/);
  await shot(desk, 'sign-in-passkey');
  await clean(desk);
  await desk.goto(`${site}/caseload`);
  await press(desk, 'Sign in with a passkey');
  await expect(desk).toHaveURL(/caseload/);

  // Another browser, without the passkey: the right password is not enough, a recovery code is, once.
  const phone = await (await browser.newContext({ serviceWorkers: 'block', ...PHONE })).newPage();
  await byPassword(phone, site);
  await expect(phone.getByRole('heading', { name: 'One more step' })).toBeVisible();
  await press(phone, 'Use a recovery code');
  await phone.getByLabel('Recovery code').fill('wrong-code');
  await press(phone, 'Go on');
  await expect(phone.getByText('That did not work. Please try again.')).toBeVisible();
  await shot(phone, 'second-step');
  await clean(phone);
  await phone.getByLabel('Recovery code').fill(codes[0] ?? '');
  await press(phone, 'Go on');
  await expect(phone).toHaveURL(/inbox/);

  // A code app, set up on the phone after a fresh proof was asked for.
  await rows(`update session set proved_at = now() - interval '6 minutes'`);
  await phone.goto(`${site}/me/sign-in`);
  await press(phone, 'Set up a code app');
  await expect(phone.getByRole('dialog', { name: 'Is it still you?' })).toBeVisible();
  await shot(phone, 'step-up');
  await clean(phone);
  await phone.getByRole('button', { name: 'Use a recovery code' }).click();
  await phone.getByLabel('Recovery code', { exact: true }).fill(codes[1] ?? '');
  await press(phone, 'Go on');
  await expect(phone.getByRole('img', { name: 'Picture with the secret for the app' })).toBeVisible();
  await shot(phone, 'code-app');
  await clean(phone);
  const secret = (await phone.locator('hf-code-app-card .secret').textContent()) ?? '';
  const app = new TOTP({ secret: Secret.fromBase32(secret) });
  await phone.getByLabel('The code that the app shows now').fill(app.generate());
  await press(phone, 'Confirm');
  await expect(phone.getByText('A code app is set up.')).toBeVisible();

  // Forgotten: the link alone does not change a password.
  await phone.goto(`${site}/me`);
  await press(phone, 'Sign out');
  await phone.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(phone.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
  await phone.getByLabel('Email').fill(EMAIL);
  await press(phone, 'Send the link');
  await expect(phone.getByRole('heading', { name: 'Look at your mail' })).toBeVisible();
  await shot(phone, 'reset-sent');
  await clean(phone);
  const link = await linkIn(EMAIL, 'choose a new password');
  await phone.goto(link);
  await expect(phone.getByRole('heading', { name: 'And prove that it is you' })).toBeVisible();
  expect(phone.url()).not.toContain('#t=');
  await phone.getByLabel('New password').fill('password');
  await press(phone, 'Use a code from your app');
  const later = app.generate({ timestamp: Date.now() + 30_000 });
  await phone.getByLabel('Code from your app').fill(later);
  await press(phone, 'Go on');
  await expect(phone.getByText('That password is on lists of stolen passwords.')).toBeVisible();
  await shot(phone, 'reset-refused');
  await clean(phone);
  await phone.getByLabel('New password').fill('lantern moss harbour');
  await press(phone, 'Go on');
  await expect(phone.getByRole('heading', { name: 'Your password is changed' })).toBeVisible();

  // Whoever was signed in is so no longer, on the other browser too.
  await desk.goto(`${site}/me`);
  await expect(desk).toHaveURL(/sign-in/);
  await byPassword(desk, site);
  await expect(desk.getByText('That email and password do not match.')).toBeVisible();
  await press(desk, 'Sign in with a passkey');
  await expect(desk).toHaveURL(/\/(me|inbox)/);
});
