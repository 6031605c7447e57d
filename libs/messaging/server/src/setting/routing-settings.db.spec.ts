import { ClinicSettings, standIns } from '@holdfast/clinic/server';
import type { PoolsSetting, TopicsSetting } from '@holdfast/messaging/model';
import { type Id, newId, systemOf } from '@holdfast/platform/model';
import { Work } from '@holdfast/platform/server';
import { Inbox } from '../thread/inbox';
import { MessageSending } from '../message/message-sending';
import { NoticeAudience } from '../promise/notice-audience';
import { MessagePromises } from '../promise/message-promises';
import { type SmallClinic, smallClinic } from '../testing/small-clinic';
import { ThreadRouting } from '../thread/thread-routing';
import { PromisePreviews } from './promise-previews';

let clinic: SmallClinic;
let settings: ClinicSettings;
const admin = () => ({ ...clinic.as('lee', 'clinic-setting.change'), chart: null });
const idOf = (person: string): Id => clinic.as(person).accountId;
const inTx = <T>(job: Parameters<Work['as']>[1]) =>
  clinic.app.get(Work).as(systemOf(clinic.clinicId, 'test.look'), job) as Promise<T>;
const ask = async <Value>(kind: string) => {
  const view = await settings.view(admin(), kind);
  return { version: view.version, value: view.value as Value };
};
const putPools = async (change: (pools: PoolsSetting['pools']) => PoolsSetting['pools']) => {
  const { version, value } = await ask<PoolsSetting>('pools');
  return settings.save(admin(), 'pools', { version, value: { pools: change(value.pools) } });
};
const refusedAs = (fault: string) => ({ code: 'clinic-setting.faulty', facts: { faults: [fault] } });

beforeAll(async () => {
  clinic = await smallClinic();
  settings = clinic.app.get(ClinicSettings);
});
afterAll(() => clinic.close());

describe('what a clinic promises about topics', () => {
  it('is changed, and the very next promise goes by it', async () => {
    const { version, value } = await ask<TopicsSetting>('topics');
    expect(value.question.replyMinutes).toBe(60);
    const promises = clinic.app.get(MessagePromises);
    const before = await promises.view(clinic.as('sam', 'promise.read'), clinic.patientId, 'question');
    const question = { ...value.question, replyMinutes: 120 };
    await settings.save(admin(), 'topics', { version, value: { ...value, question } });
    const after = await promises.view(clinic.as('sam', 'promise.read'), clinic.patientId, 'question');
    expect(Date.parse(after.replyBy ?? '') - Date.parse(before.replyBy ?? '')).toBeGreaterThanOrEqual(59 * 60_000);
  });

  it('names groups that are here, and another one for late replies', async () => {
    const { version, value } = await ask<TopicsSetting>('topics');
    const stranger = { ...value, feeling: { ...value.feeling, poolId: newId() } };
    await expect(settings.save(admin(), 'topics', { version, value: stranger })).rejects.toMatchObject(
      refusedAs('topics.pool'),
    );
    const same = { ...value, feeling: { ...value.feeling, escalationPoolId: value.feeling.poolId } };
    await expect(settings.save(admin(), 'topics', { version, value: same })).rejects.toMatchObject(
      refusedAs('topics.same'),
    );
  });

  it('is between five minutes and a week', async () => {
    const { version, value } = await ask<TopicsSetting>('topics');
    const put = (replyMinutes: number) =>
      settings.save(admin(), 'topics', { version, value: { ...value, medicine: { ...value.medicine, replyMinutes } } });
    await expect(put(4)).rejects.toMatchObject({ code: 'input.invalid', facts: { fields: ['medicine.replyMinutes'] } });
    await expect(put(10_081)).rejects.toMatchObject({ code: 'input.invalid' });
    expect((await put(5)).version).toBe(version + 1);
  });

  it('is tried out by the rule that promises, and nothing is changed by it', async () => {
    const { version, value } = await ask<TopicsSetting>('topics');
    const topics = { ...value, question: { ...value.question, replyMinutes: 60 } };
    const hours = { zone: 'UTC', hours: [{ weekday: 1, opens: '08:00', closes: '17:00' }], holidays: [] };
    const preview = await clinic.app.get(PromisePreviews).of(admin(), { hours, topics });
    const friday = new Date(preview.items[0]?.fridayReplyBy ?? '');
    expect([friday.getUTCDay(), friday.toISOString().slice(11, 16)]).toEqual([1, '09:00']);
    expect((await ask('topics')).version).toBe(version);
  });
});

describe('the groups that read', () => {
  it('are made, filled and renamed', async () => {
    const id = newId();
    const nurse = idOf('nurse');
    await putPools((pools) => [...pools, { id, name: 'Night', memberIds: [nurse] }]);
    await putPools((pools) => pools.map((pool) => (pool.id === id ? { ...pool, name: 'Late', memberIds: [] } : pool)));
    const { items } = await clinic.app.get(ThreadRouting).pools(clinic.as('lee', 'pool.list'));
    expect(items.find((pool) => pool.id === id)).toEqual({ id, name: 'Late', memberIds: [] });
  });

  it('go when nothing needs them, and not while a topic or a conversation does', async () => {
    const drop = (name: string) => putPools((pools) => pools.filter((pool) => pool.name !== name));
    expect((await drop('Late')).history[0]?.changes.map(({ part }) => part)).toEqual(['pools']);
    await expect(drop('Desk')).rejects.toMatchObject(refusedAs('pools.used'));
  });

  it('have only people in them who give care here, and each a name of its own', async () => {
    await expect(
      putPools((pools) => pools.map((pool) => ({ ...pool, memberIds: [...pool.memberIds, idOf('sam')] }))),
    ).rejects.toMatchObject(refusedAs('pools.stranger'));
    await expect(
      putPools((pools) => [...pools, { id: newId(), name: ' nurses ', memberIds: [] }]),
    ).rejects.toMatchObject(refusedAs('pools.twice'));
  });
});

describe('while somebody is away', () => {
  const cover = (staffId: Id, coveredBy: Id, from: string, to: string) =>
    inTx((tx) =>
      tx.manager.query(
        `insert into away (clinic_id, id, staff_id, covered_by, from_day, to_day, starts_at, ends_at, made_by, made_at)
          values ($1, uuidv7(), $2, $3, current_date, current_date, now() + $4::interval, now() + $5::interval, $2, now())`,
        [clinic.clinicId, staffId, coveredBy, from, to],
      ),
    );
  const mine = async (person: string) => {
    const query = { filter: 'mine', order: 'due', limit: 20 } as const;
    const page = await clinic.app.get(Inbox).page({ ...clinic.as(person, 'inbox.read'), chart: null }, query);
    return { ids: page.items.map(({ thread }) => thread.id), count: page.counts.mine };
  };

  it('their conversations are offered to whoever covers them, as far as that person may read, and no longer', async () => {
    const path = await clinic.openThread();
    await clinic.app.get(MessageSending).send(clinic.as('sam'), { ...path, messageId: newId() }, { body: 'Hello.' });
    const assign = { version: 1, assigneeId: idOf('nurse'), reason: null };
    await clinic.app.get(ThreadRouting).assign(clinic.as('lee', 'thread.assign'), path, assign);
    expect(await mine('lee')).toEqual({ ids: [], count: 0 });
    await cover(idOf('nurse'), idOf('lee'), '-1 hour', '1 hour');
    expect(await mine('lee')).toEqual({ ids: [path.threadId], count: 1 });
    // The other nurse has no place on the care team: covering gives none.
    await inTx((tx) => tx.manager.query('update away set covered_by = $1', [idOf('other')]));
    expect(await mine('other')).toEqual({ ids: [], count: 0 });
    await inTx((tx) => tx.manager.query('update away set covered_by = $1', [idOf('lee')]));
    await inTx((tx) => tx.manager.query("update away set ends_at = now() - interval '1 minute'"));
    expect(await mine('lee')).toEqual({ ids: [], count: 0 });
  });

  it('whoever covers them is told of a late reply in their place', async () => {
    const path = await clinic.openThread();
    const told = () => clinic.app.get(NoticeAudience).ofBrokenPromise(clinic.clinicId, path.threadId);
    expect((await told()).toSorted()).toEqual([idOf('lee'), idOf('nurse')].toSorted());
    await cover(idOf('nurse'), idOf('other'), '-1 hour', '1 hour');
    expect((await told()).toSorted()).toEqual([idOf('lee'), idOf('other')].toSorted());
    await cover(idOf('other'), idOf('lee'), '-1 hour', '1 hour');
    expect(await told()).toEqual([idOf('lee')]);
    expect(await inTx((tx) => standIns(tx, [idOf('nurse')]))).toEqual([idOf('lee')]);
  });
});
