import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { type Download, type Page, expect, test } from '@playwright/test';
import { RecordFile } from '@holdfast/record/model';
import { Decrypter } from 'age-encryption';
import { DESK, PASSWORD, PHONE, at, enter, program } from '../people';
import { barriers, sideways } from '../watch';
import { unzip } from '../../support/unzip';
import { rows } from './backstage';

// Records taken away and destroyed, and who may do what. Fatima El-Sayed and Tariq Aziz are in no other journey; the record
// of Tariq is destroyed here.
const REASON = 'The patient asked for it in writing.';
const shot = async (page: Page, name: string) => {
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
};
const clean = async (page: Page) => {
  expect(await barriers(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
};
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const bytesOf = async (file: Download) => readFileSync(await file.path());
const patientOf = async (address: string | undefined, key: string) => {
  const me = await (await program(address, at(key))).ask<{ patientId: string }>('GET', '/api/me');
  return me.body?.patientId ?? '';
};
const region = (page: Page, name: string) => page.getByRole('region', { name });

test('a patient takes their record away after proving again that it is them, and sees what they agreed to', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const fatima = await enter(browser, at('fatima.el.sayed'));
  const patientId = await patientOf(baseURL, 'fatima.el.sayed');
  await fatima.getByRole('link', { name: 'My record', exact: true }).click();
  await expect(fatima.getByRole('heading', { level: 1, name: 'My record' })).toBeVisible();
  await expect(region(fatima, 'What I agreed to')).toBeVisible();
  await clean(fatima);
  await shot(fatima, 'my-record-phone-light');
  await rows(
    `update session set proved_at = now() - interval '1 hour' where account_id = (select account_id from patient where id = $1)`,
    [patientId],
  );
  const coming = fatima.waitForEvent('download');
  await press(fatima, 'Get my record');
  const sheet = fatima.getByRole('dialog');
  await sheet.getByLabel('Your password').fill(PASSWORD);
  await sheet.getByRole('button', { name: 'Go on' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe('record.zip');
  await expect(fatima.getByText('The file is on this device.')).toBeVisible();

  const files = await unzip(await bytesOf(file));
  const record = RecordFile.parse(JSON.parse(files.get('record.json')?.toString() ?? ''));
  expect(record.tables['patient']?.rows[0]?.['name']).toBe('Fatima El-Sayed');
  expect(record.unreadable).toBe(0);
  expect(record.tables['check_in']?.rows.length).toBeGreaterThan(3);
  expect(Object.keys(record.instruments).length).toBeGreaterThan(0);
  expect(Object.keys(record.withheld)).toEqual(['message_revision', 'thread_step', 'staff_note']);
  expect(record.tables).not.toHaveProperty('staff_note');
  expect(files.get('record.pdf')?.subarray(0, 5).toString()).toBe('%PDF-');
  expect(files.get('tables/message.csv')?.toString()).toContain('sent_at');
  if (process.env['SHOTS']) await file.saveAs(path.join(process.env['SHOTS'], 'record.zip'));

  const dark = await enter(browser, at('lucia.fernandez'), { ...PHONE, colorScheme: 'dark' });
  await dark.goto('/record');
  await expect(dark.getByRole('heading', { level: 1, name: 'Mi expediente' })).toBeVisible();
  await clean(dark);
  await shot(dark, 'my-record-phone-dark-es');
});

test('a record is destroyed by two people, after a week in which it can be undone', async ({ browser, baseURL }) => {
  test.setTimeout(240_000);
  const tariq = await enter(browser, at('tariq.aziz'));
  const patientId = await patientOf(baseURL, 'tariq.aziz');
  const marcus = await enter(browser, at('marcus'), DESK);
  await marcus.goto('/admin');
  await marcus.getByRole('link', { name: /^Records and data rights/ }).click();
  await expect(marcus.getByText('No destruction was asked for yet.')).toBeVisible();
  await marcus.getByLabel('Name of the patient').fill('Aziz');
  await press(marcus, 'Find');
  await press(marcus, 'Choose Tariq Aziz');
  const coming = marcus.waitForEvent('download');
  await press(marcus, 'Take the record of Tariq Aziz away');
  const whole = await unzip(await bytesOf(await coming));
  expect(whole.get('record.json')?.toString()).toContain('Tariq Aziz');

  // It has to be kept: nobody gets it destroyed who was here this year.
  await marcus.getByLabel('Why the record of Tariq Aziz shall be destroyed').fill(REASON);
  await press(marcus, 'Ask to destroy the record of Tariq Aziz');
  await expect(region(marcus, 'Destroy a record').getByText(/has to be kept until|is still under way/)).toBeVisible();
  await clean(marcus);
  await shot(marcus, 'records-desk-light');
  await longAgo(patientId);
  await press(marcus, 'Ask to destroy the record of Tariq Aziz');
  const asked = region(marcus, 'Destroy a record').getByRole('listitem').filter({ hasText: 'Tariq Aziz' });
  await expect(asked.getByText('Another person has to approve this.')).toBeVisible();
  await expect(asked.getByRole('button', { name: 'Approve' })).toHaveCount(0);

  const ruth = await enter(browser, at('ruth'), { ...PHONE, colorScheme: 'dark' });
  await ruth.goto('/admin/records');
  const waiting = region(ruth, 'Destroy a record').getByRole('listitem').filter({ hasText: 'Tariq Aziz' });
  await clean(ruth);
  await shot(ruth, 'records-phone-dark');
  await waiting.getByRole('button', { name: 'Approve' }).click();
  await expect(waiting.getByText('Held for a week')).toBeVisible();
  await waiting.getByRole('button', { name: 'Undo' }).click();
  await expect(waiting.getByText(/Undone by Ruth Feldman/)).toBeVisible();

  await marcus.reload();
  await marcus.getByLabel('Name of the patient').fill('Aziz');
  await press(marcus, 'Find');
  await press(marcus, 'Choose Tariq Aziz');
  await marcus.getByLabel('Why the record of Tariq Aziz shall be destroyed').fill(REASON);
  await press(marcus, 'Ask to destroy the record of Tariq Aziz');
  await expect(marcus.getByText('Asked for. Another person has to approve it.')).toBeVisible();
  await ruth.reload();
  await waiting.first().getByRole('button', { name: 'Approve' }).click();
  await expect(waiting.first().getByText('Held for a week')).toBeVisible();
  await rows(
    `update record_deletion set due_at = now() - interval '1 minute' where state = 'held' and patient_id = $1`,
    [patientId],
  );
  await expect(async () => {
    await ruth.reload();
    await expect(ruth.getByText('A destroyed record').first()).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 60_000 });
  await ruth.getByText('Which keys').first().click();
  await clean(ruth);
  await shot(ruth, 'records-receipt-phone-dark');

  // He is signed out at once, and nobody finds him.
  await tariq.goto('/home');
  await expect(tariq).toHaveURL(/sign-in/);
  await marcus.reload();
  await marcus.getByLabel('Name of the patient').fill('Aziz');
  await press(marcus, 'Find');
  await expect(marcus.getByText('Nobody has a name with these words.')).toBeVisible();
  const lee = await enter(browser, at('lee'), DESK);
  await lee.goto(`/patients/${patientId}`);
  await expect(lee.getByText('Tariq')).toHaveCount(0);
});

test('an archive of the clinic is asked for, approved by another, made, and opens with the key alone', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const marcus = await enter(browser, at('marcus'), DESK);
  await marcus.goto('/admin/records');
  const card = region(marcus, 'An archive of the whole clinic');
  await card.getByRole('button', { name: 'Ask for an archive' }).click();
  await expect(card.getByRole('button', { name: 'Ask for it' })).toBeDisabled();
  const coming = marcus.waitForEvent('download');
  await card.getByRole('button', { name: 'Save the key as a file' }).click();
  const key = (await bytesOf(await coming)).toString().trim();
  expect(key).toMatch(/^AGE-SECRET-KEY-1/);
  await card.getByLabel('Why').fill('We move to another system.');
  await clean(marcus);
  await card.getByRole('button', { name: 'Ask for it' }).click();
  await expect(card.getByText('Another person has to approve this.')).toBeVisible();
  await expect(marcus.getByText(key)).toHaveCount(0);

  const ruth = await enter(browser, at('ruth'), DESK);
  await ruth.goto('/admin/records');
  await region(ruth, 'An archive of the whole clinic').getByRole('button', { name: 'Approve' }).click();
  await expect(ruth.getByText(/Being made|Ready/).first()).toBeVisible();
  await marcus.reload();
  await expect(card.getByText('Ready', { exact: true })).toBeVisible({ timeout: 120_000 });
  await clean(marcus);
  await shot(marcus, 'archive-ready-desk-light');
  const taking = marcus.waitForEvent('download');
  await card.getByRole('button', { name: 'Take the archive away' }).click();
  const archive = await bytesOf(await taking);
  await expect(card.getByText(createHash('sha256').update(archive).digest('hex'))).toBeVisible();
  const decrypter = new Decrypter();
  decrypter.addIdentity(key);
  const files = await unzip(Buffer.from(await decrypter.decrypt(archive)));
  expect(files.get('tables/patient.ndjson')?.toString()).toContain('Sam Rivera');
  await card.getByRole('button', { name: 'Remove it now' }).click();
  await expect(card.getByText('Removed', { exact: true })).toBeVisible();
});

test('who may do what is one table, and what a patient agreed to is on the chart', async ({ browser, baseURL }) => {
  test.setTimeout(120_000);
  const ruth = await enter(browser, at('ruth'), DESK);
  await ruth.goto('/admin');
  await ruth.getByRole('link', { name: /^Who may do what/ }).click();
  await expect(ruth.getByRole('heading', { level: 1, name: 'Who may do what' })).toBeVisible();
  await expect(region(ruth, 'Messages').getByRole('rowheader', { name: /^Sent a message/ })).toBeVisible();
  await clean(ruth);
  await shot(ruth, 'rights-desk-light');
  await ruth.getByLabel('Find an action').fill('message.send');
  const row = ruth.getByRole('row', { name: /message\.send/ });
  await expect(row.getByRole('cell').nth(2)).toContainText('on the care team');
  await expect(row.getByRole('cell').last()).toHaveText('No');
  await ruth.getByLabel('Find an action').fill('nothing of the kind');
  await expect(ruth.getByText('No action has these words.')).toBeVisible();

  const phone = await enter(browser, at('marcus'), { ...PHONE, colorScheme: 'dark' });
  await phone.goto('/admin/rights');
  await phone.getByLabel('Role').selectOption('nurse');
  await expect(phone.getByRole('rowheader', { name: /^Sent a message/ })).toBeVisible();
  await expect(phone.getByRole('rowheader', { name: /^Took the access log away/ })).toHaveCount(0);
  await clean(phone);
  await shot(phone, 'rights-phone-dark');

  const sam = await enter(browser, at('sam.rivera'));
  const patientId = await patientOf(baseURL, 'sam.rivera');
  await sam.goto('/record');
  await expect(region(sam, 'What I agreed to').getByRole('listitem').first()).toBeVisible();
  const lee = await enter(browser, at('lee'), DESK);
  await lee.goto(`/patients/${patientId}/consents`);
  await expect(lee.getByText(/^Consent to treatment signed/).first()).toBeVisible();
  await clean(lee);
  await shot(lee, 'consents-desk-light');
});

/** Has everything of a patient be eight years old, and nothing of it under way. */
async function longAgo(patientId: string): Promise<void> {
  for (const [table, column] of [
    ['message', 'sent_at'],
    ['check_in', 'submitted_at'],
    ['alert', 'raised_at'],
    ['infusion', 'discharged_at'],
    ['infusion', 'ended_at'],
    ['infusion', 'started_at'],
    ['referral_interest', 'at'],
    ['patient', 'created_at'],
  ] as const) {
    await rows(
      `update ${table} set ${column} = ${column} - interval '8 years' where ${table === 'patient' ? 'id' : 'patient_id'} = $1`,
      [patientId],
    );
  }
  await rows('update thread set waiting_since = null, reply_due_at = null where patient_id = $1', [patientId]);
  await rows(
    `update check_in set reviewed_at = now(), reviewed_by = (select staff_id from care_team_member where patient_id = $1 limit 1)
      where patient_id = $1 and state = 'submitted' and reviewed_at is null`,
    [patientId],
  );
  await rows(
    `update alert set state = 'closed', acknowledged_at = coalesce(acknowledged_at, now()),
    acknowledged_by = coalesce(acknowledged_by, (select staff_id from care_team_member where patient_id = $1 limit 1)),
    closed_at = coalesce(closed_at, now()) where patient_id = $1 and state <> 'closed'`,
    [patientId],
  );
  await rows(`update infusion set state = 'cancelled' where patient_id = $1 and state not in ('signed', 'cancelled')`, [
    patientId,
  ]);
  await rows(
    `update referral_search set closed_at = now(), close_reason = 'other' where patient_id = $1 and closed_at is null`,
    [patientId],
  );
}
