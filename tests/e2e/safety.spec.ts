import { type Page, expect, test } from '@playwright/test';
import { DESK, PHONE, at, enter } from './people';
import { barriers, sideways } from './watch';

// Priya is on no care team of Sam's: she stands for whoever is on call.
let staff: Page;
let patient: Page;

test.beforeAll(async ({ browser }) => {
  staff = await enter(browser, at('priya'), DESK);
  patient = await enter(browser, at('sam.rivera'), PHONE);
});
test.afterAll(async () => {
  await staff.context().close();
  await patient.context().close();
});

const shot = async (page: Page, name: string) => {
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
};
const clean = async (page: Page) => {
  expect(await barriers(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
};
const band = () => staff.getByRole('region', { name: 'Safety alerts' });

test('“I am not safe now” is on the screen of whoever is on call within five seconds, and closes with a record', async () => {
  await expect(band()).toContainText('Nadia Voss');
  await patient.goto('/home');
  await patient.getByRole('button', { name: 'Need help now?' }).click();
  const panel = patient.getByRole('dialog');
  const pressed = Date.now();
  await panel.getByRole('button', { name: 'I am not safe now' }).click();
  await expect(band()).toContainText('Sam Rivera', { timeout: 5000 });
  const seconds = (Date.now() - pressed) / 1000;
  expect(seconds).toBeLessThan(5);
  console.log(`      on the other screen after ${seconds.toFixed(1)} s`);
  await expect(panel.getByRole('status')).toContainText(/Your team got your alert at \d/);
  await expect(panel.getByRole('button', { name: 'I am not safe now' })).toHaveCount(0);
  await shot(patient, 'help-told');
  await clean(patient);
  await expect(staff.getByRole('alert').first()).toContainText('Critical alert. Sam Rivera.');
  await shot(staff, 'band');
  await clean(staff);
  const row = band().getByRole('listitem').filter({ hasText: 'Sam Rivera' });
  await staff.getByRole('button', { name: 'Hide the list' }).click();
  await expect(row).toBeVisible(); // nobody acknowledged it: it stays, in one line
  await expect(band().getByRole('listitem')).toHaveCount(1);
  await shot(staff, 'band-folded');
  await staff.reload();
  await expect(band().getByRole('listitem')).toHaveCount(1);
  await staff.getByRole('button', { name: 'Show', exact: true }).click();
  await row.getByRole('button', { name: 'Take it' }).click();
  await expect(row).toContainText('You have it');
  await row.getByRole('button', { name: 'Acknowledge' }).click();
  await staff.getByLabel('What do you do now?').fill('Calling her.');
  await staff.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }).click();
  await expect(row).toContainText('Acknowledged');
  await row.getByRole('link', { name: 'Open: Sam Rivera' }).click();
  await expect(staff.getByRole('heading', { name: 'Sam Rivera' })).toBeVisible();
  await expect(staff.getByRole('link', { name: /555/ })).toHaveAttribute('href', /^tel:\+1555/);
  await shot(staff, 'alert');
  await clean(staff);
});

test('a record with gaps says which, keeps what was typed through a reload, and then closes the alert', async () => {
  const send = () => staff.getByRole('button', { name: 'Write the record and close' }).click();
  await staff.getByLabel('Where is the patient now?').fill('At home with her mother.');
  await send();
  await expect(staff.getByText('This is needed to close.').first()).toBeVisible();
  await expect(staff.getByLabel('When was the patient contacted?')).toBeFocused();
  await staff.reload();
  await expect(staff.getByLabel('Where is the patient now?')).toHaveValue('At home with her mother.');
  // As late as the clinic's clock allows: a contact answers an alert only once it was raised.
  const contacted = staff.getByLabel('When was the patient contacted?');
  const now = (await contacted.getAttribute('max')) ?? '';
  await contacted.fill('2026-01-01T10:00');
  await send();
  await expect(staff.getByText('The alert was raised', { exact: false })).toBeVisible();
  await contacted.fill(now);
  await staff.getByLabel('How?').selectOption('phone');
  await staff.getByLabel('Is the patient safe now?').selectOption('no');
  await staff.getByLabel('What did the screen come to?').selectOption('low');
  await staff.getByLabel('Risk factors').fill('Alone at night.');
  await staff.getByLabel('Protective factors').fill('Her mother, her dog.');
  await staff.getByLabel('Was access to means asked about?').selectOption('asked');
  await staff.getByLabel('What was decided?').selectOption('no-change');
  await staff.getByLabel('Next check').fill('2030-01-01');
  await send();
  await expect(staff.getByText('someone who is not safe', { exact: false })).toBeVisible();
  await staff.getByLabel('What was decided?').selectOption('lifeline');
  await send();
  await expect(staff.getByText('Record written')).toBeVisible();
  await expect(band()).not.toContainText('Sam Rivera');
  await shot(staff, 'closed');
  await staff.goto('/alerts');
  await staff.getByRole('button', { name: 'Closed' }).click();
  await expect(staff.getByRole('main')).toContainText('Sam Rivera');
  await clean(staff);
});

test('whoever is not on the care team acts on the alert and still sees no chart', async () => {
  await staff.goto('/alerts');
  await band().getByRole('link', { name: 'Open: Nadia Voss' }).click();
  await expect(staff.getByRole('heading', { name: 'Nadia Voss' })).toBeVisible();
  await expect(staff.getByRole('link', { name: 'Open the chart' })).toHaveCount(0);
});

test('a patient writes a safety plan that is there after a reload', async () => {
  await patient.goto('/safety-plan');
  await patient.getByLabel('What I can do by myself').fill('Walk to the river.');
  await patient.getByRole('button', { name: 'Save my plan' }).click();
  await expect(patient.getByText('Saved. Your care team can read it too.')).toBeVisible();
  await patient.reload();
  await expect(patient.getByLabel('What I can do by myself')).toHaveValue('Walk to the river.');
  await shot(patient, 'plan');
  await clean(patient);
});

test('words that show help ask for reading when they are sent, and the alert sets no level', async () => {
  await patient.goto('/messages/new');
  await patient.getByRole('radio').first().check();
  await patient.getByLabel('Write a message').fill('I want to die.');
  await expect(patient.getByText('Your team is asked to read it soon.', { exact: false })).toBeVisible();
  await patient.getByRole('button', { name: 'Send' }).click();
  await expect(band()).toContainText('Sam Rivera', { timeout: 5000 });
  const row = band().getByRole('listitem').filter({ hasText: 'Sam Rivera' });
  await expect(row).toContainText('To read');
});

test('a drill goes to the band, is marked, and its time to a person is kept', async ({ browser }) => {
  const okafor = await enter(browser, at('okafor'), DESK);
  await okafor.goto('/safety-settings');
  await expect(okafor.getByRole('heading', { name: 'On-call list', exact: true })).toBeVisible();
  await okafor.getByRole('button', { name: 'Start a drill' }).click();
  const drill = band().getByRole('listitem').filter({ hasText: 'This is a drill' });
  await expect(drill).toBeVisible({ timeout: 5000 });
  await drill.getByRole('button', { name: 'I got it: end the drill' }).click();
  await expect(okafor.getByText(/Priya Nair answered after \d+ s/)).toBeVisible();
  await shot(okafor, 'settings');
  await clean(okafor);
  await okafor.context().close();
});

test('the band, an alert and the settings fit a phone, in the dark too', async ({ browser }) => {
  const phone = await enter(browser, at('dana'), { ...PHONE, colorScheme: 'dark' });
  await expect(phone.getByRole('region', { name: 'Safety alerts' })).toContainText('Nadia Voss');
  await expect(phone.getByRole('region', { name: 'Safety alerts' }).getByRole('listitem')).toHaveCount(2);
  await shot(phone, 'band-phone');
  await clean(phone);
  await phone.getByRole('link', { name: 'Open: Nadia Voss' }).click();
  await expect(phone.getByRole('heading', { name: 'Nadia Voss' })).toBeVisible();
  await shot(phone, 'alert-phone');
  await clean(phone);
  await phone.goto('/safety-settings');
  await expect(phone.getByRole('heading', { name: 'How soon', exact: true })).toBeVisible();
  await shot(phone, 'settings-phone');
  await clean(phone);
  await phone.context().close();
});
