import { settingFaulty } from '@holdfast/clinic/model';
import type { SettingKind } from '@holdfast/clinic/server';
import { PoolsSetting, poolsFaults, TOPICS, TopicsSetting, topicsFaults } from '@holdfast/messaging/model';
import type { Id } from '@holdfast/platform/model';
import type { Prepared, Tx } from '@holdfast/platform/server';
import { Pool, PoolMember, TopicTerms } from '../thread/routing.entity';

const IN_USE: Prepared = {
  name: 'pool_in_use',
  text: `select exists (select from topic_terms t where t.clinic_id = $1 and (t.pool_id = any ($2::uuid[])
      or t.escalation_pool_id = any ($2::uuid[]))) as by_topic,
    exists (select from thread t where t.clinic_id = $1 and t.pool_id = any ($2::uuid[])) as by_thread`,
};

/** What the clinic promises about each topic. */
export const TOPICS_KIND: SettingKind<TopicsSetting> = {
  ...{ name: 'topics', who: 'patients', schema: TopicsSetting, faults: topicsFaults },
  read: async (tx) => {
    const rows = await tx.manager.findBy(TopicTerms, { clinicId: tx.actor.clinicId });
    const terms = rows.map(({ topic, poolId, escalationPoolId, replyMinutes }) => [
      topic,
      { poolId, escalationPoolId, replyMinutes },
    ]);
    return Object.fromEntries(terms) as TopicsSetting;
  },
  apply: async (tx, setting) => {
    const { clinicId } = tx.actor;
    const known = new Set((await tx.manager.findBy(Pool, { clinicId })).map(({ id }) => id));
    const named = TOPICS.flatMap((topic) => [setting[topic].poolId, setting[topic].escalationPoolId]);
    if (!named.every((id) => known.has(id))) throw settingFaulty({ faults: ['topics.pool'] });
    const rows = TOPICS.map((topic) => ({ clinicId, topic, ...setting[topic] }));
    await tx.manager.upsert(TopicTerms, rows, ['clinicId', 'topic']);
  },
};

/**
 * The groups of staff that read, and who is in each.
 *
 * @param givesCare who of the clinic's people may be in a group, inside ongoing work
 */
export function poolsKind(givesCare: (tx: Tx) => Promise<ReadonlySet<Id>>): SettingKind<PoolsSetting> {
  return {
    ...{ name: 'pools', who: 'staff', schema: PoolsSetting, faults: poolsFaults, read: readPools },
    apply: async (tx, { pools }, before) => {
      const mayRead = await givesCare(tx);
      const added = pools.flatMap(({ id, memberIds }) => {
        const earlier = new Set(before.pools.find((pool) => pool.id === id)?.memberIds);
        return memberIds.filter((one) => !earlier.has(one));
      });
      if (!added.every((id) => mayRead.has(id))) throw settingFaulty({ faults: ['pools.stranger'] });
      await dropPools(
        tx,
        before.pools.map(({ id }) => id).filter((id) => !pools.some((pool) => pool.id === id)),
      );
      for (const pool of pools) await writePool(tx, pool);
    },
  };
}

async function readPools(tx: Tx): Promise<PoolsSetting> {
  const { clinicId } = tx.actor;
  const pools = await tx.manager.find(Pool, { where: { clinicId }, order: { name: 'ASC', id: 'ASC' } });
  const places = await tx.manager.find(PoolMember, { where: { clinicId }, order: { staffId: 'ASC' } });
  const membersOf = (id: Id) => places.filter(({ poolId }) => poolId === id).map(({ staffId }) => staffId);
  return { pools: pools.map(({ id, name }) => ({ id, name, memberIds: membersOf(id) })) };
}

async function dropPools(tx: Tx, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return;
  const { clinicId } = tx.actor;
  const [used] = await tx.query<{ by_topic: boolean; by_thread: boolean }>(IN_USE, [clinicId, ids]);
  if (used?.by_topic) throw settingFaulty({ faults: ['pools.used'] });
  if (used?.by_thread) throw settingFaulty({ faults: ['pools.threads'] });
  for (const id of ids) {
    await tx.manager.delete(PoolMember, { clinicId, poolId: id });
    await tx.manager.delete(Pool, { clinicId, id });
  }
}

async function writePool(tx: Tx, { id, name, memberIds }: PoolsSetting['pools'][number]): Promise<void> {
  const { clinicId } = tx.actor;
  await tx.manager.upsert(Pool, { clinicId, id, name }, ['clinicId', 'id']);
  await tx.manager.delete(PoolMember, { clinicId, poolId: id });
  for (const staffId of new Set(memberIds)) await tx.manager.insert(PoolMember, { clinicId, poolId: id, staffId });
}
