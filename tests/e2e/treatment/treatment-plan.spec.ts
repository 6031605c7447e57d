import path from 'node:path';
import process from 'node:process';
import { type Page, expect, test } from '@playwright/test';
import type { SuitabilityView, TreatmentConsentView, TreatmentPlanView } from '@holdfast/treatment/model';
import { DESK, PHONE, at, enter, program } from '../people';
import { openPatient } from '../stops';
import { barriers, sideways } from '../watch';

// What comes before infusions, from the first question to the signed plan. Caleb Stone is in no other journey.
const shot = async (page: Page, name: string) => {
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
};
const clean = async (page: Page) => {
  expect(await barriers(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
};
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const fill = (page: Page, label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value);
const REFUSAL = /refus|denied|not suitable|cannot be treated/i;

test('health questions, consent and plan: answered and signed on the phone, talked about and planned at the clinic', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const caleb = await enter(browser, at('caleb.stone'), PHONE);
  await caleb.goto('/treatment');
  await expect(caleb.getByText('Your plan is not written yet.')).toBeVisible();
  await shot(caleb, 'before-empty');
  await clean(caleb);
  await caleb.getByRole('link', { name: 'Health questions' }).click();
  await expect(caleb.getByRole('heading', { level: 1, name: 'Health questions before treatment' })).toBeVisible();
  const groups = caleb.getByRole('group');
  await expect(groups).toHaveCount(12);
  for (const group of (await groups.all()).slice(0, 11))
    await group.getByRole('radio', { name: 'No', exact: true }).check();
  await press(caleb, 'Send my answers');
  await expect(caleb.getByText('Questions still open: 1. The first one is marked.')).toBeVisible();
  await shot(caleb, 'questions-open');
  await clean(caleb);
  await groups.nth(11).getByRole('radio', { name: 'Not sure' }).check();
  await fill(caleb, 'Your medicines', 'Vitamin D\nLorazepam 1 mg');
  await fill(caleb, 'Anything else you want us to know?', 'Needles scare me.');
  await caleb.getByRole('main').getByRole('link', { name: 'Your treatment' }).click();
  await caleb.getByRole('link', { name: 'Health questions' }).click();
  await expect(caleb.getByLabel('Anything else you want us to know?')).toHaveValue('Needles scare me.');
  await caleb.reload();
  await expect(caleb.getByLabel('Anything else you want us to know?')).toHaveValue('Needles scare me.');
  await press(caleb, 'Send my answers');
  await expect(caleb.getByText('A clinician will talk with you about 3 of your answers.')).toBeVisible();
  await expect(caleb.getByText('Please do not stop a medicine yourself.')).toBeVisible();
  await expect(caleb.getByRole('main').getByText(REFUSAL)).toHaveCount(0);
  await shot(caleb, 'questions-thanks');
  await clean(caleb);

  await caleb.goto('/treatment/consent');
  await expect(caleb.getByText('You have not signed yet.')).toBeVisible();
  await shot(caleb, 'consent-read');
  await press(caleb, 'Sign');
  await expect(caleb.getByRole('alert').getByText('Please tick each line')).toBeVisible();
  for (const box of await caleb.getByRole('checkbox').all()) await box.check();
  await fill(caleb, 'Your name', 'Caleb Stone');
  await clean(caleb);
  await press(caleb, 'Sign');
  await expect(caleb.getByText('Signed as Caleb Stone · version 1')).toBeVisible();
  await shot(caleb, 'consent-signed');
  await clean(caleb);
  await press(caleb, 'Take my consent back');
  await expect(caleb.getByText(/You took your consent back/)).toBeVisible();
  await shot(caleb, 'consent-withdrawn');
  await clean(caleb);

  const okafor = await enter(browser, at('okafor'), DESK);
  await openPatient(okafor, 'Caleb Stone');
  await okafor.getByRole('link', { name: 'Suitability, consent and plan' }).click();
  await expect(okafor.getByText('Waiting to be discussed')).toBeVisible();
  const patientId = /patients\/([^/]+)/.exec(okafor.url())?.[1] ?? '';
  const topics = okafor.locator('hf-suitability-section .topics');
  await expect(topics.first().getByText('With more care')).toBeVisible();
  await expect(topics.first().getByText(/Not an established fact/)).toBeVisible();
  await expect(topics.last().getByText('Lorazepam 1 mg')).toBeVisible();
  await expect(okafor.getByText(/do not stop a medicine yourself/)).toBeVisible();
  await expect(okafor.getByText(/Consent was taken back/)).toBeVisible();
  await shot(okafor, 'staff-waiting');
  await clean(okafor);
  await press(caleb, 'Undo: I still agree');
  await expect(caleb.getByText('Signed as Caleb Stone · version 1')).toBeVisible();
  await expect(okafor.getByText('Consent on file, version 1')).toBeVisible();

  await okafor.getByLabel('What was discussed').fill('Never a high phase. Lorazepam stays as it is.');
  await press(okafor, 'Write down that it was discussed');
  await expect(okafor.getByText(/Discussed /)).toBeVisible();
  await press(okafor, 'Write a plan');
  await fill(okafor, 'Dose (mg/kg)', '9');
  await fill(okafor, 'Weight (kg)', '80');
  await okafor.getByRole('button', { name: /^Sign as / }).click();
  await expect(okafor.getByText('The dose must be above 0 and at most 600 mg.')).toBeVisible();
  await fill(okafor, 'Dose (mg/kg)', '0.5');
  await expect(okafor.getByText('That is 40 mg, 0.5 mg/kg.')).toBeVisible();
  await fill(okafor, 'Number of infusions', '6');
  await fill(okafor, 'At least (days)', '2');
  await fill(okafor, 'At most (days)', '4');
  await fill(okafor, 'Goals, in the patient’s words', 'To fish with my dad again.');
  await shot(okafor, 'staff-plan-form');
  await clean(okafor);

  // A colleague is faster; what was typed stays.
  const other = await program(baseURL, at('okafor'));
  const plan = {
    ...{ route: 'im', dose: { basis: 'fixed', mg: 30, weightKg: null }, infusions: 4, countsFrom: '2026-01-01' },
    ...{ leastDays: 3, mostDays: 7, goals: 'To rest.', escort: null, notes: null },
  };
  const url = `/api/patients/${patientId}/treatment-plan`;
  await other.ask('PUT', url, { version: 0, plan, signedName: 'Dr. Adaeze Okafor' });
  await expect(okafor.getByText(/signed another version/)).toBeVisible();
  await expect(okafor.getByLabel('Goals, in the patient’s words')).toHaveValue('To fish with my dad again.');
  await shot(okafor, 'staff-plan-conflict');
  await clean(okafor);
  await press(okafor, 'Go on with mine');
  await okafor.getByRole('button', { name: /^Sign as / }).click();
  await expect(okafor.getByText('The plan is signed.')).toBeVisible();
  await expect(okafor.getByText(/Given \d+ of 6 planned since/)).toBeVisible();
  await shot(okafor, 'staff-plan-signed');
  await clean(okafor);

  await caleb.goto('/treatment');
  await expect(caleb.getByText('To fish with my dad again.')).toBeVisible();
  await expect(caleb.getByText(/Your plan: 6 infusions/)).toBeVisible();
  await shot(caleb, 'before-plan');
  await clean(caleb);

  await okafor.getByRole('link', { name: /^Open to print/ }).click();
  await expect(okafor.getByText(/Signed electronically by Caleb Stone/)).toBeVisible();
  await shot(okafor, 'consent-sheet');
  await clean(okafor);

  // Where consent does not stand, the infusion is prepared with a plain line about it, and nothing is refused.
  const infusion = `/api/patients/${patientId}/infusions/01900000-0000-7000-8000-00000000c001`;
  await other.ask('PUT', infusion, { startsAt: new Date(Date.now() + 3_600_000).toISOString() });
  await okafor.goto(`/patients/${patientId}/infusions`);
  await expect(okafor.locator('hf-plan-beside').getByText(/Given \d+ of 6 planned since/)).toBeVisible();
  await shot(okafor, 'infusions-beside');
  await clean(okafor);
  await okafor.goto(`/patients/${patientId}/infusions/01900000-0000-7000-8000-00000000c001`);
  await expect(okafor.getByRole('button', { name: 'Save weight' })).toBeVisible();
  await expect(okafor.locator('hf-consent-warning p')).toHaveCount(0);
  await caleb.goto('/treatment/consent');
  await press(caleb, 'Take my consent back');
  await expect(okafor.getByText('The patient took their consent to treatment back.')).toBeVisible();
  await expect(okafor.getByRole('button', { name: 'Save weight' })).toBeVisible();
  await shot(okafor, 'infusion-no-consent');
  await clean(okafor);
  await press(caleb, 'Undo: I still agree');
  await expect(okafor.locator('hf-consent-warning p')).toHaveCount(0);

  const [consent, screens, signed] = await Promise.all([
    other.ask<TreatmentConsentView>('GET', `/api/patients/${patientId}/treatment-consent`),
    other.ask<SuitabilityView>('GET', `/api/patients/${patientId}/suitability`),
    other.ask<TreatmentPlanView>('GET', url),
  ]);
  expect(consent.body).toMatchObject({
    state: 'signed',
    signatures: [{ version: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
  });
  expect(screens.body?.screens).toMatchObject([{ version: 1, mode: 'portal', toTalkAbout: 3 }]);
  expect(signed.body).toMatchObject({ version: 2, plan: { infusions: 6 }, earlier: [{ version: 1 }] });
});
