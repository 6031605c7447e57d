import { type Id, newId } from '@holdfast/platform/model';
import type { ReleaseCategory } from '@holdfast/referral/model';
import { Referrals } from '../loop/referrals';
import { Rooms } from '../room/rooms';
import { act, type Attempts, attemptsIn, codeOf, type Searching, visitor } from '../testing/attempts';
import { type ReferringClinic, referringClinic, signature } from '../testing/referring-clinic';
import { Packets } from './packets';
import { Releases } from './releases';

let clinic: ReferringClinic;
let attempts: Attempts;

beforeAll(async () => {
  clinic = await referringClinic();
  attempts = attemptsIn(clinic);
});
afterAll(() => clinic?.close());
beforeEach(() => clinic.at(0, 10));

const lee = () => clinic.as('lee');
const path = (referralId: Id) => ({ patientId: clinic.patientId, referralId });
const draft = async (searchId: Id, therapistId: Id) => {
  const referralId = newId();
  const { referral } = await clinic.app.get(Referrals).draft(lee(), path(referralId), { searchId, therapistId });
  return { referralId, version: referral.version };
};

describe('of several releases', () => {
  it('the one that was signed last is meant, though it lets out less and was drafted first', async () => {
    const therapistId = await clinic.therapist();
    const searchId = await clinic.search([therapistId]);
    const where = { patientId: clinic.patientId, searchId };
    const offered = async (categories: ReleaseCategory[]) => {
      const releaseId = newId();
      const offer = { therapistIds: [therapistId], categories, days: 365 };
      await clinic.app.get(Releases).draft(lee(), { ...where, releaseId }, offer);
      return { releaseId, sign: () => clinic.sign({ ...where, releaseId }, signature(categories)) };
    };
    const narrow = await offered(['identity', 'reason']);
    await clinic.at(0, 10.1);
    const wide = await offered(['identity', 'reason', 'scores', 'risk']);
    await wide.sign();
    await clinic.at(0, 10.2);
    await narrow.sign();
    const { referralId, version } = await draft(searchId, therapistId);
    await clinic.app.get(Referrals).send(lee(), path(referralId), version);
    const { packet } = await attempts.opened(referralId);
    expect([packet?.release.id, packet?.scores, packet?.risk]).toEqual([narrow.releaseId, null, null]);
  });
});

describe('what a person left out of what was sent', () => {
  it('stays out of the next packet though one in between was entered in error', async () => {
    const { therapistIds, searchId } = await attempts.searching(3);
    const [one = '', two = '', three = ''] = therapistIds;
    const first = await draft(searchId, one);
    const { version, content } = await clinic.app.get(Packets).view(lee(), path(first.referralId));
    await clinic.app.get(Packets).edit(lee(), path(first.referralId), { version, content: { ...content, risk: null } });
    await clinic.app.get(Referrals).send(lee(), path(first.referralId), first.version);
    const room = await attempts.opened(first.referralId);
    await clinic.app.get(Rooms).move(room.pass, act('declined', room.version, { reason: 'Full.' }), visitor());
    const second = await draft(searchId, two);
    const wrong = { to: 'entered_in_error' as const, version: second.version, reason: 'Meant for another.' };
    await clinic.app.get(Referrals).move(lee(), path(second.referralId), wrong);
    const third = await draft(searchId, three);
    expect((await clinic.app.get(Packets).view(lee(), path(third.referralId))).content.risk).toBeNull();
  });
});

describe('what was sent under a release that was taken back', () => {
  const anew = async ({ where, therapistIds }: Searching, categories: ReleaseCategory[]) => {
    const releaseId = newId();
    const offer = { therapistIds: [...therapistIds], categories, days: 365 };
    await clinic.app.get(Releases).draft(lee(), { ...where, releaseId }, offer);
    await clinic.sign({ ...where, releaseId }, signature(categories));
    await clinic.at(0, 10.2);
    return releaseId;
  };
  const revoke = async (releaseId: Id) => {
    await clinic.app.get(Releases).revoke(clinic.as('sam'), { patientId: clinic.patientId, releaseId });
    await clinic.at(0, 10.1);
  };
  const detail = (referralId: Id) => clinic.app.get(Referrals).view(lee(), path(referralId));

  it('opens again under another that covers it, by the same pass, and both sides’ trail says so', async () => {
    const attempt = await attempts.sent(1);
    const room = await attempts.opened(attempt.referralId);
    await revoke(attempt.releaseId);
    expect((await clinic.app.get(Rooms).read(room.pass, visitor())).packet).toBeNull();
    await anew(attempt, ['identity', 'reason', 'scores', 'infusions', 'risk']);
    expect((await clinic.app.get(Rooms).read(room.pass, visitor())).packet).toEqual(room.packet);
    const { referral, steps } = await detail(attempt.referralId);
    expect([referral.releaseFault, steps.filter(({ kind }) => kind === 'released')]).toEqual([
      null,
      [expect.objectContaining({ by: 'timer' })],
    ]);
  });

  it('stays shut where the other covers less than was sent', async () => {
    const attempt = await attempts.sent(1);
    const room = await attempts.opened(attempt.referralId);
    await revoke(attempt.releaseId);
    await anew(attempt, ['identity']);
    expect((await clinic.app.get(Rooms).read(room.pass, visitor())).packet).toBeNull();
    expect((await detail(attempt.referralId)).referral.releaseFault).toBe('revoked');
  });

  it('brings a therapist who was turned away another link by itself', async () => {
    const attempt = await attempts.sent(1);
    const link = await attempts.linkOf(attempt.referralId);
    await revoke(attempt.releaseId);
    expect(await codeOf(clinic.app.get(Rooms).open(link, visitor()))).toBe('room.withdrawn');
    expect((await detail(attempt.referralId)).link?.state).toBe('revoked');
    await anew(attempt, ['identity', 'reason', 'scores', 'infusions', 'risk']);
    await clinic.at(0, 10.3);
    expect((await detail(attempt.referralId)).link?.state).toBe('waiting');
  });
});
