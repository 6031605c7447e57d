import { newId } from '@holdfast/platform/model';
import { CURRENT_RELEASE, type ReferralDetail, releaseHash, type TherapistEntry } from '@holdfast/referral/model';
import { Client } from '../support/client';
import { Instance, pause } from '../support/instance';

const MINUTE = 60_000;
const SWEPT_MS = 12_000; // several rounds of the sweeper

interface Attempt {
  readonly id: string;
  readonly state: string;
  readonly ask_at: Date | null;
  readonly expire_at: Date | null;
}

let instance: Instance;
let address: string;

beforeAll(async () => {
  instance = new Instance();
  address = await instance.ready();
}, 200_000);
afterAll(() => instance?.stop());

describe('the clock of a referral while processes are killed', () => {
  it('asks again once and goes on to the next choice once, each after its time, whoever was killed when it came', async () => {
    const searchId = await sent();
    const [first] = await attempts(searchId);
    const askAt = first?.ask_at?.getTime() ?? 0;
    const expireAt = first?.expire_at?.getTime() ?? 0;
    expect([first?.state, askAt > Date.now(), expireAt > askAt]).toEqual(['sent', true, true]);

    await stormAt(askAt);
    const [nudge, ...more] = await steps(first?.id ?? '', 'nudged');
    expect(more).toEqual([]);
    expect(nudge?.at.getTime()).toBeGreaterThanOrEqual(askAt);
    expect((await attempts(searchId)).map(({ state }) => state)).toEqual(['sent']);

    await stormAt(expireAt);
    expect((await attempts(searchId)).map(({ state }) => state)).toEqual(['rerouted', 'sent']);
    const moved = await steps(first?.id ?? '', 'moved');
    expect(moved.map(({ to_state }) => to_state)).toEqual(['sent', 'expired', 'rerouted']);
    expect(moved[1]?.at.getTime()).toBeGreaterThanOrEqual(expireAt);
    expect(await steps(first?.id ?? '', 'nudged')).toHaveLength(1);
  }, 200_000);
});

/** Crashes the API, once it is up again after the crash before. */
async function crash(): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return instance.killApi();
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ESRCH' || tries > 60) throw cause;
      await pause(250);
    }
  }
}

/** Lets an instant come, with a crash of each process before and after it, and lets the sweeper go round afterwards. */
async function stormAt(due: number): Promise<void> {
  const jumpedTo = await instance.moveClockTo(due);
  await crash();
  await pause(3000);
  instance.killDatabase();
  const left = Math.max(0, due - jumpedTo);
  expect(left).toBeLessThanOrEqual(MINUTE);
  for (let waited = 0; waited < left; waited += 4000) {
    await pause(4000);
    await crash();
  }
  await pause(SWEPT_MS);
  await crash();
  await pause(SWEPT_MS);
}

function attempts(searchId: string): Promise<Attempt[]> {
  return instance.rows<Attempt>(
    'select id, state, ask_at, expire_at from referral where search_id = $1 order by made_at, id',
    [searchId],
  );
}

function steps(referralId: string, kind: string): Promise<{ to_state: string | null; at: Date }[]> {
  return instance.rows('select to_state, at from referral_step where referral_id = $1 and kind = $2 order by seq', [
    referralId,
    kind,
  ]);
}

/** A referral to the first of two therapists whom the patient agreed to be asked one after the other. @returns its search */
async function sent(): Promise<string> {
  const lee = await Client.signIn(address, 'lee@willow.example', 'holdfast-demo');
  const walter = await Client.signIn(address, 'walter.abbott@willow.example', 'holdfast-demo');
  const place = `/api/patients/${walter.grant.me.patientId ?? ''}`;
  const must = async (who: Client, method: string, where: string, body: object) => {
    const { status } = await who.ask(method, where, body);
    expect([where, status < 300]).toEqual([where, true]);
  };
  const [one, other, searchId, releaseId, referralId] = [newId(), newId(), newId(), newId(), newId()];
  for (const id of [one, other]) {
    await must(lee, 'PUT', `/api/clinic/therapists/${id}`, { version: null, entry: entry(id) });
  }
  const wishes = { modalities: [], languages: ['en'], payer: null, mostFee: null, meeting: null, gender: null };
  const ownerId = lee.grant.me.accountId;
  const search = {
    urgency: 'soon',
    words: 'To keep what was gained.',
    wishes: { ...wishes, accessibility: [] },
    ownerId,
  };
  await must(lee, 'PUT', `${place}/searches/${searchId}`, search);
  const therapistIds = [one, other];
  await must(lee, 'PUT', `${place}/searches/${searchId}/shortlist`, { therapistIds });
  await must(walter, 'PUT', `${place}/searches/${searchId}/ranking`, { therapistIds, hasStandingConsent: true });
  const asked = { therapistIds, categories: ['identity', 'reason'], days: 90 };
  await must(lee, 'PUT', `${place}/searches/${searchId}/releases/${releaseId}`, asked);
  await must(walter, 'PUT', `${place}/releases/${releaseId}/signature`, {
    ...{ version: CURRENT_RELEASE.version, language: 'en', sha256: releaseHash(CURRENT_RELEASE.version, 'en') },
    ...{ categories: asked.categories, ticked: [], statements: CURRENT_RELEASE.en.statements.map(({ id }) => id) },
    recipients: therapistIds.map((id) => ({ therapistId: id, name: entry(id).name, practice: null, place: null })),
    ...{ signedName: 'Walter Abbott', authority: null },
  });
  await must(lee, 'PUT', `${place}/referrals/${referralId}`, { searchId, therapistId: one });
  const { body } = await lee.ask<ReferralDetail>('GET', `${place}/referrals/${referralId}`);
  await must(lee, 'POST', `${place}/referrals/${referralId}/send`, { version: body?.referral.version ?? 0 });
  return searchId;
}

function entry(id: string): TherapistEntry {
  return {
    ...{ name: `Storm ${id}`, practice: null, modalities: ['cbt'], populations: ['adults'], languages: ['en'] },
    ...{ gender: null, payers: [], feeFrom: null, feeTo: null, telehealth: true, inPerson: false, place: null },
    ...{ accessibility: [], capacity: 'open', waitDays: null, email: `${id}@example.org`, phone: null, fax: null },
    ...{ contactBy: 'mail', verifiedOn: '2026-01-05' },
  };
}
