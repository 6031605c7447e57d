import path from 'node:path';
import process from 'node:process';
import { type Page, expect, test } from '@playwright/test';
import type { MinePage, TrailPage } from '@holdfast/audit/model';
import { DESK, PHONE, at, enter, program } from '../people';
import { barriers, sideways } from '../watch';

// Who did what: an emergency, its traces for the patient and for who oversees. Dylan Hart is in no other journey, and
// Dana is not on their care team.
const REASON = 'They fainted in the waiting room and nobody of their team is here.';
const shot = async (page: Page, name: string) => {
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
};
const clean = async (page: Page) => {
  expect(await barriers(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
};
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('a chart is opened in an emergency, and everybody who should can see that', async ({ browser, baseURL }) => {
  test.setTimeout(180_000);
  const lee = await program(baseURL, at('lee'));
  const found = await lee.ask<{ items: { id: string }[] }>('POST', '/api/patients/search', { name: 'Hart', limit: 5 });
  const patientId = found.body?.items[0]?.id ?? '';

  const dana = await enter(browser, at('dana'), DESK);
  await dana.goto(`/patients/${patientId}`);
  await expect(dana.getByRole('heading', { level: 1, name: 'This chart is not yours' })).toBeVisible();
  await shot(dana, 'glass-panel-desk');
  await clean(dana);
  await press(dana, 'Open in an emergency');
  await expect(dana.getByText('Write down why.')).toBeVisible();
  await dana.getByLabel('Why can it not wait?').fill(REASON);
  await press(dana, 'Open in an emergency');
  await expect(dana.getByRole('heading', { level: 1, name: 'Dylan Hart' })).toBeVisible();
  await expect(dana.getByText('You are not on the care team.')).toBeVisible();
  await shot(dana, 'glass-open-desk');
  await clean(dana);
  await press(dana, 'Close it now');
  await expect(dana.getByRole('heading', { level: 1, name: 'This chart is not yours' })).toBeVisible();

  const dylan = await enter(browser, at('dylan.hart'), PHONE);
  const sealed = await program(baseURL, at('dylan.hart'));
  await expect
    .poll(
      async () => {
        const seen = await sealed.ask<MinePage>('GET', `/api/patients/${patientId}/trail`);
        return seen.body?.items.some(({ emergency }) => emergency?.reason === REASON) ?? false;
      },
      { timeout: 30_000 },
    )
    .toBe(true);
  await dylan.getByRole('link', { name: 'Who saw my record' }).click();
  await expect(dylan.getByRole('heading', { level: 1, name: 'Who saw my record' })).toBeVisible();
  await expect(dylan.getByText('Opened in an emergency').first()).toBeVisible();
  await expect(dylan.getByText(REASON).first()).toBeVisible();
  await expect(dylan.getByText('Dana Whitfield').first()).toBeVisible();
  await shot(dylan, 'who-saw-phone');
  await clean(dylan);
  const file = dylan.waitForEvent('download');
  await press(dylan, 'Save as a file');
  expect((await file).suggestedFilename()).toBe('who-saw-my-record.csv');
  await dylan.getByRole('link', { name: 'What we shared' }).click();
  await expect(dylan.getByText('We have shared nothing from your record.')).toBeVisible();
  await dylan.emulateMedia({ colorScheme: 'dark' });
  await dylan.goto('/who-saw');
  await expect(dylan.getByText(REASON).first()).toBeVisible();
  await shot(dylan, 'who-saw-phone-dark');
  await clean(dylan);
});

test('the auditor lands on the access log, narrows it, checks it and takes it away', async ({ browser, baseURL }) => {
  test.setTimeout(180_000);
  const ruth = await enter(browser, at('ruth'), DESK);
  await expect(ruth).toHaveURL(/\/admin\/trail$/);
  await expect(ruth.getByRole('table', { name: 'Access log' })).toBeVisible();
  await shot(ruth, 'trail-desk');
  await clean(ruth);
  await ruth.getByLabel('Why', { exact: true }).selectOption('break-glass');
  await press(ruth, 'Show');
  await expect(ruth).toHaveURL(/purpose=break-glass/);
  await expect(ruth.getByRole('row').nth(1)).toContainText('Dylan Hart');
  await ruth.reload();
  await expect(ruth.getByRole('row').nth(1)).toContainText('Dana Whitfield');
  await ruth.getByRole('row').nth(1).getByRole('link').click();
  await expect(ruth.getByRole('heading', { level: 1, name: 'One entry' })).toBeVisible();
  await expect(ruth.getByText(/Place \d+ in the log|Not sealed yet/)).toBeVisible();
  await shot(ruth, 'entry-desk');
  await clean(ruth);
  await ruth.getByRole('link', { name: 'Back to the log' }).click();
  await press(ruth, 'Check now');
  await expect(ruth.getByText(/Nothing was changed: \d+ entries/)).toBeVisible();
  const file = ruth.waitForEvent('download');
  await press(ruth, 'Take away as CSV');
  expect((await file).suggestedFilename()).toBe('access-log.csv');
  await ruth.getByRole('link', { name: 'Emergencies and unusual reading' }).first().click();
  await expect(ruth.getByText('Dana Whitfield opened the chart of Dylan Hart')).toBeVisible();
  await expect(ruth.getByText(REASON)).toBeVisible();
  await shot(ruth, 'watch-desk');
  await clean(ruth);
  const said = await (
    await program(baseURL, at('ruth'))
  ).ask<TrailPage>('POST', '/api/clinic/trail/search', { action: 'trail.export' });
  expect(said.body?.items[0]?.who?.name).toBe('Ruth Feldman');
});

test('the access log on a phone, in the dark and in Spanish', async ({ browser }) => {
  test.setTimeout(120_000);
  const marcus = await enter(browser, at('marcus'), { ...PHONE, colorScheme: 'dark' });
  await marcus.goto('/admin/trail');
  await expect(marcus.getByRole('table', { name: 'Access log' })).toBeVisible();
  await shot(marcus, 'trail-phone-dark');
  await clean(marcus);
  await marcus.goto('/admin/trail/watch');
  await expect(marcus.getByText(REASON)).toBeVisible();
  await shot(marcus, 'watch-phone-dark');
  await clean(marcus);
  await marcus.goto('/admin/trail?from=2026-11-23&to=2026-11-22');
  await expect(marcus.getByText('The last day is before the first.')).toBeVisible();
});
