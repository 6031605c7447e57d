import { localInstant } from '@holdfast/check-in/model';
import { zoneOf } from '@holdfast/check-in/server';
import { type AskedClinic, askedClinic } from '@holdfast/check-in/server/testing';
import { type Id, newId } from '@holdfast/platform/model';
import { Work } from '@holdfast/platform/server';
import { type RideView, treatmentPolicy } from '@holdfast/treatment/model';
import { InfusionPlanning } from '../infusion/infusion-planning';
import { InfusionReading } from '../infusion/infusion-reading';
import { TreatmentModule } from '../treatment.module';
import { Driving } from './driving';
import { Rides } from './rides';

let clinic: AskedClinic;

beforeAll(async () => {
  clinic = await askedClinic({ module: TreatmentModule, policies: [treatmentPolicy] });
});
afterAll(() => clinic?.close());
beforeEach(() => clinic.at(0, 10));

const pathOf = (infusionId: Id) => ({ patientId: clinic.patientId, infusionId });
const rides = () => clinic.app.get(Rides);
const driving = () => clinic.app.get(Driving);
let networks = 0;
// Each from a network of its own, so that only the last test meets the limit.
const visit = () => ({ requestId: newId(), origin: `203.0.113.${(networks += 1)}` });
const codeOf = (job: Promise<unknown>) =>
  job.then(
    () => 'taken',
    ({ code }: { code: string }) => code,
  );

async function planned(hour = 10): Promise<Id> {
  const infusionId = newId();
  const startsAt = new Date(Date.parse('2026-03-02T00:00:00Z') + hour * 3_600_000).toISOString();
  await clinic.app.get(InfusionPlanning).plan(clinic.as('nurse'), pathOf(infusionId), { startsAt });
  return infusionId;
}
const made = async (who: string, infusionId: Id) => (await rides().make(clinic.as(who), pathOf(infusionId))).token;
async function rideOf(infusionId: Id, who = 'nurse'): Promise<RideView | null> {
  const { items } = await clinic.app.get(InfusionReading).list(clinic.as(who), clinic.patientId);
  return items.find(({ id }) => id === infusionId)?.ride ?? null;
}

describe('a link for the driver', () => {
  it('is made by staff or by the patient, and tells both how far the way home is', async () => {
    const infusionId = await planned();
    const token = await made('sam', infusionId);
    expect(await rideOf(infusionId)).toMatchObject({ madeBy: 'patient', openedAt: null, pickedUpAt: null });
    const { pass, clinic: contact, ...told } = await driving().open(token, visit());
    expect(Object.keys(contact).sort()).toEqual(['neutralName', 'phone']);
    expect(Object.keys(told).sort()).toEqual(['arrivedAt', 'now', 'pickedUpAt']);
    await driving().set(pass, 'picked-up', true, visit());
    await clinic.at(0, 11);
    await driving().set(pass, 'arrived', true, visit());
    for (const who of ['nurse', 'sam']) {
      expect(await rideOf(infusionId, who)).toMatchObject({
        ...{ openedAt: '2026-03-02T10:00:00.000Z', pickedUpAt: '2026-03-02T10:00:00.000Z' },
        arrivedAt: '2026-03-02T11:00:00.000Z',
      });
    }
  });

  it('belongs to the browser that opens it first, and a crowd of openings makes one driver', async () => {
    const token = await made('nurse', await planned());
    const opened = await Promise.all(Array.from({ length: 6 }, () => codeOf(driving().open(token, visit()))));
    expect(opened.filter((code) => code === 'taken')).toHaveLength(1);
    expect(opened.filter((code) => code === 'ride.over')).toHaveLength(5);
  });

  it('gives one answer, whether it is unknown, foreign, used, ended or a day old', async () => {
    const infusionId = await planned();
    const token = await made('nurse', infusionId);
    const { pass } = await driving().open(token, visit());
    const other = await made('nurse', await planned(12));
    await clinic.at(1, 9);
    const read = () => codeOf(driving().read(pass, visit()));
    expect(await read()).toBe('taken');
    await clinic.at(1, 10);
    expect(await read()).toBe('ride.over');
    await clinic.at(0, 10);
    expect(await codeOf(driving().open(token, visit()))).toBe('ride.over');
    expect(await codeOf(driving().open(`${newId()}.${'x'.repeat(43)}`, visit()))).toBe('ride.over');
    expect(await codeOf(driving().open('x'.repeat(60), visit()))).toBe('ride.over');
    await rides().end(clinic.as('sam'), pathOf(infusionId));
    expect([await read(), await codeOf(driving().set(pass, 'picked-up', true, visit()))]).toEqual([
      ...['ride.over', 'ride.over'],
    ]);
    expect(await codeOf(driving().open(other, visit()))).toBe('taken');
  });

  it('ends where another is made, where the infusion is cancelled, and follows one that is moved', async () => {
    const infusionId = await planned();
    const [first, second] = [await made('nurse', infusionId), await made('nurse', infusionId)];
    expect(await codeOf(driving().open(first, visit()))).toBe('ride.over');
    const { pass } = await driving().open(second, visit());
    const startsAt = '2026-03-04T10:00:00.000Z';
    await clinic.app.get(InfusionPlanning).plan(clinic.as('nurse'), pathOf(infusionId), { startsAt });
    await clinic.at(2, 12);
    expect(await codeOf(driving().read(pass, visit()))).toBe('taken');
    await clinic.sql(`update infusion set state = 'cancelled' where id = '${infusionId}'`);
    expect(await codeOf(driving().read(pass, visit()))).toBe('ride.over');
    expect(await codeOf(made('nurse', infusionId))).toBe('ride.closed');
  });
});

describe('what a driver says', () => {
  it('comes in order, counts once, can be taken back for two minutes, and discharges nobody', async () => {
    const infusionId = await planned();
    const { pass } = await driving().open(await made('nurse', infusionId), visit());
    const set = (step: 'picked-up' | 'arrived', isDone: boolean) => driving().set(pass, step, isDone, visit());
    expect(await codeOf(set('arrived', true))).toBe('ride.order');
    const { pickedUpAt } = await set('picked-up', true);
    await clinic.at(0, 10 + 1 / 60);
    expect((await set('picked-up', true)).pickedUpAt).toBe(pickedUpAt);
    expect((await set('picked-up', false)).pickedUpAt).toBeNull();
    await set('picked-up', true);
    await clinic.at(0, 10 + 4 / 60);
    expect(await codeOf(set('picked-up', false))).toBe('ride.stands');
    await set('arrived', true);
    expect(await codeOf(set('picked-up', false))).toBe('ride.stands');
    const sheet = await clinic.app.get(InfusionReading).sheet(clinic.as('nurse'), pathOf(infusionId));
    expect([sheet.state, sheet.entries]).toEqual(['planned', []]);
  });

  it('is refused before the day of the infusion where the patient lives, and taken on it by the same link', async () => {
    const infusionId = await planned(34); // on day 1, 10:00 UTC
    const { pass } = await driving().open(await made('nurse', infusionId), visit());
    const set = (step: 'picked-up' | 'arrived') => codeOf(driving().set(pass, step, true, visit()));
    const [{ day } = { day: '' }] = await clinic.sql<{ day: string }>(
      `select day::text from infusion where id = '${infusionId}'`,
    );
    const zone = await clinic.app.get(Work).as(clinic.as('nurse'), (tx) => zoneOf(tx, clinic.patientId));
    const begins = (localInstant(day, '00:00', zone) - Date.parse('2026-03-02T00:00:00Z')) / 3_600_000;
    await clinic.at(0, begins - 1 / 60);
    expect([await set('picked-up'), await set('arrived')]).toEqual(['ride.early', 'ride.early']);
    expect(await rideOf(infusionId)).toMatchObject({ pickedUpAt: null, arrivedAt: null });
    await clinic.at(0, begins);
    expect(await set('picked-up')).toBe('taken');
  });

  it('is missed after three hours by whoever cares for the patient, until they have arrived', async () => {
    const infusionId = await planned();
    const { pass } = await driving().open(await made('nurse', infusionId), visit());
    await driving().set(pass, 'picked-up', true, visit());
    const late = async (who: string) =>
      (await rides().late(clinic.as(who))).items.filter((one) => one.infusionId === infusionId).length;
    await clinic.at(0, 12.98);
    expect(await late('nurse')).toBe(0);
    await clinic.at(0, 13);
    expect(await late('nurse')).toBe(1);
    // Another link takes nothing back of what was said.
    const { pass: next } = await driving().open(await made('sam', infusionId), visit());
    expect(await late('nurse')).toBe(1);
    await driving().set(next, 'picked-up', true, visit());
    await driving().set(next, 'arrived', true, visit());
    expect(await late('nurse')).toBe(0);
  });

  it('leaves the link in the trail, never an account, and no secret anywhere', async () => {
    const token = await made('nurse', await planned());
    const { pass } = await driving().open(token, visit());
    await driving().set(pass, 'picked-up', true, visit());
    const [trail] = await clinic.sql(
      `select count(*)::integer as count from audit_entry a join ride_link l on l.id = a.account_id
       where a.action in ('ride.open', 'ride.say') and l.picked_up_at is not null and l.arrived_at is null
         and l.token_hash = sha256('${token}'::bytea) and l.pass_hash = sha256('${pass}'::bytea)`,
    );
    expect(trail).toEqual({ count: 2 });
  });

  it('is refused after many openings from one network', async () => {
    const from = { requestId: newId(), origin: '198.51.100.7' };
    const codes: string[] = [];
    for (let turn = 0; turn <= 120; turn += 1) {
      codes.push(await codeOf(driving().open(`${newId()}.${'x'.repeat(43)}`, from)));
    }
    expect([codes[0], codes[119], codes[120]]).toEqual(['ride.over', 'ride.over', 'ride.limited']);
  });
});
