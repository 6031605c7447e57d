import path from 'node:path';
import process from 'node:process';
import { type Page, expect, test } from '@playwright/test';
import { DESK, PHONE, at, enter } from '../people';
import { barriers, sideways } from '../watch';
import { linkIn } from './backstage';
import { withDevice } from './device';

// Helen runs Harbor Light, here and on the page of the system; whoever she invites is nobody else's.
const HELEN = at('helen', 'harbor');

const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
};
const clean = async (page: Page): Promise<void> => {
  expect(await barriers(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
};
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const fill = (page: Page, label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value);

test('somebody is invited by mail, comes in by a passkey, gets another role, and is removed for good', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const helen = await enter(browser, HELEN, DESK);
  await helen.getByRole('link', { name: /^People/ }).click();
  await expect(helen.getByRole('row', { name: /Jonas Weber/ })).toBeVisible();
  const found = helen.getByLabel('Find by name or email');
  await found.fill('web');
  await expect(helen.getByRole('row', { name: /Helen Brandt/ })).toHaveCount(0);
  await expect(helen.getByRole('row', { name: /Jonas Weber/ })).toBeVisible();
  await found.fill('Helen@harbor.example');
  await expect(helen.getByRole('row', { name: /Helen Brandt/ })).toBeVisible();
  await found.fill('nobody at all');
  await expect(helen.getByText('Nobody here has this name or email.')).toBeVisible();
  await found.fill('');
  await expect(helen.getByRole('row', { name: /Jonas Weber/ })).toBeVisible();
  await shot(helen, 'people-staff');
  await clean(helen);
  await helen.getByRole('link', { name: 'Invite someone' }).click();
  await press(helen, 'Send the invitation');
  await expect(
    helen.getByText('Please fill in: Full name, Email, What they are professionally, What they do here.'),
  ).toBeVisible();
  await fill(helen, 'Full name', 'Nora Fern');
  await fill(helen, 'Email', 'jonas@harbor.example');
  await fill(helen, 'What they are professionally', 'RN');
  await helen.getByRole('checkbox', { name: /^Nurse/ }).check();
  await press(helen, 'Send the invitation');
  await expect(helen.getByText('Somebody with that email is here or invited already.')).toBeVisible();
  await shot(helen, 'people-invite');
  await clean(helen);
  await fill(helen, 'Email', 'nora@fern.example');
  await press(helen, 'Send the invitation');
  await expect(helen.getByText('Invited: Nora Fern.')).toBeVisible();
  await clean(helen);

  const nora = await withDevice(browser, PHONE);
  await nora.goto(await linkIn('nora@fern.example', 'your invitation'));
  await expect(nora.getByRole('heading', { name: 'Welcome to Harbor' })).toBeVisible();
  expect(nora.url()).not.toContain('#t=');
  await press(nora, 'Go on');
  await expect(nora.getByText('Type a password, or use a passkey.')).toBeVisible();
  await fill(nora, 'Password', 'short');
  await press(nora, 'Go on');
  await expect(nora.getByText('That password is too short. It needs at least 15 characters.')).toBeVisible();
  await shot(nora, 'invitation');
  await clean(nora);
  await press(nora, 'Use a passkey');
  await expect(nora).toHaveURL(/inbox/);

  await helen.goto('/admin/people');
  await press(helen, 'Change Nora Fern');
  await helen.getByRole('checkbox', { name: /^Coordinator/ }).check();
  await shot(helen, 'people-sheet');
  await clean(helen);
  await press(helen, 'Save the roles');
  await expect(helen.getByRole('row', { name: /Nora Fern.*Coordinator/ })).toBeVisible();
  await press(helen, 'Change Helen Brandt');
  await press(helen, 'Suspend');
  await expect(helen.getByText('You cannot change this about yourself.')).toBeVisible();
  await press(helen, 'Close');
  await press(helen, 'Change Nora Fern');
  await press(helen, 'Remove for good');
  await press(helen, 'Yes, remove Nora Fern');
  await expect(helen.getByRole('row', { name: /Nora Fern.*Removed/ })).toBeVisible();
  await nora.goto('/inbox');
  await expect(nora).toHaveURL(/sign-in/);
});

test('a file of patients is looked at before anybody is invited; an invitation is taken back, on a phone, in the dark and in Spanish', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const helen = await enter(browser, HELEN, { ...PHONE, colorScheme: 'dark' });
  await helen.goto('/admin/people/file');
  const rows = [
    'Name,Date of birth,Phone,Email',
    'Ivy Long,1990-02-03,+1 555 0199,ivy@file.example',
    'Max,1990,,nowhere',
  ];
  await helen.getByLabel('Or paste it here').fill(rows.join('\n'));
  await press(helen, 'Look at it');
  await expect(helen.getByText('1 would be invited')).toBeVisible();
  await expect(helen.getByText('dateOfBirth: is not written right')).toBeVisible();
  await expect(helen.getByText('phone: is empty')).toBeVisible();
  await shot(helen, 'people-file');
  await clean(helen);
  await press(helen, 'Invite 1');
  await expect(helen.getByText(/^1 invited, 1 left out/)).toBeVisible();
  await helen.goto('/admin/people?list=invited');
  await expect(helen.getByText('Ivy Long')).toBeVisible();
  await shot(helen, 'people-invited');
  await clean(helen);
  const link = await linkIn('ivy@file.example', 'your invitation');
  await press(helen, 'Take back: the invitation of Ivy Long');
  await expect(helen.getByText('No invitation is open.')).toBeVisible();
  await clean(helen);
  await helen.goto('/me');
  await helen.getByLabel('Español').check();
  await helen.goto('/admin/people');
  await expect(helen.getByRole('heading', { name: 'Personas' })).toBeVisible();
  await clean(helen);
  await helen.goto('/me');
  await helen.getByLabel('English').check();
  await expect(helen.getByRole('heading', { name: 'Me', exact: true })).toBeVisible();
  const ivy = await (await browser.newContext({ serviceWorkers: 'block', ...PHONE })).newPage();
  await ivy.goto(link);
  await expect(ivy.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible();
  await clean(ivy);
});
