import { type Id, newId } from '@holdfast/platform/model';
import { CURRENT_RELEASE, type PacketContent, type ReleaseCategory, releaseHash } from '@holdfast/referral/model';
import { Alerts } from '@holdfast/safety/server';
import type { Referral } from '../loop/referral.entity';
import { Rooms } from '../room/rooms';
import { type Attempts, attemptsIn, codeOf, visitor } from '../testing/attempts';
import { type ReferringClinic, referringClinic, signature } from '../testing/referring-clinic';
import { Packets } from './packets';
import { Releases } from './releases';

let clinic: ReferringClinic;
let attempts: Attempts;
let therapistId: Id;
let referral: Referral;

beforeAll(async () => {
  clinic = await referringClinic();
  attempts = attemptsIn(clinic);
  await clinic.at(0, 10);
  await clinic.anchor('infusion', 0);
});
afterAll(() => clinic?.close());
beforeEach(async () => {
  await clinic.at(1, 10);
  therapistId = await clinic.therapist();
  referral = await clinic.attempt(await clinic.search([therapistId]), therapistId);
  await clinic.sql('truncate alert cascade');
});

const packets = () => clinic.app.get(Packets);
const path = () => ({ patientId: clinic.patientId, referralId: referral.id });
const gather = (sentBefore: Id | null = null, of = referral) =>
  clinic.within((tx) => packets().gather(tx, of, sentBefore));
const view = () => packets().view(clinic.as('lee'), path());
const write = async (part: Partial<PacketContent>, who = 'lee') => {
  const { version, content } = await view();
  return packets().edit(clinic.as(who), path(), { version, content: { ...content, ...part } });
};
const USUAL: ReleaseCategory[] = ['identity', 'reason', 'infusions', 'risk', 'goals'];
const signed = async () => {
  const releaseId = newId();
  const release = { patientId: clinic.patientId, releaseId };
  const draft = { therapistIds: [therapistId], categories: USUAL, days: 365 };
  const where = { ...release, searchId: referral.searchId };
  await clinic.app.get(Releases).draft(clinic.as('lee'), where, draft);
  await clinic.sign(release, signature(USUAL));
  return releaseId;
};
const send = async () => {
  const releaseId = await signed();
  const { packetId } = await clinic.within((tx) => packets().freeze(tx, referral, releaseId));
  return { packetId, content: await clinic.within((tx) => packets().sentIn(tx, packetId)) };
};
const alarm = (level: 'high' | 'critical') =>
  clinic.within((tx) => {
    const cause = { kind: 'finding', rule: 'phq9-item9', concern: 'harm', facts: {} } as const;
    const { patientId } = clinic;
    return clinic.app.get(Alerts).raise(tx, { ...cause, patientId, level, id: newId(), sourceId: newId() });
  });

describe('a packet that waits to be sent', () => {
  it('says when the record was read, and reads it again without being anybody’s writing', async () => {
    await gather();
    expect((await view()).readAt).toBe('2026-03-03T10:00:00.000Z');
    await clinic.anchor('infusion', 2);
    await clinic.at(4, 9);
    expect((await view()).content.infusions?.count).toBe(1);
    const { readAt, content, version, provenance } = await write({});
    expect({ readAt, version, count: content.infusions?.count }).toEqual({
      ...{ readAt: '2026-03-06T09:00:00.000Z', version: 2, count: 2 },
    });
    expect(provenance.items.map(({ activity }) => activity)).toEqual(['originate']);
  });

  it('goes out with what the record says then, in the sections that were looked at and no others', async () => {
    await gather();
    await write({ goals: 'To work again.', identity: null });
    await clinic.anchor('infusion', 3);
    await clinic.at(5, 10);
    await alarm('high');
    const { content } = await send();
    expect(content).toMatchObject({ goals: 'To work again.', identity: null, scores: null });
    expect(content.infusions?.days).toContain(clinic.day(3));
    expect(content.risk).toEqual({ level: 'high', on: clinic.day(5), hasSafetyPlan: false });
    expect(await view()).toMatchObject({ readAt: '2026-03-07T10:00:00.000Z', frozenAt: '2026-03-07T10:00:00.000Z' });
  });

  it('keeps how a person said that the risk stands, until an alert is raised after it', async () => {
    await alarm('high');
    await gather();
    await clinic.at(2, 10);
    const risk = { level: 'moderate' as const, on: clinic.day(2), hasSafetyPlan: true };
    await write({ risk });
    await clinic.at(3, 10);
    expect((await write({})).content.risk).toEqual(risk);
    await clinic.at(4, 10);
    await alarm('critical');
    expect((await view()).content.risk).toEqual(risk);
    expect((await send()).content.risk).toMatchObject({ level: 'critical', on: clinic.day(4) });
  });

  it('goes out as a person judged the risk where nothing came after it, and to the next choice too', async () => {
    await alarm('high');
    await gather();
    await clinic.at(2, 10);
    const risk = { level: 'moderate' as const, on: clinic.day(2), hasSafetyPlan: true };
    await write({ risk });
    const { packetId, content } = await send();
    expect(content.risk).toEqual(risk);
    await clinic.sql(`update referral set state = 'rerouted', closed_at = now() where id = $1`, [referral.id]);
    referral = await clinic.attempt(referral.searchId, therapistId);
    await gather(packetId);
    expect((await view()).content.risk).toEqual(risk);
  });

  it('has the risk of the record where the section is only switched on again', async () => {
    await alarm('high');
    await gather();
    await write({ risk: null });
    const shown = { level: 'none' as const, on: clinic.day(1), hasSafetyPlan: false };
    expect((await write({ risk: shown })).content.risk?.level).toBe('high');
  });
});

describe('where a packet comes from and where it went', () => {
  it('says who gathered it, who wrote in it, who sent it by which release, and who opened it', async () => {
    await gather();
    await clinic.at(2, 10);
    await write({ goals: 'To work again.' });
    await clinic.at(3, 10);
    await write({ goals: 'To work part time.' });
    const { provenance, recipient } = await view();
    expect(recipient).toBeNull();
    expect(provenance.items).toEqual([
      step('originate', 'enterer', '2026-03-03T10:00:00.000Z'),
      step('amend', 'author', '2026-03-05T10:00:00.000Z'),
    ]);
  });

  it('says by which release it went out with which hash, and each opening in the room, refused ones too', async () => {
    const { referralId, releaseId, therapistIds } = await attempts.sent(1);
    await attempts.opened(referralId);
    await clinic.rename(therapistIds[0] ?? '', 'Somebody Else');
    const link = await attempts.linkOf(referralId);
    await codeOf(clinic.app.get(Rooms).open(link, visitor()));
    const { provenance, recipient, sha256 } = await packets().view(clinic.as('lee'), { ...path(), referralId });
    expect(recipient).toMatchObject({ name: expect.stringMatching(/^Therapist /) as string, isNamedAsSigned: true });
    const { version } = CURRENT_RELEASE;
    const signedText = { id: releaseId, version, sha256: releaseHash(version, 'en') };
    const opened = { activity: 'access', agent: { type: 'performer', by: 'receiver', name: recipient?.name } };
    expect(provenance.items).toMatchObject([
      { activity: 'originate' },
      { activity: 'transmit', agent: { type: 'transmitter', by: 'sender' }, release: signedText, sha256 },
      { ...opened, isRefused: false, release: null, sha256: null },
      { ...opened, isRefused: true },
    ]);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});

function step(activity: string, type: string, recorded: string) {
  const agent = { type, by: 'sender', name: expect.stringMatching(/lee/i) as string };
  return { activity, agent, recorded, isRefused: false, release: null, sha256: null };
}
