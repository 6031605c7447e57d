import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { type Page, expect, test } from '@playwright/test';
import pg from 'pg';
import { DESK, PHONE, at, enter } from '../people';
import { barriers, sideways } from '../watch';

// A maintenance review, from the patient's asking to what the patient is told. Grace Kim is in no other journey.
const DECIDE_MS = 15_000;

const clean = async (page: Page) => {
  expect(await barriers(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
};

/** Every action in the trail about reviews of one patient, by name. */
async function trailOf(patientId: string): Promise<string[]> {
  const data = process.env['E2E_DATA'] ?? '';
  const keys = JSON.parse(readFileSync(path.join(data, 'keys/database.json'), 'utf8')) as Record<string, string>;
  const { databasePort } = JSON.parse(readFileSync(path.join(data, 'run.json'), 'utf8')) as { databasePort: number };
  const password = encodeURIComponent(keys['superuser'] ?? '');
  const client = new pg.Client({
    connectionString: `postgres://postgres:${password}@127.0.0.1:${databasePort}/holdfast`,
  });
  await client.connect();
  try {
    const text = `select distinct action from audit_entry where patient_id = $1 and action like 'review.%' order by action`;
    return (await client.query<{ action: string }>(text, [patientId])).rows.map(({ action }) => action);
  } finally {
    await client.end();
  }
}

test('a patient asks for a review, a prescriber decides it by keyboard, and the patient sees what was decided', async ({
  browser,
}) => {
  const grace = await enter(browser, at('grace.kim'), PHONE);
  await grace.getByRole('link', { name: 'Your treatment' }).click();
  await expect(grace.getByRole('heading', { level: 1, name: 'Your treatment' })).toBeVisible();
  await clean(grace);
  await grace.getByRole('button', { name: 'Ask for a review' }).click();
  await expect(grace.getByText(/You asked for a review/)).toBeVisible();

  const okafor = await enter(browser, at('okafor'), DESK);
  await okafor.keyboard.press('g');
  await okafor.keyboard.press('m');
  await expect(okafor.getByRole('heading', { level: 1, name: 'Maintenance reviews' })).toBeVisible();
  await okafor.getByRole('tab', { name: 'Asked for' }).click();
  const row = okafor.locator('hf-review-row', { hasText: 'Grace Kim' });
  await expect(row.getByText(/Asked for a review/)).toBeVisible();
  await clean(okafor);

  const began = Date.now();
  await okafor.keyboard.press('j');
  while (!(await row.locator('a').evaluate((link) => link === document.activeElement)))
    await okafor.keyboard.press('j');
  await okafor.keyboard.press('o');
  await expect(okafor.getByRole('heading', { level: 3, name: 'Decide' })).toBeVisible();
  await okafor.keyboard.press('2');
  await expect(okafor.getByLabel('Why?')).toBeFocused();
  await okafor.keyboard.type('Holds well since the last infusion; look again with the next totals.');
  await okafor.keyboard.press('Control+Enter');
  await expect(okafor.getByText('Decided and signed.')).toBeVisible();
  const took = Date.now() - began;
  process.stdout.write(`      decided by keyboard in ${(took / 1000).toFixed(1)} s\n`);
  expect(took).toBeLessThan(DECIDE_MS);
  await expect(okafor.getByRole('listitem').filter({ hasText: 'Holds well since the last infusion' })).toBeVisible();
  await clean(okafor);

  await expect(grace.getByText('Your plan stays as it is.')).toBeVisible();
  await expect(grace.getByText(/^Dr\. Adaeze Okafor, /)).toBeVisible();
  await expect(grace.getByText(/Holds well/)).toHaveCount(0);
  await clean(grace);

  await expect(okafor.getByRole('heading', { name: 'Decided and signed.' })).toBeFocused();
  await expect(okafor.getByRole('heading', { level: 3, name: 'Decide', exact: true })).toHaveCount(0);
  await okafor.getByRole('button', { name: 'Take it back' }).click();
  await expect(okafor.getByText('The decision is taken back. What it sent stays sent.')).toBeVisible();
  await expect(okafor.getByRole('radio', { name: 'Bring in sooner' })).toBeFocused();
  await expect(grace.getByText(/You asked for a review/)).toBeVisible();
  await expect(grace.getByText('Your plan stays as it is.')).toHaveCount(0);

  const patientId = /\/reviews\/([^/?]+)/.exec(okafor.url())?.[1] ?? '';
  expect(await trailOf(patientId)).toEqual([
    'review.decide',
    'review.follow',
    'review.read',
    'review.request',
    'review.undo',
  ]);
  await grace.context().close();
  await okafor.context().close();
});

test('of two prescribers with the same review open, the second is told who decided what, and keeps their words', async ({
  browser,
}) => {
  const [one, other] = [await enter(browser, at('okafor'), DESK), await enter(browser, at('okafor'), DESK)];
  for (const page of [one, other]) {
    await page.goto('/reviews');
    await page.locator('hf-review-row', { hasText: 'Ingrid Solberg' }).getByRole('link').click();
    await expect(page.getByRole('heading', { level: 3, name: 'Decide' })).toBeVisible();
  }
  // The second page hears of nothing, as over a bad line.
  await other.route('**/api/patients/*/review', (route) => route.abort());
  await one.getByRole('radio', { name: 'Extend the interval' }).check();
  await one.getByLabel('Why?').fill('Well for seven weeks.');
  await one.getByRole('button', { name: 'Sign as Dr. Adaeze Okafor' }).click();
  await expect(one.getByText('Decided and signed.')).toBeVisible();
  await other.getByRole('radio', { name: 'Bring in sooner' }).check();
  await other.getByLabel('Why?').fill('Slipping, I think.');
  await other.getByRole('button', { name: 'Sign as Dr. Adaeze Okafor' }).click();
  await expect(other.getByText(/Dr\. Adaeze Okafor decided “Extend the interval”/)).toBeVisible();
  await expect(other.getByLabel('Why?')).toHaveValue('Slipping, I think.');
  await one.context().close();
  await other.context().close();
});
