import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { type Browser, type BrowserContextOptions, type Page, expect, test } from '@playwright/test';
import type { InfusionSheet } from '@holdfast/treatment/model';
import { PHONE, at, enter, program } from './people';
import { barriers, sideways } from './watch';

/** A tablet beside the chair. */
const TABLET: BrowserContextOptions = {
  viewport: { width: 820, height: 1180 },
  hasTouch: true,
  timezoneId: 'America/Los_Angeles',
  locale: 'en-US',
  serviceWorkers: 'allow',
};

const shot = async (page: Page, name: string) => {
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: false });
};
const clean = async (page: Page) => {
  expect(await barriers(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
};
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const fill = (page: Page, label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value);
async function vitals(page: Page, upper: string, lower: string): Promise<void> {
  await fill(page, 'Upper pressure (mmHg)', upper);
  await fill(page, 'Lower pressure (mmHg)', lower);
  await fill(page, 'Pulse (per min)', '72');
  await fill(page, 'Oxygen (%)', '98');
}

/** The patient sends a link, a preview looks at it, a browser of the driver's opens it, and another one cannot. */
async function driverOf(browser: Browser, phone: Page): Promise<Page> {
  await press(phone, 'Make a link for the driver');
  const address = await phone.getByLabel('Link for the driver').inputValue();
  await shot(phone, 'ride-own');
  const preview = await (await browser.newContext(PHONE)).newPage();
  await preview.goto(address);
  await expect(preview.getByRole('button', { name: 'Begin' })).toBeVisible();
  const driver = await (await browser.newContext(PHONE)).newPage();
  await driver.goto(address);
  expect(new URL(driver.url()).hash).toBe('');
  await shot(driver, 'ride-sealed');
  await clean(driver);
  await press(driver, 'Begin');
  await expect(driver.getByRole('button', { name: 'We have arrived' })).toBeDisabled();
  await expect(driver.getByRole('link', { name: /^Call/ })).toHaveAttribute('href', /^tel:/);
  const words = (await driver.locator('body').innerText()).toLowerCase();
  for (const word of ['rivera', 'sam', 'infusion', 'ketamine', 'treatment', 'patient'])
    expect(words).not.toContain(word);
  await shot(driver, 'ride-open');
  await clean(driver);
  await driver.goto('about:blank');
  await driver.goto(address);
  await expect(driver.getByRole('button', { name: 'I have picked them up' })).toBeEnabled();
  await press(preview, 'Begin');
  await expect(preview.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible();
  await shot(preview, 'ride-over');
  await clean(preview);
  await preview.context().close();
  return driver;
}

test('an infusion is written down on a tablet, a minute without a network included: each entry once, in order', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const nurse = await program(baseURL, at('dana'));
  const found = await nurse.ask<{ items: { id: string; name: string }[] }>('POST', '/api/patients/search', {
    name: 'Rivera',
    limit: 5,
  });
  const patientId = found.body?.items[0]?.id ?? '';
  const tablet = await enter(browser, at('dana'), TABLET);
  await tablet.goto(`/patients/${patientId}/infusions`);
  await press(tablet, 'Plan an infusion');
  await shot(tablet, 'infusion-list');
  await clean(tablet);
  await press(tablet, 'Save');
  await tablet.waitForURL(/infusions\/[^/]+$/);
  const infusionId = tablet.url().split('/').at(-1) ?? '';
  const sheet = async () =>
    (await nurse.ask<InfusionSheet>('GET', `/api/patients/${patientId}/infusions/${infusionId}`)).body;

  const phone = await enter(browser, at('sam.rivera'), PHONE);
  await phone.goto('/treatment');
  await expect(phone.getByRole('heading', { name: 'Your next infusion' })).toBeVisible();
  for (const group of await phone.getByRole('group').all()) {
    await group.getByRole('radio', { name: 'Yes', exact: true }).check();
  }
  await expect(phone.getByText('You have said yes to everything.')).toBeVisible();
  await phone.getByRole('radio', { name: 'I want to talk about it', exact: true }).nth(1).check();
  await expect(phone.getByText('Your team sees this.')).toBeVisible();
  await shot(phone, 'infusion-phone-gates');
  await clean(phone);
  await expect(tablet.getByText('Ride home: wants to talk about it')).toBeVisible();

  const driver = await driverOf(browser, phone);
  await expect(tablet.getByRole('listitem').filter({ hasText: 'Opened by the driver' })).not.toContainText('not yet');

  await fill(tablet, 'Weight (kg)', '80');
  await press(tablet, 'Save weight');
  await fill(tablet, 'Dose (mg)', '40');
  await expect(tablet.getByText('0.5 mg/kg')).toBeVisible();
  await fill(tablet, 'Rate (mg/h)', '60');
  await press(tablet, 'Save dose');
  await vitals(tablet, '152', '84');
  await expect(tablet.getByText(/Warning: outside/)).toBeVisible();
  await press(tablet, 'Save vitals');
  await expect(tablet.getByRole('main').getByRole('alert')).toContainText('Write down what was seen or done');
  await shot(tablet, 'infusion-reason');
  await clean(tablet);
  await fill(tablet, 'Why, or what was done', 'Walked in fast; rested.');
  await press(tablet, 'Save vitals');
  await press(tablet, 'Start now');
  await expect(tablet.getByRole('main').getByRole('alert')).toContainText('Write down why it starts');
  await fill(tablet, 'Why, or what was done', 'All asked at the door.');
  await press(tablet, 'Start now');
  await expect(tablet.getByText('Running', { exact: true })).toBeVisible();
  await expect(tablet.getByText('Everything is saved')).toBeVisible();
  await shot(tablet, 'infusion-running');
  await clean(tablet);

  await press(tablet, 'Note');
  await fill(tablet, 'Words', 'Asked for a blanket.');
  await expect(tablet.getByText('What is typed below is not saved yet')).toBeVisible();
  await tablet.waitForTimeout(600);
  await tablet.reload();
  await expect(tablet.getByLabel('Words', { exact: true })).toHaveValue('Asked for a blanket.');
  const aside = tablet.getByRole('region', { name: 'Write something else down' });
  await aside.getByRole('button', { name: 'Happened earlier', exact: true }).click();
  const now = await tablet.getByLabel('At what time').inputValue();
  const before = new Date(Date.parse(`2026-03-02T${now}:00Z`) - 600_000).toISOString().slice(11, 16);
  await fill(tablet, 'At what time', before);
  await press(tablet, 'Save note');
  await expect(tablet.getByRole('main').getByRole('alert')).toContainText('Its time lies before what it follows');
  await shot(tablet, 'infusion-earlier');
  await clean(tablet);
  await press(tablet, 'It happens now');
  await press(tablet, 'Save note');
  await expect(tablet.getByText('Asked for a blanket.')).toBeVisible();
  await expect(tablet.getByText('Everything is saved')).toBeVisible();

  await tablet.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 60_000 });
  await tablet.context().setOffline(true);
  await vitals(tablet, '141', '82');
  await press(tablet, 'Save vitals');
  await press(tablet, 'Effect');
  await tablet.getByLabel('Dissociation', { exact: true }).check();
  await tablet.getByLabel('mild', { exact: true }).check();
  await press(tablet, 'Save effect');
  await expect(tablet.getByText(/Not yet saved: 2/)).toBeVisible();
  await shot(tablet, 'infusion-offline');
  await tablet.reload();
  await tablet
    .getByRole('button', { name: 'Go on with what is on this device' })
    .or(tablet.getByText(/Not yet saved: 2/))
    .first()
    .waitFor();
  await shot(tablet, 'infusion-offline-reloaded');
  const goOn = tablet.locator('hf-offline-page button.hf-button-outlined');
  if (await goOn.count()) await goOn.click();
  await expect(tablet.getByText(/Not yet saved: 2/)).toBeVisible();
  await press(tablet, 'Note');
  await fill(tablet, 'Words', 'Calm, eyes closed.');
  await press(tablet, 'Save note');
  await expect(tablet.getByText(/Not yet saved: 3/)).toBeVisible();
  expect((await sheet())?.entries).toHaveLength(5);
  await tablet.context().setOffline(false);
  await expect(tablet.getByText('Everything is saved')).toBeVisible({ timeout: 30_000 });

  await tablet.getByRole('button', { name: /^It is over/ }).click();
  await press(tablet, 'End');
  await press(tablet, 'End now');
  await expect(tablet.getByText('Being observed', { exact: true })).toBeVisible();
  await vitals(tablet, '131', '80');
  await press(tablet, 'Save vitals');
  await press(driver, 'I have picked them up');
  await expect(driver.getByText('Picked up at')).toBeVisible();
  await expect(tablet.getByText(/Pick-up confirmed by link at/)).toBeVisible();
  await expect(phone.getByRole('listitem').filter({ hasText: 'Your driver picked you up' })).not.toContainText(
    'not yet',
  );
  await driver.getByRole('button', { name: /^Take it back/ }).click();
  await expect(tablet.getByText(/Pick-up confirmed by link at/)).toHaveCount(0);
  await press(driver, 'I have picked them up');
  await expect(tablet.getByText('Being observed', { exact: true })).toBeVisible();
  for (const box of await tablet.getByRole('checkbox').all()) await box.check();
  await expect(tablet.getByText(/Still open \(1\)/)).toContainText('An adult takes them home');
  await tablet.emulateMedia({ media: 'print' });
  for (const name of ['Save vitals', 'Note', 'Goes home now']) {
    await expect(tablet.getByText(name, { exact: true }).first()).toBeHidden();
  }
  await expect(tablet.getByText('Asked for a blanket.', { exact: true })).toBeVisible();
  const folder = process.env['SHOTS'];
  if (folder) await tablet.screenshot({ path: path.join(folder, 'infusion-print.png'), fullPage: true });
  await tablet.emulateMedia({ media: null });
  await shot(tablet, 'infusion-home');
  await clean(tablet);
  await tablet.getByRole('button', { name: 'Goes home now', exact: true }).click({ force: true });
  await expect(tablet.getByRole('main').getByRole('alert')).toContainText('Still open');
  await fill(tablet, 'Name', 'Ana Rivera');
  await fill(tablet, 'How they know the patient', 'sister');
  await press(tablet, 'Save escort');
  await press(tablet, 'Goes home now');
  await press(driver, 'We have arrived');
  await expect(driver.getByText('Thank you. There is nothing more to do.')).toBeVisible();
  await shot(driver, 'ride-done');
  await clean(driver);
  await driver.context().close();
  const arrived = tablet.getByRole('listitem').filter({ hasText: 'Arrived' });
  await expect(arrived).toBeVisible();
  await expect(arrived).not.toContainText('not yet');
  await expect(phone.getByRole('listitem').filter({ hasText: 'You are home' })).not.toContainText('not yet');
  await press(tablet, 'Sign');
  await expect(tablet.getByText('Signed', { exact: true })).toBeVisible();
  await expect(tablet.getByText('Everything is saved')).toBeVisible();
  await shot(tablet, 'infusion-signed');
  await clean(tablet);

  const coming = tablet.waitForEvent('download');
  await press(tablet, 'Save as PDF');
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^infusion-\d{4}-\d\d-\d\d\.pdf$/);
  const paper = readFileSync(await file.path(), 'latin1');
  expect(paper.startsWith('%PDF-1.7')).toBe(true);
  expect(paper).toContain('/Marked true');
  await expect(phone.getByText(/Please do not drive until/)).toBeVisible();
  await shot(phone, 'infusion-phone-driving');
  await clean(phone);
  await phone.context().close();

  const { entries = [], state, endedAt } = (await sheet()) ?? {};
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
  expect(entries.slice(0, 10).map(({ body }) => body?.kind)).toEqual([
    ...['weight', 'dose', 'vitals', 'start', 'note', 'vitals', 'effect', 'note', 'effect-over', 'finish'],
  ]);
  expect(state).toBe('signed');
  expect(endedAt).not.toBeNull();
  await tablet.context().close();
});
