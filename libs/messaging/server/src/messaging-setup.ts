import { Injectable } from '@nestjs/common';
import type { Topic } from '@holdfast/messaging/model';
import { type Id, newId, type Role } from '@holdfast/platform/model';
import type { Tx } from '@holdfast/platform/server';
import { Pool, PoolMember, TopicTerms } from './thread/routing.entity';

/** How a new clinic routes and answers messages. */
export interface RoutingPlan {
  readonly pools: readonly { readonly name: string; readonly staffIds: readonly Id[] }[];
  /** For each topic: the pool that reads it, the one told when it is late, and staffed minutes to a reply. */
  readonly terms: readonly { topic: Topic; pool: string; escalation: string; replyMinutes: number }[];
}

/** How a new clinic routes messages until its administrator says otherwise: pools nobody is in yet, and usual promises. */
export const FIRST_ROUTING: RoutingPlan = {
  pools: ['Nurses', 'Prescribers', 'Front desk'].map((name) => ({ name, staffIds: [] })),
  terms: [
    { topic: 'question', pool: 'Nurses', escalation: 'Front desk', replyMinutes: 240 },
    { topic: 'medicine', pool: 'Nurses', escalation: 'Prescribers', replyMinutes: 240 },
    { topic: 'scheduling', pool: 'Front desk', escalation: 'Nurses', replyMinutes: 480 },
    { topic: 'feeling', pool: 'Nurses', escalation: 'Prescribers', replyMinutes: 120 },
  ],
};

// Where people of a role read messages while a clinic routes as it began; a pool that was renamed is the clinic's own affair.
const POOL_OF: Partial<Record<Role, string>> = { nurse: 'Nurses', provider: 'Prescribers', coordinator: 'Front desk' };

/** Sets up a clinic's pools and promises when the clinic is made. */
@Injectable()
export class MessagingSetup {
  /** Gives a clinic the first routing, unless it has one. */
  async begin(tx: Tx): Promise<void> {
    const { clinicId } = tx.actor;
    if (!(await tx.manager.existsBy(Pool, { clinicId }))) await this.plan(tx, FIRST_ROUTING);
  }

  /** Puts a member of staff into the pools of their roles and out of those of roles they no longer have. */
  async seat(tx: Tx, staffId: Id, roles: readonly Role[]): Promise<void> {
    const { clinicId } = tx.actor;
    for (const [role, name] of Object.entries(POOL_OF)) {
      const pool = await tx.manager.findOneBy(Pool, { clinicId, name });
      if (!pool) continue;
      const place = { clinicId, poolId: pool.id, staffId };
      if (!roles.includes(role as Role)) await tx.manager.delete(PoolMember, place);
      else if (!(await tx.manager.existsBy(PoolMember, place))) await tx.manager.insert(PoolMember, place);
    }
  }

  /** Writes pools and terms inside ongoing work. */
  async plan(tx: Tx, { pools, terms }: RoutingPlan): Promise<void> {
    const { clinicId } = tx.actor;
    const ids = new Map<string, Id>();
    for (const { name, staffIds } of pools) {
      const id = newId();
      ids.set(name, id);
      await tx.manager.insert(Pool, { clinicId, id, name });
      for (const staffId of staffIds) await tx.manager.insert(PoolMember, { clinicId, poolId: id, staffId });
    }
    for (const { topic, pool, escalation, replyMinutes } of terms) {
      const poolId = ids.get(pool);
      const escalationPoolId = ids.get(escalation);
      if (!poolId || !escalationPoolId)
        throw new Error(`The plan names a pool that it does not make: ${pool}, ${escalation}.`);
      await tx.manager.insert(TopicTerms, { clinicId, topic, poolId, escalationPoolId, replyMinutes });
    }
  }
}
