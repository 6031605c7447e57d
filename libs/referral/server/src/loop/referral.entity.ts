import type { Mover, ReferralOutcome, ReferralState, StepKind, Urgency } from '@holdfast/referral/model';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One attempt with one therapist, and when it falls due. */
@Entity('referral')
export class Referral {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'search_id' }) searchId: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('uuid', { name: 'therapist_id' }) therapistId: string;
  @Column('text') state: ReferralState;
  @Column('timestamptz') since: Date;
  @Column('text') urgency: Urgency;
  @Column('uuid', { name: 'owner_id' }) ownerId: string;
  @Column('timestamptz', { name: 'ask_at', nullable: true }) askAt: Date | null;
  @Column('timestamptz', { name: 'expire_at', nullable: true }) expireAt: Date | null;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt: Date | null;
  @Column('integer') nudges: number;
  @Column('timestamptz', { name: 'nudged_at', nullable: true }) nudgedAt: Date | null;
  @Column('timestamptz', { name: 'missed_at', nullable: true }) missedAt: Date | null;
  @Column('timestamptz', { name: 'call_at', nullable: true }) callAt: Date | null;
  @Column('timestamptz', { name: 'replied_at', nullable: true }) repliedAt: Date | null;
  @Column('timestamptz', { name: 'column_since', nullable: true }) columnSince: Date | null;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt: Date | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt: Date | null;
  @Column('timestamptz', { name: 'accepted_at', nullable: true }) acceptedAt: Date | null;
  @Column('timestamptz', { name: 'appointment_at', nullable: true }) appointmentAt: Date | null;
  @Column('timestamptz', { name: 'attended_at', nullable: true }) attendedAt: Date | null;
  @Column('integer', { name: 'sessions_attended' }) sessionsAttended: number;
  @Column('integer', { name: 'sessions_planned', nullable: true }) sessionsPlanned: number | null;
  @Column('text', { nullable: true }) outcome: ReferralOutcome | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
  @Column('uuid', { name: 'release_id', nullable: true }) releaseId: string | null;
  @Column('uuid', { name: 'packet_id', nullable: true }) packetId: string | null;
  @Column('uuid', { nullable: true }) replaces: string | null;
  @Column('integer') steps: number;
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
  @Column('uuid', { name: 'made_by' }) madeBy: string;
}

/** One step of an attempt: never changed, never taken away. */
@Entity('referral_step')
export class ReferralStepRow {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid', { name: 'referral_id' }) referralId: string;
  @PrimaryColumn('integer') seq: number;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('text') kind: StepKind;
  @Column('text', { name: 'from_state', nullable: true }) fromState: ReferralState | null;
  @Column('text', { name: 'to_state', nullable: true }) toState: ReferralState | null;
  @Column('text') mover: Mover;
  @Column('uuid', { name: 'account_id', nullable: true }) accountId: string | null;
  @Column('bytea', { name: 'words_sealed', nullable: true }) wordsSealed: Buffer | null;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt: Date | null;
  @Column('timestamptz') at: Date;
}

/** What the clinic and the therapist say to each other about one attempt. */
@Entity('referral_message')
export class ReferralMessageRow {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'referral_id' }) referralId: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('text') side: 'clinic' | 'therapist';
  @Column('text') kind: 'message' | 'question' | 'answer' | 'times' | 'note';
  @Column('bytea', { name: 'body_sealed' }) bodySealed: Buffer;
  @Column('bytea') digest: Buffer;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('timestamptz') at: Date;
}
