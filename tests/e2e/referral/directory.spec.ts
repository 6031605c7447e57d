import { readFileSync } from 'node:fs';
import process from 'node:process';
import { type Page, expect, test } from '@playwright/test';
import { recordFile, type TherapistRecord } from '@holdfast/referral/model';
import { DESK, PHONE, at, enter, program } from '../people';
import { barriers, sideways } from '../watch';

// The directory as the coordinator keeps it: a whole file goes in, one entry is changed, put away and brought back.
const BAD: readonly TherapistRecord[] = [{ email: 'none' }, { name: '' }, { languages: '' }, { verifiedOn: 'May' }];
const row = (number: number, part: TherapistRecord = {}): TherapistRecord => ({
  ...{ name: `Imported Therapist ${number}`, languages: 'en; vi', modalities: 'cbt', telehealth: 'yes' },
  ...{ contactBy: 'mail', verifiedOn: '2026-02-01', email: `imported${number}@therapy.example` },
  ...part,
});
const ROWS = Array.from({ length: 500 }, (_, at) => row(at, at % 25 === 7 ? BAD[((at - 7) / 25) % 4] : {}));
const FILE = { name: 'therapists.csv', mimeType: 'text/csv', buffer: Buffer.from(recordFile(ROWS)) };

const clean = async (page: Page) => {
  expect(await barriers(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
};

async function saved(page: Page, name: string): Promise<string> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  return readFileSync(await (await coming).path(), 'utf8');
}

test('a coordinator imports five hundred therapists, twenty of them with faults, and nothing comes twice', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const lee = await enter(browser, at('lee'), DESK);
  await lee.keyboard.press('g');
  await lee.keyboard.press('t');
  await expect(lee.getByRole('heading', { level: 1, name: 'Therapists' })).toBeVisible();
  await expect(lee.locator('hf-waiting')).toHaveCount(0);
  await clean(lee);
  await lee.getByRole('link', { name: 'Import a file' }).press('Enter');
  await expect(lee.getByRole('heading', { level: 1, name: 'Import a file' })).toBeVisible();
  await clean(lee);

  const began = Date.now();
  await lee.getByLabel('Choose a file').setInputFiles(FILE);
  await expect(lee.getByRole('listitem').filter({ hasText: /^480 would be added$/ })).toBeVisible();
  process.stdout.write(`      looked at in ${Date.now() - began} ms\n`);
  await expect(lee.getByText('Rows that cannot be read and would be left out: 20')).toBeVisible();
  await expect(lee.getByRole('row')).toHaveCount(21);
  await expect(lee.getByRole('row', { name: '9 Imported Therapist 7 Email: Not in the right form.' })).toBeVisible();
  await clean(lee);
  const toMend = await saved(lee, 'Get these rows as a file, to mend them');
  expect(toMend.trim().split('\r\n')).toHaveLength(21);

  const asked = Date.now();
  await lee.getByRole('button', { name: 'Add 480 and change 0' }).press('Enter');
  await expect(lee.getByText('Done: 480 added, 0 changed, 0 as before, 20 left out.')).toBeVisible();
  process.stdout.write(`      imported in ${Date.now() - asked} ms\n`);
  await clean(lee);

  await lee.getByRole('button', { name: 'Import another file' }).click();
  await lee.getByLabel('Choose a file').setInputFiles(FILE);
  await expect(lee.getByText('480 stay as they are')).toBeVisible();
  await expect(lee.getByText('There is nothing to add or change.')).toBeVisible();

  await lee.getByRole('button', { name: 'Take another file' }).click();
  await lee.getByLabel('Or paste the table here').fill('name,langauges\nInes,es');
  await lee.getByRole('button', { name: 'Look at it' }).click();
  await expect(lee.getByText('These columns are missing: languages, contactBy, verifiedOn.')).toBeVisible();
  await expect(lee.getByText('These columns are not known, or come twice: langauges.')).toBeVisible();
  await lee.context().close();
});

test('a coordinator changes an entry over a colleague’s change, puts it away, brings it back, and exports all', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const lee = await enter(browser, at('lee'), DESK);
  await lee.goto('/therapists');
  await lee.getByRole('searchbox').fill('marquez');
  await expect(lee.getByText(/\b1 of \d+ therapists/)).toBeVisible();
  await lee.getByRole('link', { name: 'Inés Márquez' }).press('Enter');
  await expect(lee.getByRole('heading', { level: 1, name: 'Edit the entry' })).toBeVisible();
  await clean(lee);

  await lee.getByLabel('Usual wait, days').fill('366');
  await lee.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(lee.getByText('Too small, too large or too long')).toBeVisible();
  await expect(lee.getByLabel('Usual wait, days')).toBeFocused();
  await lee.getByLabel('Usual wait, days').fill('9');
  await lee.reload();
  await expect(lee.getByLabel('Usual wait, days')).toHaveValue('9');
  await expect(lee.getByText('What stands here was typed before and is not saved yet.')).toBeVisible();

  const colleague = await program(baseURL, at('lee'));
  interface Listed {
    readonly items: readonly { id: string; version: number; entry: { name: string; email: string } }[];
  }
  const list = async () => (await colleague.ask<Listed>('GET', '/api/clinic/therapists')).body?.items ?? [];
  const ines = (await list()).find(({ entry }) => entry.name.startsWith('Inés'));
  const entry = { ...ines?.entry, practice: 'A colleague’s words' };
  await colleague.ask('PUT', `/api/clinic/therapists/${ines?.id}`, { version: ines?.version, entry });
  await lee.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(lee.getByText('A colleague changed this entry while you were typing.')).toBeVisible();
  await expect(lee.getByRole('row', { name: 'Usual wait, days 9 14' })).toBeVisible();
  await clean(lee);
  await lee.getByRole('button', { name: 'Go on with mine' }).click();
  await lee.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(lee.getByRole('heading', { level: 1, name: 'Therapists' })).toBeVisible();

  await lee.getByRole('searchbox').fill('marquez');
  await expect(lee.getByText('Usual wait: 9 days')).toBeVisible();
  await lee.getByRole('link', { name: 'Inés Márquez' }).click();
  await lee.getByRole('button', { name: 'Put away' }).click();
  await expect(lee.getByText('Inés Márquez, PhD was put away.')).toBeVisible();
  await lee.getByRole('searchbox').fill('marquez');
  await expect(lee.getByText('Nobody fits what you chose.')).toBeVisible();
  await lee.getByRole('button', { name: 'Undo' }).click();
  await expect(lee.getByText('Inés Márquez, PhD is back.')).toBeVisible();
  expect((await list()).some(({ id }) => id === ines?.id)).toBe(true);

  await lee.goto('/therapists');
  await expect(lee.locator('hf-therapist-card').first()).toBeVisible();
  const file = await saved(lee, 'Export a file');
  expect(file).toContain('"Inés Márquez, PhD"');
  await lee.goto('/therapists/import');
  await lee
    .getByLabel('Choose a file')
    .setInputFiles({ name: 'therapists.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await expect(lee.getByText('There is nothing to add or change.')).toBeVisible();
  await lee.context().close();
});

test('the directory is read by a nurse on a phone, and its settings are set by a coordinator', async ({ browser }) => {
  const dana = await enter(browser, at('dana'), PHONE);
  await dana.goto('/therapists');
  await expect(dana.locator('hf-therapist-card').first()).toBeVisible();
  await expect(dana.getByRole('link', { name: 'Import a file' })).toHaveCount(0);
  await dana.getByLabel('Language').selectOption({ label: 'French' });
  await expect(dana.locator('hf-therapist-card')).toHaveCount(1);
  await expect(dana.getByText('No referrals from us yet.')).toBeVisible();
  await clean(dana);
  await dana.context().close();

  const lee = await enter(browser, at('lee'), DESK);
  await lee.goto('/referral-settings');
  const routine = lee.getByLabel('Working days without an answer until we ask again: routine');
  await routine.fill('31');
  await lee.getByRole('button', { name: 'Save When silence is asked about' }).click();
  await expect(lee.getByText('Please keep each value a whole number within its range.')).toBeVisible();
  await routine.fill('4');
  await lee.getByRole('button', { name: 'Save When silence is asked about' }).click();
  await expect(lee.getByText('Saved as version 1.')).toBeVisible();
  await clean(lee);
  await lee.getByRole('button', { name: 'Set this again version 0' }).first().click();
  await expect(lee.getByText('Saved as version 2.')).toBeVisible();
  await expect(routine).toHaveValue('3');
  await lee.context().close();
});
