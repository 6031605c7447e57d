import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { type Page, expect, test } from '@playwright/test';
import { DESK, PHONE, at, enter, signIn } from './people';
import { barriers, sideways } from './watch';

// The clinic's side of check-ins, at the desk. Whoever is named here is in no other journey, and what is set is set back.
test.describe.configure({ mode: 'serial', timeout: 180_000 });

const shot = async (page: Page, name: string) => {
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};
const clean = async (page: Page) => {
  expect(await barriers(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
};

/** Opens the page of one patient's check-ins, by name. */
async function openCourse(page: Page, name: string, place = 'course'): Promise<void> {
  await page.goto('/patients');
  await page.getByRole('searchbox').fill(name);
  await page.getByRole('main').getByRole('link', { name }).first().click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.goto(`${page.url().split('?')[0]}/${place}`);
}

const ZONES: Readonly<Record<string, string>> = {
  'Los Angeles': 'America/Los_Angeles',
  'New York': 'America/New_York',
  Berlin: 'Europe/Berlin',
  Tokyo: 'Asia/Tokyo',
};

/** Whether it is day there, with an hour to spare. */
function isDay(timeZone: string): boolean {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: 'numeric', timeZone }).format(new Date()));
  return hour >= 9 && hour < 19;
}

/** The mails that the demo wrote instead of sending, to one address. */
function mailsTo(address: string): { readonly text: string }[] {
  const told = spawnSync(process.execPath, ['tools/serve/cli.mjs', 'demo', 'outbox', '--json'], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: { ...process.env, HOLDFAST_DATA: process.env['E2E_DATA'], HOLDFAST_SKIP_BUILD: 'true' },
    encoding: 'utf8',
  });
  expect(told.status, told.stderr).toBe(0);
  const all = JSON.parse(told.stdout) as { items: { to: string; text: string }[] };
  return all.items.filter(({ to }) => to === address);
}

test('a coordinator writes down a try that reached nobody, and the task stays', async ({ browser }) => {
  const lee = await enter(browser, at('lee'), DESK);
  await lee.goto('/check-ins');
  await lee.getByRole('tab', { name: /To reach/ }).click();
  await lee.getByRole('main').locator('a[href*="/to-reach/"]').first().click();
  await expect(lee.getByRole('heading', { name: 'Write down a try' })).toBeVisible();
  await clean(lee);
  await lee.getByRole('button', { name: 'Save the try' }).click();
  await expect(lee.getByRole('alert').filter({ hasText: 'Choose what came of it.' })).toBeVisible();
  await lee.getByRole('radio', { name: 'Left a message' }).check();
  await lee.getByLabel('Note (may stay empty)').fill('Voice mail, asked to call back.');
  await lee.reload();
  await expect(lee.getByLabel('Note (may stay empty)')).toHaveValue('Voice mail, asked to call back.');
  await lee.getByRole('button', { name: 'Save the try' }).click();
  await expect(lee.getByText('The try is saved.')).toBeVisible();
  await expect(lee.getByText('Voice mail, asked to call back.')).toBeVisible();
  await shot(lee, 'staff-outreach');
  await clean(lee);
  await lee.context().close();
});

test('a changed plan shows what it would change and where a week is over the limit, and two windows lose nothing', async ({
  browser,
}) => {
  const one = await enter(browser, at('lee'), DESK);
  await openCourse(one, 'Isaac Brooks', 'plan');
  const other = await one.context().newPage();
  await other.goto(one.url());
  const limit = (page: Page) => page.getByLabel('Most questions in seven days');
  const show = (page: Page) => page.getByRole('button', { name: 'Show what would change' }).click();
  const save = (page: Page) => page.getByRole('button', { name: 'Save the plan' }).click();
  await expect(limit(one)).not.toHaveValue('');
  await expect(limit(other)).not.toHaveValue('');
  const usual = await limit(one).inputValue();
  await clean(one);

  await limit(one).fill('5');
  await limit(one).blur();
  await show(one);
  await expect(one.getByRole('heading', { name: 'What saving would change' })).toBeVisible();
  await expect(one.getByText(/Weeks above the limit: \d+/)).toBeVisible();
  await expect(one.getByText('A form that can wait moves to a later check-in', { exact: false })).toBeVisible();
  await shot(one, 'staff-plan-preview');
  await clean(one);
  await save(one);
  await expect(one.getByText('The plan is saved.')).toBeVisible();

  await limit(other).fill('60');
  await limit(other).blur();
  await show(other);
  await save(other);
  await expect(other.getByRole('alert').filter({ hasText: 'Someone else saved this plan' })).toBeVisible();
  await expect(limit(other)).toHaveValue('60');
  await shot(other, 'staff-plan-409');
  await clean(other);
  await other.getByRole('button', { name: 'Load the latest' }).click();
  await expect(limit(other)).toHaveValue('5');
  await other.getByRole('button', { name: 'Put my entries back' }).click();
  await expect(limit(other)).toHaveValue('60');
  await show(other);
  await save(other);
  await expect(other.getByText('The plan is saved.')).toBeVisible();
  await other.getByRole('button', { name: 'Back to the clinic’s plan' }).click();
  await expect(limit(other)).toHaveValue(usual);
  await one.context().close();
});

test('the zone of a patient is found by typing, and a zone that does not exist is not saved', async ({ browser }) => {
  const lee = await enter(browser, at('lee'), DESK);
  await openCourse(lee, 'Isaac Brooks', 'plan');
  const zone = lee.getByLabel('The patient’s time zone (type to search)');
  await expect(zone).toHaveValue(/Los Angeles/);
  await zone.fill('Atlantis');
  await zone.blur();
  await expect(lee.getByText('Choose a time zone from the list.')).toBeVisible();
  await lee.getByRole('button', { name: 'Show what would change' }).click();
  await expect(lee.getByText('Some fields are empty or out of range.', { exact: false })).toBeVisible();
  await zone.fill('Denver');
  await zone.blur();
  await expect(zone).toHaveValue(/Denver/);
  await lee.getByRole('button', { name: 'Show what would change' }).click();
  await expect(lee.getByRole('heading', { name: 'What saving would change' })).toBeVisible();
  await lee.context().close();
});

test('the clinic’s plan says for how many patients what would change, before anybody saves it', async ({ browser }) => {
  const okafor = await enter(browser, at('okafor'), DESK);
  await okafor.goto('/check-in-settings');
  await okafor.getByLabel('Most questions in seven days').fill('5');
  await okafor.getByLabel('Most questions in seven days').blur();
  await expect(okafor.getByRole('button', { name: /^Save for/ })).toHaveCount(0);
  await okafor.getByRole('button', { name: 'Show what would change' }).click();
  await expect(okafor.getByText(/Patients for whom something changes: \d+ of \d+\./)).toBeVisible();
  await expect(okafor.getByText(/Patients with a week above the limit: \d+\./)).toBeVisible();
  await expect(okafor.getByRole('button', { name: /^Save for/ })).toBeVisible();
  await shot(okafor, 'staff-clinic-plan');
  await clean(okafor);
  await okafor.context().close();
});

test('a threshold is rehearsed on the last quarter, saved, and set back', async ({ browser }) => {
  const okafor = await enter(browser, at('okafor'), DESK);
  await okafor.goto('/check-in-settings');
  await okafor.getByRole('tab', { name: 'Rehearsal' }).click();
  await expect(okafor).toHaveURL(/part=rehearsal/);
  const which = okafor.getByLabel('Which rule');
  await which.selectOption('gad-7.worsened');
  const field = okafor.locator('hf-rule-entry').getByRole('spinbutton').first();
  const usual = await field.inputValue();
  await field.fill(String(Number(usual) + 1));
  await okafor.getByRole('button', { name: 'Try on the last quarter' }).click();
  await expect(okafor.getByText(/Over the last quarter: now \d+, with these values \d+\./)).toBeVisible();
  await shot(okafor, 'staff-rehearsal');
  await clean(okafor);
  await okafor.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(okafor.getByText('Saved.', { exact: true })).toBeVisible();
  await okafor.reload();
  await which.selectOption('gad-7.worsened');
  await expect(field).toHaveValue(String(Number(usual) + 1));
  await field.fill(usual);
  await okafor.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(okafor.getByText('Saved.', { exact: true })).toBeVisible();
  await okafor.getByRole('tab', { name: 'Rules' }).click();
  await expect(okafor.locator('hf-rule-entry').nth(5)).toBeVisible();
  await clean(okafor);
  await okafor.context().close();
});

test('an admin switches a form off and on again, and cannot switch one on against its licence', async ({ browser }) => {
  const marcus = await enter(browser, at('marcus'), DESK);
  await marcus.goto('/check-in-settings?part=forms');
  const taps = marcus.getByRole('switch', { name: /TAPS-1/ });
  await expect(taps).toBeChecked();
  await taps.uncheck();
  await marcus.reload();
  await expect(taps).not.toBeChecked();
  await taps.check();
  await marcus.reload();
  await expect(taps).toBeChecked();
  await expect(marcus.getByRole('switch', { name: /WHO-5|Well-Being/i })).toBeDisabled();
  await shot(marcus, 'staff-forms');
  await clean(marcus);
  await marcus.context().close();
});

test('the caseload has open alerts first, sorts by its columns, and the address keeps how', async ({ browser }) => {
  const okafor = await enter(browser, at('okafor'), DESK);
  await okafor.goto('/caseload');
  const rows = okafor.getByRole('table').getByRole('rowheader');
  await expect(rows.first()).toContainText('Open alert');
  await clean(okafor);
  await okafor.getByRole('button', { name: 'Patient', exact: true }).click();
  await expect(okafor).toHaveURL(/sorted=name/);
  await expect(okafor.getByRole('columnheader', { name: 'Patient' })).toHaveAttribute('aria-sort', 'ascending');
  const ascending = (await rows.locator('a').allTextContents()).map((name) => name.trim());
  expect(ascending).toEqual([...ascending].sort((one, two) => one.localeCompare(two)));
  await okafor.getByRole('button', { name: 'Patient', exact: true }).click();
  await expect(okafor.getByRole('columnheader', { name: 'Patient' })).toHaveAttribute('aria-sort', 'descending');
  await okafor.reload();
  await expect(rows.first()).toContainText(ascending.at(-1) ?? '');
  await shot(okafor, 'staff-caseload');
  await okafor.context().close();
});

test('a report is read on the screen and on paper, with what its holders want shown', async ({ browser }) => {
  const okafor = await enter(browser, at('okafor'), DESK);
  await openCourse(okafor, 'Leonard Price');
  await expect(okafor.locator('hf-trend-panel').first()).toBeVisible();
  await clean(okafor);
  await okafor.getByRole('region', { name: 'Past' }).getByRole('link').first().click();
  await expect(okafor.getByRole('heading', { name: 'What the rules saw' })).toBeVisible();
  await okafor.getByText('What does this mean?').first().click();
  await expect(okafor.getByText('This is one check-in as the patient sent it.', { exact: false })).toBeVisible();
  await clean(okafor);
  await shot(okafor, 'staff-report');
  await okafor.emulateMedia({ media: 'print' });
  await expect(okafor.getByRole('navigation')).toBeHidden();
  await expect(okafor.getByText('No permission required to reproduce', { exact: false }).first()).toBeVisible();
  await shot(okafor, 'staff-report-print');
  await okafor.context().close();
});

test('what is asked now is answered from the mail without a sign-in, once', async ({ browser }) => {
  const lee = await enter(browser, at('lee'), DESK);
  // Nobody is written to at night: the patient lives where it is day now.
  const day = ['Los Angeles', 'New York', 'Berlin', 'Tokyo'].find((place) => isDay(ZONES[place] ?? '')) ?? 'Berlin';
  await openCourse(lee, 'Walter Abbott', 'plan');
  const zone = lee.getByLabel('The patient’s time zone (type to search)');
  await expect(zone).toHaveValue(/Los Angeles/);
  await zone.fill(ZONES[day] ?? '');
  await zone.blur();
  await lee.getByRole('button', { name: 'Show what would change' }).click();
  await lee.getByRole('button', { name: 'Save the plan' }).click();
  await expect(lee.getByText('The plan is saved.')).toBeVisible();
  const before = mailsTo(at('walter.abbott')).length;
  await openCourse(lee, 'Walter Abbott', 'ask');
  await lee.getByRole('checkbox', { name: 'Mood', exact: true }).check();
  await clean(lee);
  await lee.getByRole('button', { name: 'Ask the patient' }).click();
  await expect(lee.getByText('The patient has been asked.')).toBeVisible();
  await expect.poll(() => mailsTo(at('walter.abbott')).length, { timeout: 60_000 }).toBeGreaterThan(before);
  const { text } = mailsTo(at('walter.abbott')).at(-1) ?? { text: '' };
  expect(text).toContain('You can answer without signing in');
  expect(text).not.toMatch(/check-in|mood|PHQ|ketamine|depress|Walter/i);
  const link = /\/c#\S+/.exec(text)?.[0] ?? '';
  const context = await browser.newContext({ ...PHONE, serviceWorkers: 'block' });
  const phone = await context.newPage();
  await phone.goto(link);
  await phone.getByRole('button', { name: 'Start' }).click();
  await expect(phone.getByRole('radio').first()).toBeVisible();
  await clean(phone);
  await phone.getByRole('radio', { name: /^6/ }).click({ force: true });
  await phone.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(phone.getByRole('heading', { level: 1 })).toContainText('Done.');
  await shot(phone, 'link-done');
  await clean(phone);
  const again = await (await browser.newContext({ ...PHONE, serviceWorkers: 'block' })).newPage();
  await again.goto(link);
  await again.getByRole('button', { name: 'Start' }).click();
  await expect(again.getByRole('heading', { level: 1 })).toHaveText('This link does not work any more');
  await Promise.all([context.close(), again.context().close(), lee.context().close()]);
});

test('a check-in that was listed is answered after a start without a network, and arrives when it is back', async ({
  browser,
}) => {
  const lee = await enter(browser, at('lee'), DESK);
  await openCourse(lee, 'Beth Carver', 'ask');
  await lee.getByRole('checkbox', { name: 'Mood', exact: true }).check();
  await lee.getByRole('button', { name: 'Ask the patient' }).click();
  await expect(lee.getByText('The patient has been asked.')).toBeVisible();
  const context = await browser.newContext(PHONE);
  const beth = await context.newPage();
  await signIn(beth, at('beth.carver'));
  await beth.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await beth.goto('/check-ins');
  await expect.poll(() => beth.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  const mine = beth.getByRole('main').getByRole('listitem').filter({ hasText: '1 question' });
  const address = await mine.getByRole('link').first().getAttribute('href');
  await beth.waitForTimeout(1500);
  await context.setOffline(true);
  await beth.goto(address ?? '');
  await beth.getByRole('button', { name: 'Start', exact: true }).click();
  await beth.getByRole('radio', { name: /^7/ }).click({ force: true });
  await beth.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(beth.getByRole('heading', { level: 1, name: 'Your answers are saved' })).toBeVisible();
  await shot(beth, 'offline-done');
  await context.setOffline(false);
  await expect(beth.getByRole('heading', { level: 1 })).toContainText('Done.', { timeout: 30_000 });
  await Promise.all([context.close(), lee.context().close()]);
});
