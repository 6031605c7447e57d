import { createHash } from 'node:crypto';
import { type Id, newId } from '@holdfast/platform/model';
import { Sealing } from '@holdfast/platform/server';
import { categoriesOf, type PacketContent, type ReleaseCategory, SENSITIVE_CATEGORIES } from '@holdfast/referral/model';
import { SafetyPlans } from '@holdfast/safety/server';
import { EMPTY_PLAN } from '@holdfast/safety/model';
import type { Referral } from '../loop/referral.entity';
import { patientKey, placeOf } from '../referral-rows';
import { type ReferringClinic, referringClinic, signature } from '../testing/referring-clinic';
import { Packets } from './packets';
import { Releases } from './releases';

let clinic: ReferringClinic;
let therapistId: Id;
let referral: Referral;

beforeAll(async () => {
  clinic = await referringClinic();
  await clinic.at(0, 10);
  await clinic.anchor('infusion', 0);
  await clinic.anchor('infusion', 300); // one that is still to come
});
afterAll(() => clinic?.close());
beforeEach(async () => {
  await clinic.at(1, 10);
  therapistId = await clinic.therapist();
  referral = await clinic.attempt(await clinic.search([therapistId]), therapistId);
});

const packets = () => clinic.app.get(Packets);
const releases = () => clinic.app.get(Releases);
const path = () => ({ patientId: clinic.patientId, referralId: referral.id });
const gather = () => clinic.within((tx) => packets().gather(tx, referral));
const view = () => packets().view(clinic.as('lee'), path());
const freeze = (releaseId: Id) => clinic.within((tx) => packets().freeze(tx, referral, releaseId));
const sent = (packetId: Id) => clinic.within((tx) => packets().sentIn(tx, packetId));
const write = async (part: Partial<PacketContent>, version?: number) => {
  const now = await view();
  const input = { version: version ?? now.version, content: { ...now.content, ...part } };
  return packets().edit(clinic.as('lee'), path(), input);
};
const USUAL: ReleaseCategory[] = ['identity', 'reason', 'infusions', 'scores'];
const signed = async (categories = USUAL, ticked: ReleaseCategory[] = []) => {
  const { patientId } = clinic;
  const releaseId = newId();
  const draft = { therapistIds: [therapistId], categories, days: 30 };
  await releases().draft(clinic.as('lee'), { patientId, searchId: referral.searchId, releaseId }, draft);
  await clinic.sign({ patientId, releaseId }, signature(categories, { ticked }));
  return releaseId;
};

describe('a packet that is gathered', () => {
  it('says of the risk what somebody judged, on a day that has come', async () => {
    await gather();
    const risk = { level: 'high' as const, on: '9999-01-01', hasSafetyPlan: true };
    await expect(write({ risk })).rejects.toMatchObject({ code: 'input.invalid' });
    expect((await write({ risk: { ...risk, on: '2026-03-03' } })).content.risk?.on).toBe('2026-03-03');
  });

  it('holds what the record says of the course, and whom it is about', async () => {
    await gather();
    const { content, version, frozenAt } = await view();
    expect({ version, frozenAt }).toEqual({ version: 1, frozenAt: null });
    expect(content.identity).toEqual({
      ...{ name: 'Sam Rivera', pronouns: 'she/her', dateOfBirth: '1985-03-14', phone: '+1 555 0101' },
      ...{ email: expect.stringContaining('sam@') as string, language: 'es' },
    });
    expect(content.preferences).toEqual({
      modalities: ['cbt'],
      ...{ meeting: 'telehealth', gender: null, payer: 'Blue Cross' },
    });
    const referredBy = 'okafor, RN';
    expect(content.reason).toEqual({ words: 'To keep what was gained.', urgency: 'soon', referredBy });
    expect(content.infusions).toEqual({ count: 1, days: [clinic.day(0)] });
    expect(content.risk).toEqual({ level: 'none', on: clinic.day(1), hasSafetyPlan: false });
    expect(content.scores).toEqual([]);
  });

  it('holds nothing that only a person may put into it', async () => {
    await gather();
    const { content } = await view();
    const { diagnoses, medicines, history, goals, substanceUse, psychotherapyNotes, messages, freeText } = content;
    const all = { diagnoses, medicines, history, goals, substanceUse, psychotherapyNotes, messages, freeText };
    expect(Object.values(all).every((one) => one === null)).toBe(true);
    expect(categoriesOf(content).filter((one) => SENSITIVE_CATEGORIES.has(one))).toEqual([]);
  });

  it('says that there is a safety plan, and nothing of what is in it', async () => {
    const plan = { version: 0, plan: { ...EMPTY_PLAN, warningSigns: ['Not sleeping'] } };
    await clinic.app.get(SafetyPlans).write(clinic.as('sam'), clinic.patientId, plan);
    await gather();
    const { content } = await view();
    expect(content.risk?.hasSafetyPlan).toBe(true);
    expect(JSON.stringify(content)).not.toContain('Not sleeping');
  });

  it('is one while it is open, however often it is asked for', async () => {
    const ids = [await gather(), await gather()];
    expect(new Set(ids).size).toBe(1);
  });

  it('says what no release lets out: all of it where none holds, and the rest where one does', async () => {
    await gather();
    expect((await view()).leftOut).toEqual(categoriesOf((await view()).content));
    const releaseId = await signed();
    const { content, leftOut } = await view();
    expect(leftOut).toEqual(['preferences', 'risk']);
    expect(content.release.id).toBe(releaseId);
  });
});

describe('a packet that is edited', () => {
  it('is written over the version that was seen, and over no other', async () => {
    await gather();
    expect((await write({ diagnoses: 'F33.2' })).version).toBe(2);
    await expect(write({ diagnoses: 'F32.1' }, 1)).rejects.toMatchObject({ code: 'packet.changed' });
    expect((await view()).content.diagnoses).toBe('F33.2');
  });

  it('lets nobody retype the record: a section of it is in or out', async () => {
    await gather();
    const scores = [{ form: 'phq-9', rows: [{ on: clinic.day(0), total: 27 }] }];
    const { content } = await write({ scores, infusions: null });
    expect([content.scores, content.infusions]).toEqual([[], null]);
    expect((await write({ infusions: { count: 99, days: [] } })).content.infusions?.count).toBe(1);
  });

  it('lets a clinician say how the risk stands, where it has changed since', async () => {
    await gather();
    const risk = { level: 'moderate' as const, on: clinic.day(1), hasSafetyPlan: true };
    expect((await write({ risk })).content.risk).toEqual(risk);
  });

  it('is missing for another patient', async () => {
    await gather();
    const foreign = { ...path(), patientId: newId() };
    await expect(packets().view(clinic.as('lee'), foreign)).rejects.toMatchObject({ code: 'missing' });
  });
});

describe('a packet that is frozen', () => {
  it('holds only what the release lets out, and its hash says that it does', async () => {
    await gather();
    await write({ diagnoses: 'F33.2' });
    const releaseId = await signed();
    const { packetId, sha256 } = await freeze(releaseId);
    const content = await sent(packetId);
    expect(categoriesOf(content)).toEqual(USUAL);
    expect(content.release).toEqual({ id: releaseId, expiresAt: '2026-04-02T10:00:00.000Z' });
    expect(JSON.stringify(content)).not.toContain('F33.2');
    const { content: seen, leftOut, ...card } = await view();
    expect(seen).toEqual(content);
    expect({ ...card, leftOut }).toMatchObject({ sha256, frozenAt: '2026-03-03T10:00:00.000Z', leftOut: [] });
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('holds what is sensitive only where the patient ticked that very thing', async () => {
    await gather();
    await write({ substanceUse: 'None since 2019.', messages: 'What was written.', freeText: 'In her own words.' });
    const { packetId } = await freeze(await signed([...USUAL, 'substance-use'], ['substance-use']));
    const content = await sent(packetId);
    expect(content).toMatchObject({ substanceUse: 'None since 2019.', messages: null, freeText: null, isPart2: true });
    expect(JSON.stringify(content)).not.toMatch(/What was written|In her own words/);
  });

  it('is refused where no release holds, whatever the reason', async () => {
    await gather();
    const lacking = (fault: string) => ({ code: 'release.lacking', facts: { fault } });
    await expect(freeze(newId())).rejects.toMatchObject(lacking('unsigned'));
    const releaseId = await signed();
    const other = await clinic.therapist({ name: 'Somebody Else' });
    const elsewhere = { ...referral, therapistId: other };
    await expect(clinic.within((tx) => packets().freeze(tx, elsewhere, releaseId))).rejects.toMatchObject(
      lacking('other-recipient'),
    );
    await clinic.at(32, 10);
    await expect(freeze(releaseId)).rejects.toMatchObject(lacking('expired'));
    await clinic.at(1, 11);
    await releases().revoke(clinic.as('sam'), { patientId: clinic.patientId, releaseId });
    await expect(freeze(releaseId)).rejects.toMatchObject(lacking('revoked'));
    await write({ identity: null });
    await expect(freeze(await signed(['identity']))).rejects.toMatchObject(lacking('not-covered'));
    expect((await view()).frozenAt).toBeNull();
  });

  it('stays as it is: no edit, no second freezing, and no statement changes it', async () => {
    await gather();
    const releaseId = await signed();
    const { packetId } = await freeze(releaseId);
    await expect(write({ goals: 'More.' })).rejects.toMatchObject({ code: 'packet.frozen' });
    await expect(freeze(releaseId)).rejects.toMatchObject({ code: 'packet.frozen' });
    await expect(clinic.sql(`update referral_packet set sha256 = 'x' where id = $1`, [packetId])).rejects.toThrow(
      'a packet that was sent stays as it is',
    );
  });

  it('is another one where something has to be corrected', async () => {
    const before = await gather();
    const releaseId = await signed();
    await freeze(releaseId);
    expect(await gather()).not.toBe(before);
    expect((await view()).frozenAt).toBeNull();
    expect((await sent(before)).identity?.name).toBe('Sam Rivera');
  });

  it('is not shown where its hash does not fit, and not before it was sent', async () => {
    const packetId = await gather();
    await expect(sent(packetId)).rejects.toMatchObject({ code: 'missing' });
    await freeze(await signed());
    const place = placeOf(clinic.clinicId, 'referral_packet', 'content', packetId);
    const text = JSON.stringify(await sent(packetId));
    expect(createHash('sha256').update(text).digest('hex')).toBe((await view()).sha256);
    const forged = await clinic.app
      .get(Sealing)
      .seal(patientKey(clinic.clinicId, clinic.patientId), place, text.replace('Sam', 'Sim'));
    await clinic.sql('alter table referral_packet disable trigger referral_packet_keep');
    await clinic.sql('update referral_packet set content_sealed = $2 where id = $1', [packetId, forged]);
    await clinic.sql('alter table referral_packet enable trigger referral_packet_keep');
    await expect(sent(packetId)).rejects.toThrow('A packet is not what was sent.');
  });
});
