import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { type Browser, type Page, expect, test } from '@playwright/test';
import type { EntryBody } from '@holdfast/treatment/model';
import pg from 'pg';
import type { Client } from '../support/client';
import { DESK, PHONE, at, enter, program } from './people';

// A whole course of one patient who is in no other journey, after all of them: it moves the clinic's clock on by months.
test.describe.configure({ mode: 'serial' });

const PATIENT = 'rachel.osei';
const NAME = 'Rachel Osei';
const MINUTE = 60_000;
const DECIDE_MS = 15_000;
const DAYS_BETWEEN = [3, 4, 3, 4, 3]; // six infusions within 17 days

/** Moves the clinic's clock on, does what falls due, and tells what time it is then, milliseconds since 1970. */
function move(step: string): number {
  const moved = spawnSync(process.execPath, ['tools/serve/cli.mjs', 'demo', 'clock', step, '--json'], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: { ...process.env, HOLDFAST_DATA: process.env['E2E_DATA'], HOLDFAST_SKIP_BUILD: 'true' },
    encoding: 'utf8',
  });
  expect(moved.status, moved.stderr).toBe(0);
  return Date.parse((JSON.parse(moved.stdout) as { now: string }).now);
}

async function put(who: Client, url: string, body: object): Promise<void> {
  const { status } = await who.ask('PUT', url, body);
  expect([200, 201], `${url} answered ${status}`).toContain(status);
}

/** The patient's PHQ-9, asked for by the team and answered from a program of the patient's own. */
async function answer(baseURL: string | undefined, patientId: string, total: number): Promise<void> {
  const [dana, patient] = [await program(baseURL, at('dana')), await program(baseURL, at(PATIENT))];
  const url = `/api/patients/${patientId}/check-ins/${randomUUID()}`;
  await put(dana, url, { forms: ['phq-9'] });
  let left = total;
  for (const item of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
    const value = item < 9 ? Math.min(3, left) : 0;
    left -= value;
    await put(patient, `${url}/answers/phq-9.${item}`, { id: randomUUID(), version: 1, value, replaces: null });
  }
  await put(patient, `${url}/submission`, { seconds: 50 });
}

/** An infusion from weighing to signature, as a nurse's tablet writes it; how it goes home is left where told. */
async function infuse(nurse: Client, patientId: string, now: number, goesHome: boolean): Promise<string> {
  const infusionId = randomUUID();
  const url = `/api/patients/${patientId}/infusions/${infusionId}`;
  await put(nurse, url, { startsAt: new Date(now - 100 * MINUTE).toISOString() });
  const write = (minutesAgo: number, body: EntryBody) =>
    put(nurse, `${url}/entries/${randomUUID()}`, { at: new Date(now - minutesAgo * MINUTE).toISOString(), body });
  const vitals = (minutesAgo: number, systolicMmHg: number) =>
    write(minutesAgo, {
      ...{ kind: 'vitals', reason: null },
      vitals: { systolicMmHg, diastolicMmHg: 78, pulsePerMinute: 70, oxygenPercent: 98, breathsPerMinute: 14 },
    });
  await write(100, { kind: 'weight', weightKg: 72 });
  await write(99, { kind: 'dose', route: 'iv', doseMg: 36, rateMgPerHour: 54, reason: null });
  await vitals(98, 122);
  await write(97, { kind: 'start', reason: 'All asked at the door.' });
  for (const minutesAgo of [87, 77, 67]) await vitals(minutesAgo, 138);
  await write(57, { kind: 'finish', givenMg: 36, reason: null });
  await vitals(30, 124);
  if (!goesHome) return infusionId;
  for (const criterion of ['vitals-near-baseline', 'oriented', 'walks-unaided', 'nausea-controlled'] as const)
    await write(20, { kind: 'criterion', criterion, isMet: true, exception: null });
  for (const criterion of ['dissociation-resolved', 'escort', 'instructions'] as const)
    await write(20, { kind: 'criterion', criterion, isMet: true, exception: null });
  await write(19, { kind: 'escort', name: 'Kofi Osei', relation: 'brother' });
  await write(15, { kind: 'discharge' });
  await write(14, { kind: 'sign', name: 'Dana Whitfield' });
  return infusionId;
}

/** Sends home on the tablet, with every criterion ticked, somebody to go with, and a signature. */
async function sendHome(browser: Browser, patientId: string, infusionId: string): Promise<void> {
  const tablet = await enter(browser, at('dana'), { ...DESK, viewport: { width: 820, height: 1180 } });
  await tablet.goto(`/patients/${patientId}/infusions/${infusionId}`);
  await expect(tablet.getByText('Being observed', { exact: true })).toBeVisible();
  for (const box of await tablet.getByRole('checkbox').all()) await box.check();
  await expect(tablet.getByText(/Still open \(1\)/)).toContainText('An adult takes them home');
  await tablet.getByLabel('Name', { exact: true }).fill('Kofi Osei');
  await tablet.getByLabel('How they know the patient', { exact: true }).fill('brother');
  await tablet.getByRole('button', { name: 'Save escort', exact: true }).click();
  await tablet.getByRole('button', { name: 'Goes home now', exact: true }).click();
  await tablet.getByRole('button', { name: 'Sign', exact: true }).click();
  await expect(tablet.getByText('Signed', { exact: true })).toBeVisible();
  await expect(tablet.getByText('Everything is saved')).toBeVisible();
  await tablet.context().close();
}

/** The queue as a prescriber sees it, with the row of the patient; null where there is none. */
async function rowOf(browser: Browser): Promise<{ page: Page; told: string | null }> {
  const page = await enter(browser, at('okafor'), DESK);
  await page.goto('/reviews');
  await expect(page.getByRole('heading', { level: 1, name: 'Maintenance reviews' })).toBeVisible();
  await expect(page.locator('hf-review-row').first()).toBeVisible();
  const row = page.locator('hf-review-row', { hasText: NAME });
  return { page, told: (await row.count()) === 0 ? null : await row.first().innerText() };
}

async function trailOf(patientId: string): Promise<string[]> {
  const data = process.env['E2E_DATA'] ?? '';
  const read = (file: string) =>
    JSON.parse(readFileSync(path.join(data, file), 'utf8')) as Record<string, string | number>;
  const secret = encodeURIComponent(String(read('keys/database.json')['superuser']));
  const port = String(read('run.json')['databasePort']);
  const client = new pg.Client({ connectionString: `postgres://postgres:${secret}@127.0.0.1:${port}/holdfast` });
  await client.connect();
  const { rows } = await client.query<{ action: string }>(
    `select distinct action from audit_entry where patient_id = $1 and outcome = 'allowed' and at > now() - interval '20 minutes'`,
    [patientId],
  );
  await client.end();
  return rows.map(({ action }) => action);
}

test('a course of six infusions, from the first to the review that it leads to: given, held, slipping, seen, decided, told', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const nurse = await program(baseURL, at('dana'));
  const found = await nurse.ask<{ items: { id: string }[] }>('POST', '/api/patients/search', {
    name: 'Osei',
    limit: 5,
  });
  const patientId = found.body?.items[0]?.id ?? '';

  // Long after the last course, low again: a baseline of 20, and six infusions within 17 days.
  let now = move('+70d');
  await answer(baseURL, patientId, 20);
  for (const [index, days] of [0, ...DAYS_BETWEEN].entries()) {
    now = move(days === 0 ? '+2h' : `+${days}d`);
    const isLast = index === DAYS_BETWEEN.length;
    const infusionId = await infuse(await program(baseURL, at('dana')), patientId, now, !isLast);
    if (isLast) await sendHome(browser, patientId, infusionId);
  }
  const evening = await enter(browser, at(PATIENT), PHONE);
  await evening.goto('/treatment');
  await expect(evening.getByText(/Please do not drive until/)).toBeVisible();
  await evening.context().close();

  // It holds: a total of 6 a week later, and nobody is asked to look.
  move('+7d');
  await answer(baseURL, patientId, 6);
  const held = await rowOf(browser);
  expect(held.told ?? 'Stable').not.toMatch(/Review (now|soon)/);
  await held.page.context().close();

  // Weeks later it slips: 14 points of a baseline of 20, up 8 from 6, twice.
  move('+21d');
  await answer(baseURL, patientId, 14);
  move('+8d');
  await answer(baseURL, patientId, 15);
  const { page: okafor, told } = await rowOf(browser);
  expect(told).toMatch(/Review now/);
  expect(told).toContain('Above half of the baseline twice: response lost');

  const began = Date.now();
  const row = okafor.locator('hf-review-row', { hasText: NAME });
  do await okafor.keyboard.press('j');
  while (!(await row.locator('a').evaluate((link) => link === document.activeElement)));
  await okafor.keyboard.press('o');
  await expect(okafor.getByRole('heading', { level: 3, name: 'Decide' })).toBeVisible();
  await okafor.keyboard.press('1');
  await expect(okafor.getByLabel('Why?')).toBeFocused();
  await okafor.keyboard.type('Slipped from 6 to 15 within a month; talk about a booster in person.');
  await okafor.keyboard.press('Control+Enter');
  await expect(okafor.getByText('Decided and signed.')).toBeVisible();
  const took = Date.now() - began;
  process.stdout.write(`      decided by keyboard in ${(took / 1000).toFixed(1)} s\n`);
  expect(took).toBeLessThan(DECIDE_MS);
  await okafor.context().close();

  const phone = await enter(browser, at(PATIENT), PHONE);
  await phone.goto('/treatment');
  await expect(phone.getByText('Your team would like to see you sooner', { exact: false })).toBeVisible();
  await expect(phone.getByText(/^Dr\. Adaeze Okafor, /).first()).toBeVisible();
  await expect(phone.getByText(/Slipped from 6/)).toHaveCount(0);
  await phone.context().close();

  const trail = await trailOf(patientId);
  const steps = [
    'infusion.plan',
    'infusion.write',
    'infusion.read',
    'check-in.ask',
    'check-in.answer',
    'check-in.submit',
  ];
  expect(trail).toEqual(expect.arrayContaining([...steps, 'review.read', 'review.decide', 'review.follow']));
});
