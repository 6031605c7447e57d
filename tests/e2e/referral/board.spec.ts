import { type Page, expect, test } from '@playwright/test';
import { newId } from '@holdfast/platform/model';
import {
  CURRENT_RELEASE,
  releaseHash,
  type ReferralDetail,
  type ReleaseCategory,
  type TherapistEntry,
  type WishesView,
} from '@holdfast/referral/model';
import { DESK, PHONE, at, enter, program } from '../people';
import { barriers, sideways } from '../watch';

// The board as a coordinator works through it with the keyboard alone, and by hand.
const WISHES: WishesView = {
  ...{ modalities: ['cbt'], languages: ['en'], payer: null, mostFee: null, meeting: 'telehealth' },
  ...{ gender: null, accessibility: [] },
};
const SHARED: ReleaseCategory[] = ['identity', 'reason', 'scores'];
const entry = (name: string): TherapistEntry => ({
  ...{ name, practice: null, modalities: ['cbt'], populations: ['adults'], languages: ['en'] },
  ...{ gender: 'woman', payers: [], feeFrom: 90, feeTo: 140, telehealth: true, inPerson: false, place: null },
  ...{ accessibility: [], capacity: 'open', waitDays: 14, email: `${newId()}@example.org`, phone: null, fax: null },
  ...{ contactBy: 'mail', verifiedOn: '2026-01-05' },
});

async function isReadable(page: Page): Promise<void> {
  expect(await barriers(page)).toEqual([]);
  expect(await sideways(page)).toBe(0);
}

/** An attempt that waits as a draft, with a release that names the therapist where one was signed. */
async function drafted(baseURL: string | undefined, email: string, name: string, isSigned: boolean) {
  const patient = await program(baseURL, email);
  const lee = await program(baseURL, at('lee'));
  const patientId = patient.grant.me.patientId ?? '';
  const place = `/api/patients/${patientId}`;
  const [therapistId, searchId, referralId, releaseId] = [newId(), newId(), newId(), newId()];
  const must = async (who: typeof lee, path: string, body: object) => {
    const { status } = await who.ask('PUT', path, body);
    expect(status, path).toBeLessThan(300);
  };
  await must(lee, `/api/clinic/therapists/${therapistId}`, { version: null, entry: entry(name) });
  const ownerId = lee.grant.me.accountId;
  const search = { urgency: 'soon', words: 'To keep what was gained.', wishes: WISHES, ownerId };
  await must(lee, `${place}/searches/${searchId}`, search);
  await must(lee, `${place}/searches/${searchId}/shortlist`, { therapistIds: [therapistId] });
  if (isSigned) {
    const draft = { therapistIds: [therapistId], categories: SHARED, days: 365 };
    await must(lee, `${place}/searches/${searchId}/releases/${releaseId}`, draft);
    const { version, en } = CURRENT_RELEASE;
    // With the name of the record, which is the address of the demo without its dot.
    const signedName = email.split('@')[0]?.replaceAll('.', ' ') ?? '';
    await must(patient, `${place}/releases/${releaseId}/signature`, {
      ...{ version, language: 'en', sha256: releaseHash(version, 'en'), categories: SHARED, ticked: [] },
      recipients: [{ therapistId, name, practice: entry(name).practice, place: null }],
      ...{ statements: en.statements.map(({ id }) => id), signedName, authority: null },
    });
  }
  await must(lee, `${place}/referrals/${referralId}`, { searchId, therapistId });
  const seen = async () => (await lee.ask<ReferralDetail>('GET', `${place}/referrals/${referralId}`)).body?.referral;
  return { lee, place, referralId, searchId, seen };
}

const focus = async (page: Page, referralId: string) => {
  const link = page.locator(`[id="board-card-${referralId}"]`);
  for (let turn = 0; turn < 40; turn += 1) await page.keyboard.press('k');
  for (let turn = 0; turn < 60; turn += 1) {
    if (await link.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('j');
    await page.waitForTimeout(30);
  }
  throw new Error('The keys did not reach the card.');
};

test('a coordinator works through the board with keys alone: what is theirs is done, and the rest says whose it is', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(150_000);
  const ready = await drafted(baseURL, at('peter.long'), 'Board Therapist One', true);
  const unsigned = await drafted(baseURL, at('owen.murphy'), 'Board Therapist Two', false);
  const lee = await enter(browser, at('lee'), DESK);
  await lee.keyboard.press('g');
  await lee.keyboard.press('r');
  await expect(lee.getByRole('heading', { level: 1, name: 'Referrals' })).toBeVisible();
  const card = lee.locator('hf-board-card', { hasText: 'Board Therapist One' });
  await expect(card).toContainText('Our turn: send it');
  await isReadable(lee);

  await focus(lee, unsigned.referralId);
  await lee.keyboard.press(']');
  await expect(lee.locator('hf-board-page, [role=dialog]').getByRole('alert')).toHaveText(
    'It cannot be sent yet. Missing: a signed release.',
  );
  await isReadable(lee);
  await lee.keyboard.press('Escape');
  await focus(lee, ready.referralId);
  await lee.keyboard.press(']');
  await expect(lee.getByRole('dialog')).toContainText('This cannot be taken back.');
  await expect(lee.getByRole('dialog').locator('hf-packet-content')).toContainText('Peter Long');
  await isReadable(lee);
  await lee.getByRole('button', { name: 'Send it now' }).press('Enter');
  await expect(lee.getByText(/moved: Sent\./)).toBeVisible();
  const sent = lee.getByRole('region', { name: /^Sent/ }).locator('hf-board-card', { hasText: 'Board Therapist One' });
  await expect(sent).toContainText('Board Therapist One’s turn');
  expect((await ready.seen())?.state).toBe('sent');

  await focus(lee, ready.referralId);
  await lee.keyboard.press(']');
  await expect(lee.locator('hf-board-page, [role=dialog]').getByRole('alert')).toContainText(
    'it is Board Therapist One’s move',
  );
  await lee.keyboard.press('x');
  await focus(lee, unsigned.referralId);
  await lee.keyboard.press('x');
  await expect(lee.getByText('2 selected')).toBeVisible();
  await lee.keyboard.press('n');
  await expect(lee.getByText('Will be asked: 1')).toBeVisible();
  await expect(lee.getByText('Will not be asked: 1')).toBeVisible();
  await expect(lee.getByRole('dialog')).toContainText('You will be asked for a code');
  await isReadable(lee);
  await lee.getByRole('button', { name: 'Ask 1 again' }).press('Enter');
  await expect(lee.getByText(/Asked again: 1\. Not asked: Board Therapist Two/)).toBeVisible();
  await expect(sent).toContainText('Asked again once, today');

  await focus(lee, ready.referralId);
  await lee.keyboard.press('m');
  await expect(lee.getByRole('dialog')).toBeVisible();
  const version = (await ready.seen())?.version;
  const mistaken = { to: 'entered_in_error', version, reason: 'The wrong patient.' };
  expect((await ready.lee.ask('POST', `${ready.place}/referrals/${ready.referralId}/moves`, mistaken)).status).toBe(
    200,
  );
  await lee.getByRole('button', { name: 'End the referral' }).press('Enter');
  await expect(lee.getByText('Please say why.')).toBeVisible();
  await lee.getByLabel('Why? It stays on record.').fill('Moved away.');
  await lee.getByRole('button', { name: 'End the referral' }).press('Enter');
  await expect(lee.locator('hf-board-page, [role=dialog]').getByRole('alert')).toContainText(
    'had moved meanwhile and is now “Entered in error”',
  );
  await expect(card).toHaveCount(0);
  await expect(lee.getByRole('region', { name: /Patients who wait/ }).getByText('Peter Long')).toBeVisible();

  await lee.keyboard.press('v');
  await expect(lee.locator('hf-board-columns')).toHaveCount(0);
  await isReadable(lee);
  await lee.reload();
  await expect(lee.locator('hf-board-card', { hasText: 'Board Therapist Two' })).toBeVisible();
  await expect(lee.locator('hf-board-columns')).toHaveCount(0);
  await focus(lee, unsigned.referralId);
  await lee.keyboard.press('Enter');
  await expect(lee).toHaveURL(new RegExp(`/referral/${unsigned.referralId}$`));
  await lee.context().close();
});

test('a card is dragged only where the clinic may take it, and a phone has the same as a list', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const ready = await drafted(baseURL, at('maya.goldberg'), 'Board Therapist Three', true);
  const lee = await enter(browser, at('lee'), DESK);
  await lee.goto('/referrals');
  const card = lee.locator('hf-board-card', { hasText: 'Board Therapist Three' });
  await lee.getByRole('searchbox').fill('therapist three');
  await expect(lee.locator('hf-board-card')).toHaveCount(1);
  const drag = async (column: string) => {
    const [from, to] = [await card.boundingBox(), await lee.locator(`#board-column-${column}`).boundingBox()];
    if (!from || !to) throw new Error('There is nothing to drag.');
    await lee.mouse.move(from.x + from.width / 2, from.y + from.height - 60);
    await lee.mouse.down();
    await lee.mouse.move(from.x + from.width / 2 + 20, from.y + from.height - 50, { steps: 4 });
    await lee.mouse.move(to.x + 60, to.y + 90, { steps: 12 });
    await lee.mouse.up();
  };
  await drag('accepted');
  await expect(lee.locator('hf-board-page, [role=dialog]').getByRole('alert')).toContainText('it has to be sent first');
  expect((await ready.seen())?.state).toBe('draft');
  await drag('sent');
  await lee.getByRole('button', { name: 'Send it now' }).click();
  await expect(lee.getByText(/moved: Sent\./)).toBeVisible();
  await lee.context().close();

  for (const colorScheme of ['light', 'dark'] as const) {
    const phone = await enter(browser, at('lee'), { ...PHONE, colorScheme });
    await phone.goto('/referrals');
    await expect(phone.locator('hf-board-card', { hasText: 'Board Therapist Three' })).toBeVisible();
    await expect(phone.locator('hf-board-columns')).toHaveCount(0);
    await isReadable(phone);
    await phone.context().close();
  }
});
