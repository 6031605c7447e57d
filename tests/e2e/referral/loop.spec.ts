import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { type Browser, type Page, expect, test } from '@playwright/test';
import { newId } from '@holdfast/platform/model';
import {
  CURRENT_RELEASE,
  type ReferralDetail,
  releaseHash,
  type TherapistEntry,
  type WishesView,
} from '@holdfast/referral/model';
import { DESK, PHONE, at, enter, program } from '../people';
import { barriers, sideways } from '../watch';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
const PATIENT = 'elijah.grant';
const CLINICAL = /therap|psych|refer|patient|elijah|grant|ketamine|depress|\b\d{6}\b/i;

const WISHES: WishesView = {
  ...{ modalities: [], languages: ['en'], payer: null, mostFee: null, meeting: null, gender: null },
  accessibility: [],
};

const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

async function isReadable(page: Page): Promise<void> {
  expect(await barriers(page, RULES)).toEqual([]);
  expect(await sideways(page)).toBe(0);
}

/** The room as it looks in the dark, on a desk and on paper, and in Spanish: each as readable as the other. */
async function looksWell(room: Page, name: string): Promise<void> {
  const looks = async (part: string): Promise<void> => {
    await isReadable(room);
    await shot(room, `${name}-${part}`);
  };
  // What fades between two themes is neither yet.
  await room.emulateMedia({ reducedMotion: 'reduce' });
  await looks('en');
  await room.emulateMedia({ colorScheme: 'dark' });
  await looks('dark');
  // As high as the whole page, so that all of it is in the picture.
  await room.setViewportSize({ width: 1440, height: 2000 });
  await looks('desk-dark');
  await room.emulateMedia({ colorScheme: 'light' });
  await looks('desk');
  await room.emulateMedia({ media: 'print' });
  await expect(room.getByRole('button')).toHaveCount(0);
  await shot(room, `${name}-print`);
  await room.emulateMedia({ media: 'screen' });
  await room.setViewportSize({ width: 320, height: 2600 });
  await room.getByRole('button', { name: 'Español' }).click();
  await expect(room.locator('html')).toHaveAttribute('lang', 'es');
  await looks('es-small');
  await room.setViewportSize({ width: 390, height: 2400 });
  await room.emulateMedia({ colorScheme: 'dark' });
  await looks('es-dark');
  await room.setViewportSize({ width: 390, height: 844 });
  // Remembered in this browser.
  await room.reload();
  await expect(room.getByRole('button', { name: 'English' })).toBeVisible();
  await room.getByRole('button', { name: 'English' }).click();
  await room.emulateMedia({ colorScheme: 'light' });
}

interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The mails of the demo outbox to this address, the oldest first. */
function mailsTo(address: string): Mail[] {
  const told = spawnSync(process.execPath, ['tools/serve/cli.mjs', 'demo', 'outbox', '--json'], {
    cwd: path.resolve(import.meta.dirname, '../../..'),
    env: { ...process.env, HOLDFAST_DATA: process.env['E2E_DATA'], HOLDFAST_SKIP_BUILD: 'true' },
    encoding: 'utf8',
  });
  expect(told.status, told.stderr).toBe(0);
  return (JSON.parse(told.stdout) as { items: Mail[] }).items.filter(({ to }) => to === address);
}

/** The way in that the latest mail brings. */
async function linkTo(address: string): Promise<string> {
  await expect.poll(() => mailsTo(address).length, { timeout: 20_000 }).toBeGreaterThan(0);
  const mail = mailsTo(address).at(-1);
  expect(`${mail?.subject} ${mail?.text.replace(/#\S+/, '')}`).not.toMatch(CLINICAL);
  return /\/room#\S+/.exec(mail?.text ?? '')?.[0] ?? '';
}

const entry = (name: string, email: string): TherapistEntry => ({
  ...{ name, practice: 'Elm Street Practice', modalities: ['cbt'], populations: ['adults'], languages: ['en'] },
  ...{ gender: 'woman', payers: [], feeFrom: 90, feeTo: 140, telehealth: true, inPerson: false, place: null },
  ...{ accessibility: [], capacity: 'open', waitDays: 14, email, phone: null, fax: null },
  ...{ contactBy: 'mail', verifiedOn: '2026-01-05' },
});

/** A therapist’s own browser, at the door of the room that the latest mail leads to, opened with the code that was read out. */
async function visit(browser: Browser, address: string, desk: Page): Promise<Page> {
  const link = await linkTo(address);
  await expect(desk.locator('.code')).toBeVisible();
  const code = (await desk.locator('.code').textContent()) ?? '';
  const room = await (await browser.newContext({ serviceWorkers: 'block', ...PHONE })).newPage();
  await room.goto(link);
  await expect(room.getByRole('heading', { level: 1 })).toContainText('waits for you');
  expect(room.url()).toMatch(/\/room$/);
  await isReadable(room);
  await room.getByLabel('Code').fill(code);
  await room.getByRole('button', { name: 'Open the page' }).click();
  return room;
}

test('from the need to an outcome in three browsers: a list, an order, a signature, a no, the next one, and a yes', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);

  const patient = await program(baseURL, at(PATIENT));
  const patientId = patient.grant.me.patientId ?? '';
  const coordinator = await program(baseURL, at('lee'));
  const [first, second] = [`${newId()}@example.org`, `${newId()}@example.org`];
  for (const [name, email] of [
    ['Ines Marquez', first],
    ['Ken Abara', second],
  ] as const) {
    const body = { version: null, entry: entry(`${name} ${email.slice(-14, -12)}`, email) };
    expect((await coordinator.ask('PUT', `/api/clinic/therapists/${newId()}`, body)).status).toBeLessThan(300);
  }
  const desk = await enter(browser, at('lee'), DESK);
  const phone = await enter(browser, at(PATIENT));

  // The need, said on the phone and seen on the chart.
  await phone.goto('/therapy');
  await phone.getByRole('button', { name: 'Yes, please help me' }).click();
  await expect(phone.getByText(/You asked on/)).toBeVisible();
  await isReadable(phone);
  await desk.goto(`/patients/${patientId}`);
  await desk.getByRole('link', { name: 'Psychotherapy' }).click();
  await expect(desk.getByText('The patient asks for it')).toBeVisible();
  await desk.getByLabel('Why therapy, and what for?').fill('To keep what was gained.');
  await isReadable(desk);
  await desk.getByRole('button', { name: 'Begin a search' }).click();
  await desk.getByRole('button', { name: 'Change needs, wishes or owner' }).click();
  await desk.getByLabel('Insurance', { exact: true }).fill('Pacific Blue');
  await desk.getByLabel('no steps').check();
  await isReadable(desk);
  await desk.getByRole('button', { name: 'Save the changes' }).click();
  await expect(desk.getByText('Needs and wishes: English · Pacific Blue · no steps')).toBeVisible();

  // The shortlist, and the patient’s own order of it.
  await desk.getByRole('button', { name: 'Choose therapists' }).click();
  await desk.getByRole('checkbox', { name: /Ines Marquez/ }).check();
  await desk.getByRole('checkbox', { name: /Ken Abara/ }).check();
  await shot(desk, 'shortlist');
  await isReadable(desk);
  await desk.getByRole('button', { name: 'Offer these 2' }).click();
  await phone.getByRole('button', { name: /^Up ?: Ken Abara/ }).click();
  await phone.getByRole('button', { name: /^Up ?: Ines Marquez/ }).click();
  await phone.getByLabel(/ask the next one on my list/).check();
  await shot(phone, 'ranking');
  await isReadable(phone);
  await phone.getByRole('button', { name: 'Save my order' }).click();
  await expect(phone.getByText('Saved. Thank you.')).toBeVisible();

  // The release, prepared for both and signed on the phone.
  await desk.getByRole('link', { name: 'Release of information' }).click();
  await desk.getByRole('button', { name: 'Send to the patient to sign' }).click();
  await phone.getByRole('link', { name: 'Something waits for your signature' }).click();
  await phone.getByRole('button', { name: 'Read it and decide' }).click();
  for (const line of [/I have read this/, /I know what is shared/, /I sign because/]) {
    await phone.getByLabel(line).check();
  }
  await phone.getByRole('textbox', { name: 'Your name' }).fill('Elijah Grant');
  await phone.getByRole('button', { name: 'Sign', exact: true }).click();
  await expect(phone.getByText(/may share what is listed here/)).toBeVisible();

  // The packet, and the first one is asked.
  await desk.goto(`/patients/${patientId}/therapy`);
  await desk.getByRole('button', { name: /^Prepare for Ines Marquez/ }).click();
  await expect(desk.getByRole('heading', { name: /^Referral to Ines Marquez/ })).toBeVisible();
  await desk.getByRole('button', { name: 'Look at it and send it' }).click();
  await expect(desk.locator('hf-packet-going').getByText('Elijah Grant')).toBeVisible();
  await isReadable(desk);
  await desk.getByRole('button', { name: 'Send it', exact: true }).click();
  await expect(desk.getByText('Sent. The therapist gets a mail')).toBeVisible();
  await phone.goto('/therapy');
  await expect(phone.getByText(/Ines Marquez.* has been asked and will answer/)).toBeVisible();

  // A no: the clock goes on to the next one by itself.
  const one = await visit(browser, first, desk);
  await expect(one.getByText('Elijah Grant')).toBeVisible();
  await looksWell(one, 'room');
  await one.getByRole('button', { name: 'Decline' }).click();
  await one.getByRole('button', { name: 'Confirm' }).click();
  await expect(one.getByLabel('Why not?')).toHaveAccessibleDescription(/Please write a few words/);
  await looksWell(one, 'room-gap');
  await one.getByRole('button', { name: 'Decline' }).click();
  await one.getByLabel('Why not?').fill('No evening hours.');
  await one.getByRole('button', { name: 'Confirm' }).click();
  await expect(one.getByText('Thank you.', { exact: false }).first()).toBeVisible();
  await expect(one.getByText('Elijah Grant')).toHaveCount(0);
  await expect(phone.getByText(/Ken Abara.* has been asked and will answer/)).toBeVisible({ timeout: 30_000 });

  // A yes, a first visit, and how it went.
  await desk.goto(`/patients/${patientId}/therapy`);
  await desk.getByRole('link', { name: /^Ken Abara/ }).click();
  await isReadable(desk);
  const two = await visit(browser, second, desk);
  await two.getByRole('button', { name: 'Accept' }).click();
  await two.getByRole('button', { name: 'Confirm' }).click();
  await expect(phone.getByText(/^\s*Ken Abara \w+ said yes/)).toBeVisible();
  await two.getByRole('button', { name: 'Arrange a first visit' }).click();
  await two.getByLabel('When?').fill('9999-03-09T15:00');
  await two.getByRole('button', { name: 'Confirm' }).click();
  await expect(two.getByLabel('When?')).toHaveAccessibleDescription(/more than 400 days away/);
  // On this very day, so that whether they came can be put down.
  const soon = await two.evaluate(() => {
    const at = new Date(Date.now() + 60_000);
    return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  });
  await two.getByLabel('When?').fill(soon);
  await two.getByRole('button', { name: 'Confirm' }).click();
  await expect(phone.getByText(/Your first visit: /)).toBeVisible();
  await shot(phone, 'tracker');
  await isReadable(phone);
  await two.getByRole('button', { name: 'They came' }).click();
  await two.getByRole('button', { name: 'Confirm' }).click();
  await expect(phone.getByText(/go on together/)).toBeVisible();
  await two.getByRole('button', { name: 'Close with an outcome' }).click();
  await two.getByLabel('How did it end?').selectOption('got_help');
  await two.getByRole('button', { name: 'Confirm' }).click();
  await expect(two.getByText('There is nothing for you to do here')).toBeVisible();
  await isReadable(two);
  await two.getByRole('button', { name: 'Leave' }).click();
  await expect(two.getByRole('heading', { name: 'You have left the page' })).toBeVisible();
  await looksWell(two, 'left');
  await expect(desk.getByText('Outcome: got help')).toBeVisible();
  await shot(desk, 'attempt');
  await isReadable(desk);
});

test('a link is not spent by what scans mails, however often, and opens afterwards', async ({
  browser,
  baseURL,
  request,
}) => {
  test.setTimeout(180_000);
  const coordinator = await program(baseURL, at('lee'));
  const patient = await program(baseURL, at('walter.abbott'));
  const patientId = patient.grant.me.patientId ?? '';
  const [therapistId, searchId, releaseId, referralId] = [newId(), newId(), newId(), newId()];
  const email = `${newId()}@example.org`;
  const place = `/api/patients/${patientId}`;
  const put = async (who: typeof patient, where: string, body: object) =>
    expect((await who.ask('PUT', where, body)).status, where).toBeLessThan(300);
  await put(coordinator, `/api/clinic/therapists/${therapistId}`, { version: null, entry: entry('Ada Lind', email) });
  const ownerId = coordinator.grant.me.accountId;
  const search = { urgency: 'soon', words: 'To keep what was gained.', wishes: WISHES, ownerId };
  await put(coordinator, `${place}/searches/${searchId}`, search);
  await put(coordinator, `${place}/searches/${searchId}/shortlist`, { therapistIds: [therapistId] });
  const asked = { therapistIds: [therapistId], categories: ['identity', 'reason'], days: 90 };
  await put(coordinator, `${place}/searches/${searchId}/releases/${releaseId}`, asked);
  await put(patient, `${place}/releases/${releaseId}/signature`, {
    ...{ version: CURRENT_RELEASE.version, language: 'en', sha256: releaseHash(CURRENT_RELEASE.version, 'en') },
    ...{ categories: asked.categories, ticked: [], statements: CURRENT_RELEASE.en.statements.map(({ id }) => id) },
    recipients: [{ therapistId, name: 'Ada Lind', practice: entry('Ada Lind', email).practice, place: null }],
    ...{ signedName: 'Walter Abbott', authority: null },
  });
  await put(coordinator, `${place}/referrals/${referralId}`, { searchId, therapistId });
  const sent = await coordinator.ask('POST', `${place}/referrals/${referralId}/send`, { version: 1 });
  expect(sent.status).toBeLessThan(300);
  const link = await linkTo(email);
  for (let time = 0; time < 20; time += 1) {
    expect((await request.get(link)).ok()).toBe(true);
    expect((await request.head(link)).status()).toBeLessThan(500);
    const scanner = await browser.newContext({ serviceWorkers: 'block' });
    const page = await scanner.newPage();
    await page.goto(link);
    await expect(page.getByRole('button', { name: 'Open the page' })).toBeVisible();
    expect(await page.textContent('body')).not.toContain('Walter');
    await scanner.close();
  }
  const { body } = await coordinator.ask<ReferralDetail>('GET', `${place}/referrals/${referralId}`);
  expect([body?.referral.state, body?.link?.state]).toEqual(['sent', 'waiting']);
  const room = await (await browser.newContext({ serviceWorkers: 'block', ...PHONE })).newPage();
  await room.goto(link);
  await room.getByLabel('Code').fill(body?.link?.code ?? '');
  await room.getByRole('button', { name: 'Open the page' }).click();
  await expect(room.getByText('Walter Abbott')).toBeVisible();

  // A newer mail lets the browser that is in straight in, and asks another for the code.
  const nudge = { way: 'mail', version: 3 };
  expect((await coordinator.ask('POST', `${place}/referrals/${referralId}/nudge`, nudge)).status).toBeLessThan(300);
  await expect.poll(() => mailsTo(email).length, { timeout: 20_000 }).toBe(2);
  const newer = await linkTo(email);
  expect(newer).not.toBe(link);
  await room.goto(newer);
  await expect(room.getByText('Walter Abbott')).toBeVisible();
  const other = await (await browser.newContext({ serviceWorkers: 'block', ...PHONE })).newPage();
  await other.goto(newer);
  const { body: now } = await coordinator.ask<ReferralDetail>('GET', `${place}/referrals/${referralId}`);
  await other.getByLabel('Code').fill(now?.link?.code ?? '');
  await other.getByRole('button', { name: 'Open the page' }).click();
  await expect(other.getByText('Walter Abbott')).toBeVisible();
  await room.reload();
  await expect(room.getByText(/Only the browser that came in last stays in/)).toBeVisible();
  await looksWell(room, 'replaced');
});
