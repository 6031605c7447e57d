import { type Page, expect, test } from '@playwright/test';
import { newId } from '@holdfast/platform/model';
import type { TherapistEntry, WishesView } from '@holdfast/referral/model';
import { DESK, at, enter, program } from '../people';
import { barriers, sideways } from '../watch';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
const WISHES: WishesView = {
  ...{ modalities: ['cbt'], languages: ['en'], payer: null, mostFee: null, meeting: 'telehealth' },
  ...{ gender: null, accessibility: [] },
};
const entry = (name: string): TherapistEntry => ({
  ...{ name, practice: 'Elm Street Practice', modalities: ['cbt'], populations: ['adults'], languages: ['en'] },
  ...{ gender: 'woman', payers: [], feeFrom: 90, feeTo: 140, telehealth: true, inPerson: false, place: null },
  ...{ accessibility: [], capacity: 'open', waitDays: 14, email: `${newId()}@example.org`, phone: null, fax: null },
  ...{ contactBy: 'mail', verifiedOn: '2026-01-05' },
});

async function isReadable(page: Page): Promise<void> {
  expect(await barriers(page, RULES)).toEqual([]);
  expect(await sideways(page)).toBe(0);
}

test('a release is prepared, read, signed with less than was asked for, and taken back; the packet follows it', async ({
  browser,
  baseURL,
}) => {
  const patient = await program(baseURL, at('alma.cole'));
  const patientId = patient.grant.me.patientId ?? '';
  const coordinator = await program(baseURL, at('lee'));
  const [therapistId, searchId, referralId] = [newId(), newId(), newId()];
  const must = async (path: string, body: object) =>
    expect((await coordinator.ask('PUT', path, body)).status, path).toBeLessThan(300);
  await must(`/api/clinic/therapists/${therapistId}`, { version: null, entry: entry('Ines Marquez') });
  const ownerId = coordinator.grant.me.accountId;
  const search = { urgency: 'soon', words: 'To keep what was gained.', wishes: WISHES, ownerId };
  await must(`/api/patients/${patientId}/searches/${searchId}`, search);
  await must(`/api/patients/${patientId}/searches/${searchId}/shortlist`, { therapistIds: [therapistId] });
  await must(`/api/patients/${patientId}/referrals/${referralId}`, { searchId, therapistId });

  const desk = await enter(browser, at('lee'), DESK);
  await desk.goto(`/patients/${patientId}/search/${searchId}/release`);
  const always = desk.getByLabel('Patient: name, birth, contact, language');
  await always.click({ force: true });
  await expect(always).toBeChecked();
  await expect(desk.getByText('Always in it: without whom it is about, nothing can go out.')).toBeVisible();
  await desk.getByLabel('Messages', { exact: true }).check();
  await isReadable(desk);
  await desk.getByRole('button', { name: 'Send to the patient to sign' }).click();
  await expect(desk.getByText('The patient can read and sign it now.')).toBeVisible();
  await expect(desk.getByText('Waits for the patient’s signature')).toBeVisible();

  const phone = await enter(browser, at('alma.cole'));
  await phone.goto('/home');
  await phone.getByRole('link', { name: 'Something waits for your signature' }).click();
  await expect(phone.getByText('Nothing is shared until you sign.')).toBeVisible();
  await phone.getByRole('button', { name: 'Read it and decide' }).click();
  await expect(phone.getByLabel('Your messages with the clinic')).not.toBeChecked();
  await expect(phone.getByRole('listitem').filter({ hasText: 'Ines Marquez, Elm Street Practice' })).toBeVisible();
  await phone.getByLabel('Your diagnoses').uncheck();
  await phone.getByLabel(/^Your name, pronouns/).uncheck();
  await phone.getByRole('button', { name: 'Sign', exact: true }).click();
  await expect(phone.getByRole('alert')).toContainText('Without your name and how to reach you');
  await phone.getByLabel(/^Your name, pronouns/).check();
  await expect(phone.getByLabel('Your diagnoses')).not.toBeChecked();
  await isReadable(phone);
  await phone.getByRole('button', { name: 'Sign', exact: true }).click();
  await expect(phone.getByRole('alert')).toHaveText('Please tick each line, or talk with your team first.');
  for (const line of [/I have read this/, /I know what is shared/, /I sign because/])
    await phone.getByLabel(line).check();
  await phone.getByRole('textbox', { name: 'Your name' }).fill('Alma Cole');
  await phone.getByRole('button', { name: 'Sign', exact: true }).click();
  await expect(phone.getByText(/may share what is listed here with Ines Marquez/)).toBeVisible();
  await expect(phone.getByText('Your diagnoses')).toHaveCount(0);
  await isReadable(phone);
  const saving = phone.waitForEvent('download');
  await phone.getByRole('button', { name: 'Save a copy (PDF)' }).click();
  expect((await saving).suggestedFilename()).toBe('release.pdf');

  await desk.goto(`/patients/${patientId}/referral/${referralId}/packet`);
  await expect(desk.getByText('To keep what was gained.')).toBeVisible();
  await expect(desk.getByText('For Ines Marquez, Elm Street Practice')).toBeVisible();
  await expect(desk.getByText(/What comes from the record is as of/)).toBeVisible();
  const trail = desk.getByRole('region', { name: 'Where it comes from and where it went' });
  await expect(trail.getByText('Gathered from the record')).toBeVisible();
  await desk.getByRole('button', { name: 'Change what is in it' }).click();
  await desk.getByLabel('Diagnoses').fill('F33.2');
  await desk.getByLabel('Goals').fill('To work again.');
  await isReadable(desk);
  await desk.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(desk.getByText('Saved.')).toBeVisible();
  await expect(trail.getByText('Written in')).toBeVisible();
  await expect(desk.getByText('To work again.')).toBeVisible();
  await expect(desk.getByText('F33.2')).toHaveCount(0);
  const left = desk.getByRole('region', { name: 'What is left out, and why' });
  await expect(left.getByText('Diagnoses')).toBeVisible();
  await isReadable(desk);

  await phone.getByRole('button', { name: 'Take it back' }).click();
  await expect(phone.getByText('We cannot take back what they have read or done before.')).toBeVisible();
  await isReadable(phone);
  await phone.getByRole('button', { name: 'Yes, take it back' }).click();
  await expect(phone.getByText(/You took this back on/)).toBeVisible();
  await expect(desk.getByText('Nothing would go out.', { exact: true })).toBeVisible();
});
