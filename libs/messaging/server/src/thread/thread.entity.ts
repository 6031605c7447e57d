import type { Side, Topic } from '@holdfast/messaging/model';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A conversation of one patient. */
@Entity('thread')
export class Thread {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('text') topic: Topic;
  @Column('text') state: 'open' | 'closed';
  @Column('integer') version: number;
  @Column('uuid', { name: 'pool_id' }) poolId: string;
  @Column('uuid', { name: 'assignee_id', nullable: true }) assigneeId: string | null;
  @Column('integer', { name: 'last_seq' }) lastSeq: number;
  @Column('text', { name: 'last_side', nullable: true }) lastSide: Side | null;
  @Column('timestamptz', { name: 'waiting_since', nullable: true }) waitingSince: Date | null;
  @Column('timestamptz', { name: 'reply_due_at', nullable: true }) replyDueAt: Date | null;
  @Column('timestamptz', { name: 'escalated_at', nullable: true }) escalatedAt: Date | null;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

/** Someone's place in a conversation: how far they have read, and when they are to be told. */
@Entity('thread_member')
export class ThreadMemberRow {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid', { name: 'thread_id' }) threadId: string;
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('text') side: Side;
  @Column('integer', { name: 'read_seq' }) readSeq: number;
  @Column('timestamptz', { name: 'read_at', nullable: true }) readAt: Date | null;
}

/** One thing that happened to a thread besides its messages. */
@Entity('thread_step')
export class ThreadStepRow {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'thread_id' }) threadId: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('text') kind:
    'opened' | 'claimed' | 'assigned' | 'unassigned' | 'rerouted' | 'closed' | 'reopened' | 'escalated';
  @Column('timestamptz') at: Date;
  @Column('uuid', { name: 'by_id', nullable: true }) byId: string | null;
  @Column('uuid', { name: 'to_id', nullable: true }) toId: string | null;
  @Column('bytea', { name: 'reason_sealed', nullable: true }) reasonSealed: Buffer | null;
}

/** A promise that was settled: kept by a reply, or broken. */
@Entity('reply_promise')
export class ReplyPromise {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'thread_id' }) threadId: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('timestamptz', { name: 'waited_since' }) waitedSince: Date;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt: Date | null;
  @Column('timestamptz', { name: 'settled_at' }) settledAt: Date;
  @Column('boolean') kept: boolean;
}
