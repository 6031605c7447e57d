import { type Page, expect } from '@playwright/test';

/** One screen of the portal: its name, and how a person gets there. */
export interface Stop {
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
  /** On this screen the network is down, and the browser says so in its console. */
  readonly isCut?: boolean;
}

async function stand(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('hf-waiting')).toHaveCount(0);
}

const at = (name: string, address: string): Stop => ({ name, open: (page) => stand(page, address) });

const NOT_YOURS = at('an address of somebody else', '/patients');
const NOT_FOUND = at('an address of nobody', '/no/such/page');
const SETTINGS = at('settings', '/me');

/** Opens a patient's latest conversation from the list. */
export async function openLatest(page: Page): Promise<void> {
  await stand(page, '/messages');
  await page.getByRole('main').locator('a[href^="/messages/"]:not([href$="/new"])').first().click();
  await expect(page.getByRole('log').locator('.bubble').first()).toBeVisible();
}

/** Opens the most pressing conversation of the inbox. */
export async function openFirst(page: Page): Promise<void> {
  await stand(page, '/inbox');
  await page.getByRole('main').locator('a[href^="/inbox/"]').first().click();
  await expect(page.getByRole('log').locator('.bubble').first()).toBeVisible();
}

/** Opens the page of one patient by name, with the first conversation beside it. */
export async function openPatient(page: Page, name: string): Promise<void> {
  await stand(page, '/patients');
  await page.getByRole('searchbox').fill(name);
  await page.getByRole('main').getByRole('link', { name }).first().click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.getByRole('main').locator('li a[href*="/patients/"]').first().click();
  await expect(page.getByRole('log').locator('.bubble').first()).toBeVisible();
}

/** Cuts the portal off from its server and opens a page of it. */
export async function openCut(page: Page): Promise<void> {
  await page.route('**/api/**', (route) => route.abort());
  await page.goto('/home');
  await expect(page).toHaveURL(/offline/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

async function openHelp(page: Page): Promise<void> {
  await stand(page, '/home');
  await page.getByRole('banner').getByRole('button').click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

async function openNote(page: Page): Promise<void> {
  await openFirst(page);
  await page.getByRole('main').getByRole('tab', { selected: false }).last().click();
  await expect(page.locator('hf-note-composer')).toBeVisible();
}

async function openPalette(page: Page): Promise<void> {
  await stand(page, '/inbox');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
}

async function openReview(page: Page): Promise<void> {
  await stand(page, '/reviews');
  await page.locator('hf-review-row a').nth(1).click();
  await expect(page.locator('hf-need-table').last()).toBeVisible();
}

async function openDurability(page: Page): Promise<void> {
  await openReview(page);
  await page.locator('hf-review-page a[href$="/durability"]').click();
  await expect(page.locator('hf-durability-page').getByRole('heading', { level: 2 })).toBeVisible();
  await expect(page.locator('hf-durability-page hf-waiting')).toHaveCount(0);
}

async function openDecisionSheet(page: Page): Promise<void> {
  await openDurability(page);
  await page.locator('hf-durability-page a[href^="/decision-sheets/"]').click();
  await expect(page.locator('hf-decision-sheet-page h2').first()).toBeVisible();
}

async function openTreatmentPlan(page: Page): Promise<void> {
  await stand(page, '/patients');
  await page.getByRole('searchbox').fill('Sam Rivera');
  await page.getByRole('main').getByRole('link', { name: 'Sam Rivera' }).first().click();
  // Before anything is open beside it: on a phone that would take the place of the facts.
  await page.locator('hf-treatment-plan-link a').click();
  await expect(page.locator('hf-plan-section h3')).toBeVisible();
  await expect(page.locator('hf-treatment-plan-page hf-waiting')).toHaveCount(0);
}

/** Opens what stands on the board of referrals for a patient. */
async function openReferral(page: Page, name: string): Promise<void> {
  await stand(page, '/referrals');
  await page.locator('hf-board-card').getByRole('link', { name }).first().click();
  await expect(page.locator('hf-referral-acts')).toBeVisible();
  await expect(page.locator('hf-referral-page hf-waiting')).toHaveCount(0);
}

/** Opens a page that the attempt of this patient leads to. */
async function openBeside(page: Page, name: string, place: string, shown: string): Promise<void> {
  await openReferral(page, name);
  await page.locator(`hf-referral-acts a[href$="/${place}"]`).first().click();
  await expect(page.locator(shown).first()).toBeVisible();
  await expect(page.locator('hf-waiting')).toHaveCount(0);
}

async function openSearch(page: Page): Promise<void> {
  await openReferral(page, 'Sam Rivera');
  await page.locator('hf-referral-page a[href$="/therapy"]').first().click();
  await expect(page.locator('hf-search-page ol').first()).toBeVisible();
}

async function openConsentSheet(page: Page): Promise<void> {
  await openTreatmentPlan(page);
  await page.locator('hf-consent-section a[href^="/consent-sheets/"]').first().click();
  await expect(page.locator('hf-consent-words-view')).toBeVisible();
}

/** Opens the first question of the check-in that waits. */
export async function openQuestion(page: Page): Promise<void> {
  await stand(page, '/check-ins');
  await page.getByRole('main').locator('a[href^="/check-in/"]').first().click();
  await page.locator('hf-start-page').getByRole('button').first().click();
  await expect(page.locator('hf-instrument-question')).toBeVisible();
}

/** Every screen of a patient. */
export const PATIENT_STOPS: readonly Stop[] = [
  at('home', '/home'),
  at('messages', '/messages'),
  { name: 'a conversation', open: openLatest },
  at('a new message', '/messages/new'),
  at('check-ins', '/check-ins'),
  { name: 'a question', open: openQuestion },
  at('progress', '/progress'),
  at('treatment', '/treatment'),
  at('therapy', '/therapy'),
  at('releases', '/releases'),
  at('health questions', '/treatment/questions'),
  at('consent to treatment', '/treatment/consent'),
  at('safety plan', '/safety-plan'),
  SETTINGS,
  { name: 'help', open: openHelp },
  at('a page of whoever drives', `/r#${'x'.repeat(60)}`),
  NOT_YOURS,
  NOT_FOUND,
  { name: 'no server', open: openCut, isCut: true },
];

/** Every screen of somebody who reads messages for the clinic. */
export const STAFF_STOPS: readonly Stop[] = [
  at('inbox', '/inbox'),
  { name: 'inbox with a conversation', open: openFirst },
  { name: 'inbox with a note', open: openNote },
  { name: 'palette', open: openPalette },
  at('patients', '/patients'),
  { name: 'a patient', open: (page) => openPatient(page, 'Sam Rivera') },
  at('check-ins of staff', '/check-ins'),
  at('caseload', '/caseload'),
  at('caseload by total', '/caseload?sorted=score'),
  at('reviews', '/reviews'),
  { name: 'a review', open: openReview },
  { name: 'suitability, consent and plan', open: openTreatmentPlan },
  { name: 'a consent to print', open: openConsentSheet },
  { name: 'how long infusions held', open: openDurability },
  { name: 'a sheet to decide together', open: openDecisionSheet },
  at('outcomes of the clinic', '/outcomes'),
  at('limits for vitals as staff read them', '/vitals-settings'),
  at('check-in settings', '/check-in-settings'),
  at('check-in rules', '/check-in-settings?part=rules'),
  at('a rehearsal', '/check-in-settings?part=rehearsal'),
  at('alerts', '/alerts'),
  at('safety settings', '/safety-settings'),
  at('therapists', '/therapists'),
  at('the board of referrals', '/referrals'),
  { name: 'a referral', open: (page) => openReferral(page, 'Sam Rivera') },
  { name: 'a referral that waits for long', open: (page) => openReferral(page, 'Rachel Osei') },
  { name: 'a packet that was sent', open: (page) => openBeside(page, 'Sam Rivera', 'packet', 'hf-packet-content') },
  { name: 'a release', open: (page) => openBeside(page, 'Sam Rivera', 'release', 'hf-release-draft-page ul.parts') },
  { name: 'a search for a therapist', open: openSearch },
  at('settings of referrals as staff read them', '/referral-settings'),
  SETTINGS,
  at('an address of patients', '/messages'),
  NOT_FOUND,
];

/** Every screen of somebody whose role reads no messages. */
export const OFFICE_STOPS: readonly Stop[] = [
  at('running the clinic', '/admin'),
  at('how reviews are ranked', '/need-settings'),
  at('limits for vitals', '/vitals-settings'),
  at('outcomes of the clinic', '/outcomes'),
  SETTINGS,
  at('inbox', '/inbox'),
  NOT_YOURS,
];
