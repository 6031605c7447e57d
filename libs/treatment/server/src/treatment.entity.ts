import type { Decision, Gate, InfusionState, NeedView, Route } from '@holdfast/treatment/model';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One infusion: when, where it is, what was given. What was written down of it is in its entries. */
@Entity('infusion')
export class Infusion {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('text') state: InfusionState;
  @Column('timestamptz', { name: 'planned_at' }) plannedAt: Date;
  /** ISO day in the patient's zone. */
  @Column('date') day: string;
  @Column('timestamptz', { name: 'started_at', nullable: true }) startedAt: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
  @Column('timestamptz', { name: 'discharged_at', nullable: true }) dischargedAt: Date | null;
  @Column('timestamptz', { name: 'signed_at', nullable: true }) signedAt: Date | null;
  @Column('text', { nullable: true }) route: Route | null;
  /** Milligrams; read as text, as PostgreSQL gives numerics. */
  @Column('numeric', { name: 'dose_mg', nullable: true }) doseMg: string | null;
  /** How many entries there are; the last one's place. */
  @Column('integer') entries: number;
  /** Which of the clinic's thresholds its vitals are judged by; null before the first entry. */
  @Column('integer', { name: 'vitals_version', nullable: true }) vitalsVersion: number | null;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
  @Column('uuid', { name: 'made_by' }) madeBy: string;
}

/** One thing written down of an infusion, sealed under the patient's key. */
@Entity('infusion_entry')
export class InfusionEntry {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'infusion_id' }) infusionId: string;
  @Column('integer') seq: number;
  @Column('text') kind: string;
  @Column('timestamptz') at: Date;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('bytea', { name: 'body_sealed' }) bodySealed: Buffer;
  @Column('bytea') digest: Buffer;
}

/** What the patient confirmed before coming. */
@Entity('infusion_gate')
export class InfusionGate {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid', { name: 'infusion_id' }) infusionId: string;
  @PrimaryColumn('text') gate: Gate;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('text') answer: 'yes' | 'talk';
  @Column('timestamptz') at: Date;
}

/** A patient's request for a review. */
@Entity('review_request')
export class ReviewRequest {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('timestamptz', { name: 'asked_at' }) askedAt: Date;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt: Date | null;
  @Column('uuid', { name: 'decision_id', nullable: true }) decisionId: string | null;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true }) withdrawnAt: Date | null;
}

/** What a clinician decided at a review, and what the score said then. */
@Entity('review_decision')
export class ReviewDecision {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('text') decision: Decision;
  @Column('bytea', { name: 'rationale_sealed' }) rationaleSealed: Buffer;
  @Column('bytea', { name: 'signed_sealed' }) signedSealed: Buffer;
  @Column('bytea') digest: Buffer;
  @Column('date', { name: 'follow_up_on', nullable: true }) followUpOn: string | null;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt: Date;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
  @Column('json') told: NeedView;
  @Column('smallint') place: number;
  @Column('timestamptz', { name: 'undone_at', nullable: true }) undoneAt: Date | null;
}

/** One version of the clinic's thresholds. */
@Entity('treatment_setting')
export class TreatmentSetting {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('text') kind: 'need' | 'vitals';
  @PrimaryColumn('integer') version: number;
  @Column('jsonb') value: object;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
  @Column('uuid', { name: 'changed_by' }) changedBy: string;
}
