import { type Page, expect, test } from '@playwright/test';
import { DESK, PHONE, at, beginThread, enter, send } from './people';
import { sideways } from './watch';

const HOSTILE = '<img src=x onerror="document.title=\'taken\'"> [a](javascript:alert(1)) javascript:alert(1)';
const ODD = [
  '👩🏽‍⚕️💚🫶🏾 ありがとう',
  'مرحبا، هل يمكنني شرب القهوة؟',
  'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(12),
  'https://example.test/' + 'a'.repeat(300),
];

let page: Page;

test.beforeAll(async ({ browser }) => {
  page = await enter(browser, at('nadia.voss'), PHONE);
});
test.afterAll(() => page.context().close());

test('words that sound like danger show help before they are sent, and Send stays', async () => {
  await page.goto('/messages/new');
  const field = page.getByLabel('Write a message');
  const card = page.getByText('You do not have to wait for a reply');
  await field.fill('I feel a bit better today');
  await expect(card).toHaveCount(0);
  await field.fill('Some days I want to die');
  await expect(card).toBeVisible();
  const main = page.getByRole('main');
  await expect(main.getByRole('link', { name: 'Call 988' })).toHaveAttribute('href', 'tel:988');
  await expect(main.getByRole('link', { name: 'Text 988' })).toHaveAttribute('href', 'sms:988');
  const button = page.getByRole('button', { name: 'Send', exact: true });
  await expect(button).toBeEnabled();
  await expect(button).toBeInViewport();
  await button.click();
  await expect(page.getByRole('log').getByText('Some days I want to die')).toBeVisible();
});

test('who writes is told by what time or day a reply comes, and how to call when it cannot wait', async () => {
  await page.goto('/messages/new');
  const promise = page.getByText(/Expect (a reply|one) by/);
  await expect(promise).toHaveText(/by .*\d{1,2}:\d{2}\s?(AM|PM)/);
  await expect(page.getByRole('main').getByRole('button', { name: 'Need help now?' })).toBeVisible();
});

test('hostile words are only words: nothing runs and nothing becomes a dangerous link', async ({ browser }) => {
  await beginThread(page, HOSTILE);
  await expect(page.getByRole('log').getByText('<img src=x')).toBeVisible();
  const dana = await enter(browser, at('dana'), DESK);
  await dana.getByRole('list', { name: 'Conversations' }).getByRole('link', { name: '<img src=x' }).click();
  await expect(dana.getByRole('log').getByText('<img src=x')).toBeVisible();
  for (const reader of [page, dana]) {
    expect(await reader.locator('a[href^="javascript:" i], [onerror], img[src="x"]').count()).toBe(0);
    expect(await reader.title()).not.toBe('taken');
  }
  await dana.context().close();
});

test('emoji, right-to-left writing and endless words stay inside their bubble at 390 and at 320 pixels', async () => {
  await beginThread(page, 'Odd words follow.');
  for (const words of ODD) {
    await send(page, words);
    await expect(page.getByRole('log').getByText(words)).toBeVisible();
  }
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await sideways(page)).toBe(0);
    const log = page.getByRole('log');
    expect(await log.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
  }
  await page.setViewportSize({ width: 390, height: 844 });
});

test('on a phone Enter starts a new line, and only the button sends', async () => {
  await beginThread(page, 'Two lines follow.');
  const field = page.getByLabel('Write a message');
  await field.fill('one');
  await field.press('Enter');
  await field.pressSequentially('two');
  await expect(field).toHaveValue('one\ntwo');
  await field.fill('');
});
