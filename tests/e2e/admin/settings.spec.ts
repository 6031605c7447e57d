import path from 'node:path';
import process from 'node:process';
import { type Page, expect, test } from '@playwright/test';
import { DESK, PHONE, at, enter } from '../people';
import { barriers, sideways } from '../watch';

// Helen runs Harbor Light. Whatever she sets here she puts back before the journey ends.
const HELEN = at('helen', 'harbor');

const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
};
const clean = async (page: Page): Promise<void> => {
  expect(await barriers(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
};
// One pixel, whole; and a text that calls itself a picture.
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const saved = (page: Page) => expect(page.getByText('Saved. It holds from now on.')).toBeVisible();

test('hours are tried out before they hold, told to who saw older ones, and put back', async ({ browser }) => {
  test.setTimeout(120_000);
  const helen = await enter(browser, HELEN, DESK);
  await helen.goto('/admin');
  await helen.getByRole('link', { name: /^Settings of the clinic/ }).click();
  await expect(helen.getByRole('link', { name: /^Hours and closed days/ })).toBeVisible();
  await shot(helen, 'settings-list');
  await clean(helen);
  await helen.getByRole('link', { name: /^Hours and closed days/ }).click();
  await expect(helen.getByText(/Question, sent on Friday at 6:00 PM: answered by/)).toBeVisible();
  const before = (await helen.getByText(/Question, sent on Friday/).textContent()) ?? '';
  const other = await enter(browser, HELEN, DESK);
  await other.goto('/admin/settings/hours');
  await expect(other.getByLabel('Time zone')).toBeVisible();

  await press(helen, 'Add hours on Saturday');
  await expect(helen.getByText(/Question, sent on Friday/)).not.toHaveText(before);
  await expect(helen.getByText('Not saved yet.')).toBeVisible();
  await shot(helen, 'settings-hours');
  await clean(helen);
  await helen.getByRole('link', { name: 'All settings' }).click();
  await expect(helen.getByRole('heading', { name: 'Leave without saving?' })).toBeVisible();
  await clean(helen);
  await press(helen, 'Stay here');
  await helen.getByLabel('Saturday, to (1)').fill('07:00');
  await press(helen, 'Save');
  await expect(helen.getByText('One stretch ends before it begins.')).toBeVisible();
  await helen.getByLabel('Saturday, to (1)').fill('12:00');
  await press(helen, 'Save');
  await saved(helen);
  await expect(helen.getByText('Hours of the week: changed')).toBeVisible();

  await press(other, 'Add hours on Sunday');
  await press(other, 'Save');
  await expect(other.getByText(/changed this on .* while you were writing/)).toBeVisible();
  await shot(other, 'settings-stale');
  await clean(other);
  await press(other, 'Show what holds now');
  await expect(other.getByLabel('Saturday, to (1)')).toHaveValue('12:00');
  await other
    .getByRole('button', { name: /^Put this back/ })
    .first()
    .click();
  await expect(other.getByText(/Version \d+ holds again\./)).toBeVisible();
  await expect(other.getByText(/Put version \d+ back/)).toBeVisible();
  await expect(other.getByText(/Question, sent on Friday/)).toHaveText(before);
  await clean(other);
});

test('each kind of setting opens on a phone, in the dark and in Spanish', async ({ browser }) => {
  test.setTimeout(180_000);
  const helen = await enter(browser, HELEN, { ...PHONE, colorScheme: 'dark' });
  const KINDS = [
    'hours',
    'profile',
    'crisis',
    'languages',
    'notifications',
    'retention',
    'branding',
    'topics',
    'pools',
  ];
  for (const kind of KINDS) {
    await helen.goto(`/admin/settings/${kind}`);
    await expect(helen.getByRole('heading', { name: 'Every version' })).toBeVisible();
    await expect(helen.getByText(/Touches every/)).toBeVisible();
    await shot(helen, `settings-${kind}-phone`);
    await clean(helen);
  }
  await helen.goto('/me');
  await helen.getByLabel('Español').check();
  for (const kind of KINDS) {
    await helen.goto(`/admin/settings/${kind}`);
    await expect(helen.getByRole('heading', { name: 'Todas las versiones' })).toBeVisible();
    await clean(helen);
  }
  await helen.goto('/me');
  await helen.getByLabel('English').check();
  await expect(helen.getByRole('heading', { name: 'Me', exact: true })).toBeVisible();
});

// The picture beside the clinic's name, as the browser paints it.
const mark = (page: Page) =>
  page.locator('.hf-clinic').evaluate((name) => getComputedStyle(name, '::before').backgroundImage);

test('a colour that cannot be read is refused, one that can be is worn at once, and a picture is what it says', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const helen = await enter(browser, HELEN, DESK);
  await helen.goto('/admin/settings/branding');
  const save = helen.getByRole('button', { name: 'Save', exact: true });
  const worn = () => helen.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--hf-primary'));
  const light = helen.getByLabel('Colour of what is pressed').first();
  await light.fill('#ffcc00');
  await expect(helen.getByText('Too weak', { exact: true })).toBeVisible();
  await save.click();
  await expect(helen.getByText('In the light, words in this colour cannot be read: at least 4.5 to 1.')).toBeVisible();
  await shot(helen, 'settings-branding-refused');
  await clean(helen);
  await light.fill('#6a1b9a');
  const file = helen.locator('input[type="file"]');
  await file.setInputFiles({ name: 'mark.png', mimeType: 'image/png', buffer: Buffer.from('<svg></svg>') });
  await expect(helen.getByText('That is not a plain PNG picture.')).toBeVisible();
  await file.setInputFiles({ name: 'mark.png', mimeType: 'image/png', buffer: Buffer.from(PIXEL, 'base64') });
  await expect(helen.getByRole('button', { name: 'No picture' })).toBeVisible();
  await save.click();
  await saved(helen);
  await expect.poll(worn).toContain('#6a1b9a');
  await expect.poll(() => mark(helen)).toContain('data:image/png');
  await shot(helen, 'settings-branding');
  await clean(helen);
  // Somebody else of the clinic finds it so, too; and so does the sign-in page of a device that knows the clinic.
  await helen.goto('/sign-in');
  await helen.goto('/admin/settings/branding');
  await expect.poll(worn).toContain('#6a1b9a');
  await helen
    .getByRole('button', { name: /^Put this back/ })
    .first()
    .click();
  await expect(helen.getByText(/Version \d+ holds again\./)).toBeVisible();
  await expect.poll(worn).not.toContain('#6a1b9a');
  await expect.poll(() => mark(helen)).toBe('none');
});

test('a mail is worded without telling anything', async ({ browser }) => {
  test.setTimeout(120_000);
  const helen = await enter(browser, HELEN, DESK);
  await helen.goto('/admin/settings/notifications');
  const sentence = helen.getByLabel('First sentence').first();
  await sentence.fill('Your ketamine infusion is near. See https://elsewhere.example');
  await expect(helen.getByText('This tells what somebody is treated for: ketamine, infusion')).toBeVisible();
  await press(helen, 'Save');
  await expect(helen.getByText('A mail must not tell what somebody is treated for.')).toBeVisible();
  await expect(helen.getByText('A wording brings no link and no address of its own.')).toBeVisible();
  await clean(helen);
  await sentence.fill('Something waits for you at {clinic}.');
  await expect(helen.getByText('Something waits for you at Harbor.')).toBeVisible();
  await press(helen, 'Save');
  await saved(helen);
  await press(helen, 'Undo');
  await expect(helen.getByText(/Version \d+ holds again\./)).toBeVisible();
  await expect(sentence).toHaveValue('You have a new update from {clinic}.');
  await shot(helen, 'settings-notifications');
  await clean(helen);
});

test('whoever runs the clinic says who is away and who covers them, and takes it back', async ({ browser }) => {
  const helen = await enter(browser, HELEN, PHONE);
  await helen.goto('/admin');
  await helen.getByRole('link', { name: /^Who is away/ }).click();
  await expect(helen.getByText('Nobody is away.')).toBeVisible();
  await clean(helen);
  await press(helen, 'Save the absence');
  await expect(helen.getByText('Please fill in every field.')).toBeVisible();
  const people = helen.getByLabel('Who is away');
  await people.selectOption({ index: 1 });
  await helen.getByLabel('First day away').fill('2027-03-01');
  await helen.getByLabel('Last day away').fill('2027-02-20');
  await helen.getByLabel('Covered by').selectOption({ index: 1 });
  await press(helen, 'Save the absence');
  await expect(helen.getByText(/These days cannot be so/)).toBeVisible();
  await helen.getByLabel('Last day away').fill('2027-03-05');
  await press(helen, 'Save the absence');
  await expect(helen.getByText('Saved. It begins by itself.')).toBeVisible();
  await expect(helen.getByText('Planned', { exact: true })).toBeVisible();
  await shot(helen, 'away-phone');
  await clean(helen);
  await helen.getByRole('button', { name: /^Take back/ }).click();
  await expect(helen.getByText('Nobody is away.')).toBeVisible();
});
