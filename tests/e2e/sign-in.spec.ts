import { expect, test } from '@playwright/test';
import { PHONE } from './people';

test.use({ ...PHONE, serviceWorkers: 'block' });

test('a wrong password and an unknown person are told the same words', async ({ page }) => {
  await page.goto('/sign-in');
  const told: string[] = [];
  for (const email of ['sam.rivera@willow.example', 'nobody@willow.example']) {
    await page.getByLabel('Email', { exact: true }).fill(email);
    await page.getByLabel('Password', { exact: true }).fill('not-the-password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('alert')).toHaveText('That email and password do not match.');
    const refused = await page.request.post('/api/session', {
      headers: { 'x-holdfast': 'portal' },
      data: { email, password: 'not-the-password' },
    });
    const { requestId: _own, ...rest } = (await refused.json()) as Record<string, unknown>;
    told.push(`${refused.status()} ${JSON.stringify(rest)}`);
  }
  expect(told[0]).toContain('401');
  expect(told[1]).toBe(told[0]);
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue('nobody@willow.example');
});

test('nothing typed is said before anything is asked of the server', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toHaveText('Type your email and your password.');
});

test('a password can be looked at, and the button says what it will do next', async ({ page }) => {
  await page.goto('/sign-in');
  const field = page.getByLabel('Password', { exact: true });
  await expect(field).toHaveAttribute('autocomplete', 'current-password');
  await expect(page.getByLabel('Email', { exact: true })).toHaveAttribute('autocomplete', 'username');
  await field.fill('something');
  await page.getByRole('button', { name: 'Show password' }).click();
  await expect(field).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: 'Hide password' }).click();
  await expect(field).toHaveAttribute('type', 'password');
});

const AREAS: readonly (readonly [RegExp, RegExp])[] = [
  [/^Patient: Sam Rivera/, /\/home$/],
  [/^Prescriber: Dr\. Adaeze Okafor/, /\/inbox$/],
  [/^Nurse: Dana Whitfield/, /\/inbox$/],
  [/^Coordinator: Lee Park/, /\/inbox$/],
  [/^Administrator: Marcus Bell/, /\/admin$/],
  [/^Auditor: Ruth Feldman/, /\/admin\/trail$/],
];

for (const [name, area] of AREAS) {
  test(`the demo button ${name.source.slice(1).replace('\\', '')} leads to its own area within three seconds`, async ({
    page,
  }) => {
    await page.goto('/sign-in');
    await page.getByRole('button', { name }).click();
    await page.waitForURL(area, { timeout: 3000 });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}
