import { type Page, expect, test } from '@playwright/test';
import { DESK, at, enter } from './people';

let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await enter(browser, at('okafor'), DESK);
});
test.afterAll(() => page.context().close());
test.beforeEach(async () => {
  await page.goto('/inbox');
  await expect(page.getByRole('list', { name: 'Conversations' }).getByRole('link').nth(2)).toBeVisible();
});

const rows = () => page.getByRole('list', { name: 'Conversations' }).getByRole('listitem').getByRole('link');
const address = () => page.evaluate(() => location.pathname);

test('j and k walk the list with the focus, Enter opens beside it, Escape comes back to the same row', async () => {
  await page.keyboard.press('j');
  await expect(rows().first()).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(rows().nth(2)).toBeFocused();
  await page.keyboard.press('k');
  await expect(rows().nth(1)).toBeFocused();
  const name = await rows().nth(1).getAttribute('href');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log')).toBeVisible();
  await expect(rows().first()).toBeVisible();
  expect(await address()).toBe(name);
  await page.keyboard.press('Escape');
  await expect(page.locator(`a[href="${name}"]`).first()).toBeFocused();
  expect(await address()).toBe('/inbox');
});

// A key acts on what is there: the list first, then the row that has the focus.
async function openFirst(): Promise<void> {
  await expect(rows().first()).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('j');
    await expect(page.locator('#inbox-panel a:focus')).toHaveCount(1, { timeout: 1000 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log')).toBeVisible();
}

test('keys that are typed into a field are words and nothing else', async () => {
  await openFirst();
  const field = page.getByLabel('Write a message');
  await field.click();
  const before = await address();
  await page.keyboard.type('jke?an');
  await expect(field).toHaveValue('jke?an');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await address()).toBe(before);
  await field.fill('');
});

test('? lists the keys, and Escape closes the list', async () => {
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByText('Next conversation')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
});

test('Ctrl+K finds a patient by name and an action by word, while writing too', async () => {
  await openFirst();
  await page.getByLabel('Write a message').click();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox');
  await expect(field).toBeFocused();
  await field.pressSequentially('jordan');
  await expect(page.getByRole('option', { name: /Jordan Park/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Jordan Park' }).first()).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').pressSequentially('inbox');
  await page.getByRole('option').first().click();
  await expect(page).toHaveURL(/\/inbox$/);
});
