import type { Topic } from '@holdfast/messaging/model';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A group of staff that topics are routed to. */
@Entity('pool')
export class Pool {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
}

/** Someone's place in a pool. */
@Entity('pool_member')
export class PoolMember {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid', { name: 'pool_id' }) poolId: string;
  @PrimaryColumn('uuid', { name: 'staff_id' }) staffId: string;
}

/** What the clinic promises about a topic. */
@Entity('topic_terms')
export class TopicTerms {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('text') topic: Topic;
  @Column('uuid', { name: 'pool_id' }) poolId: string;
  @Column('uuid', { name: 'escalation_pool_id' }) escalationPoolId: string;
  @Column('integer', { name: 'reply_minutes' }) replyMinutes: number;
}
