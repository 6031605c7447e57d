import { type Browser, type BrowserContextOptions, type Page, expect } from '@playwright/test';
import { DEMO_PASSWORD } from '../../tools/seed/cast';
import { Client } from '../support/client';

/** A phone in the hand: narrow, touched, never hovered over. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  timezoneId: 'America/Los_Angeles',
  locale: 'en-US',
};

/** A screen on a desk. */
export const DESK: BrowserContextOptions = {
  viewport: { width: 1440, height: 900 },
  timezoneId: 'America/Los_Angeles',
  locale: 'en-US',
};

/** The password of everybody at the demo clinics. */
export const PASSWORD = DEMO_PASSWORD;

/** The address of a patient or of a member of staff at the demo clinic. */
export function at(key: string, clinic = 'willow'): string {
  return `${key}@${clinic}.example`;
}

/** Signs in by hand on an open page and waits until the person's own first page stands. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Email', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  await expect(page.getByRole('main')).toBeVisible();
}

/**
 * A browser of somebody's own, signed in. The service worker stays out of it unless it is asked for, because what it
 * answers cannot be watched from here.
 */
export async function enter(browser: Browser, email: string, options: BrowserContextOptions = PHONE): Promise<Page> {
  const context = await browser.newContext({ serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  await signIn(page, email);
  return page;
}

/** Somebody's program beside the browser, to look at what the server really has. */
export function program(address: string | undefined, email: string): Promise<Client> {
  return Client.signIn(address ?? '', email, DEMO_PASSWORD);
}

/** Begins a conversation by hand, on the patient's phone. @returns the conversation's and the patient's identifiers */
export async function beginThread(page: Page, words: string): Promise<{ patientId: string; threadId: string }> {
  await page.goto('/messages/new');
  const sent = page.waitForResponse(
    (answer) => answer.request().method() === 'PUT' && /\/messages\//.test(answer.url()),
  );
  await page.getByLabel('Write a message').fill(words);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const [, patientId = '', threadId = ''] = /patients\/([^/]+)\/threads\/([^/]+)/.exec((await sent).url()) ?? [];
  await expect(page.getByRole('log').getByText('Sent', { exact: true })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Where your message stands' })).toBeVisible();
  return { patientId, threadId };
}

/** Sends words in the conversation that is open. */
export async function send(page: Page, words: string): Promise<void> {
  await page.getByLabel('Write a message').fill(words);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}
