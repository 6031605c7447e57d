import type { AlertKind, AlertLevel, AlertState, Concern, TellKind } from '@holdfast/safety/model';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something a person at the clinic must look at, with its owner, its due times and how far it climbed. */
@Entity('alert')
export class Alert {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  /** Null for a drill. */
  @Column('uuid', { name: 'patient_id', nullable: true }) patientId: string | null;
  @Column('text') kind: AlertKind;
  /** Null for words in a message. */
  @Column('text', { nullable: true }) level: AlertLevel | null;
  @Column('text') concern: Concern;
  /** The gravest reason. */
  @Column('text') rule: string;
  @Column('uuid', { name: 'source_id', nullable: true }) sourceId: string | null;
  @Column('uuid', { name: 'thread_id', nullable: true }) threadId: string | null;
  @Column('text') state: AlertState;
  @Column('integer') version: number;
  @Column('uuid', { name: 'owner_id', nullable: true }) ownerId: string | null;
  @Column('timestamptz', { name: 'raised_at' }) raisedAt: Date;
  @Column('timestamptz', { name: 'ack_due_at', nullable: true }) ackDueAt: Date | null;
  @Column('timestamptz', { name: 'contact_due_at', nullable: true }) contactDueAt: Date | null;
  @Column('boolean', { name: 'someone_reads', nullable: true }) someoneReads: boolean | null;
  @Column('timestamptz', { name: 'acknowledged_at', nullable: true }) acknowledgedAt: Date | null;
  @Column('uuid', { name: 'acknowledged_by', nullable: true }) acknowledgedBy: string | null;
  @Column('uuid', { name: 'disposition_id', nullable: true }) dispositionId: string | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
  @Column('integer') round: number;
  @Column('integer') step: number;
  @Column('timestamptz', { name: 'next_step_at', nullable: true }) nextStepAt: Date | null;
  @Column('integer', { name: 'last_number' }) lastNumber: number;
  @Column('uuid', { name: 'facts_step_id', nullable: true }) factsStepId: string | null;
}

/** What can happen to an alert. */
export type AlertStepKind =
  | 'raised'
  | 'level-raised'
  | 'reason-added'
  | 'answer-changed'
  | TellKind
  | 'claimed'
  | 'released'
  | 'acknowledged'
  | 'disposition'
  | 'second-agreed'
  | 'second-refused'
  | 'closed';

/** One thing that happened to an alert; numbered from 1 without a gap, and never changed. */
@Entity('alert_step')
export class AlertStepRow {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'alert_id' }) alertId: string;
  @Column('integer') number: number;
  @Column('text') kind: AlertStepKind;
  @Column('timestamptz') at: Date;
  @Column('uuid', { name: 'by_id', nullable: true }) byId: string | null;
  @Column('uuid', { name: 'to_ids', array: true }) toIds: string[];
  @Column('text', { nullable: true }) level: AlertLevel | null;
  @Column('integer') round: number;
  /** Which step up the on-call list it was; null for what people did. */
  @Column('integer', { nullable: true }) step: number | null;
  @Column('bytea', { name: 'note_sealed', nullable: true }) noteSealed: Buffer | null;
  @Column('bytea', { name: 'facts_sealed', nullable: true }) factsSealed: Buffer | null;
  /** The rule that the step tells of; null for what people did. */
  @Column('text', { nullable: true }) rule: string | null;
}

/** One thing that makes an alert. Written by raising alone; its facts are those of its step. */
@Entity('alert_reason')
export class AlertReasonRow {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid', { name: 'alert_id' }) alertId: string;
  @PrimaryColumn('text') rule: string;
  @Column('text') level: AlertLevel;
  @Column('text') concern: Concern;
  @Column('timestamptz', { name: 'raised_at' }) raisedAt: Date;
  @Column('uuid', { name: 'step_id' }) stepId: string;
  @Column('uuid', { name: 'later_step_id', nullable: true }) laterStepId: string | null;
  @Column('boolean', { name: 'is_handled' }) isHandled: boolean;
}

/** The record of how an alert was handled. Written once; a refused one stays and another follows. */
@Entity('alert_disposition')
export class AlertDisposition {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'alert_id' }) alertId: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('uuid', { name: 'by_id' }) byId: string;
  /** What the alert was about when the record was written. */
  @Column('text') concern: Concern;
  @Column('timestamptz') at: Date;
  @Column('timestamptz', { name: 'contacted_at' }) contactedAt: Date;
  @Column('text') method: string;
  @Column('text', { name: 'safe_now', nullable: true }) safeNow: string | null;
  @Column('text', { name: 'screen_level', nullable: true }) screenLevel: string | null;
  @Column('text', { name: 'means_asked', nullable: true }) meansAsked: string | null;
  @Column('text') plan: string;
  @Column('date', { name: 'next_check_on', nullable: true }) nextCheckOn: string | null;
  @Column('uuid', { name: 'supervisor_id', nullable: true }) supervisorId: string | null;
  @Column('bytea', { name: 'words_sealed' }) wordsSealed: Buffer;
}
