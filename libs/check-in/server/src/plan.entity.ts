import type { Anchor, Plan } from '@holdfast/check-in/model';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The clinic's plan, which every patient without their own follows. */
@Entity('clinic_plan')
export class ClinicPlan {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @Column('integer') version: number;
  @Column('jsonb') plan: Plan;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
  @Column('uuid', { name: 'changed_by' }) changedBy: string;
}

/** One patient's plan, and where they stand with being asked. */
@Entity('patient_plan')
export class PatientPlan {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid', { name: 'patient_id' }) patientId: string;
  @Column('integer') version: number;
  /** Null while the patient follows the clinic's plan. */
  @Column('jsonb', { nullable: true }) plan: Plan | null;
  @Column('text') zone: string;
  @Column('boolean') paused: boolean;
  /** Whether it is paused only because another record replaced this one. */
  @Column('boolean', { name: 'paused_by_merge' }) pausedByMerge: boolean;
  /** Check-ins are written down up to that day; null where they must be written anew. */
  @Column('date', { name: 'planned_until', nullable: true }) plannedUntil: string | null;
  @Column('timestamptz', { name: 'started_at' }) startedAt: Date;
  @Column('timestamptz', { name: 'silent_told_at', nullable: true }) silentToldAt: Date | null;
  /** What the last submitted check-in with item 9 of the PHQ-9 said there. */
  @Column('text', { name: 'item_9' }) item9: 'none' | 'zero' | 'positive';
  /** The last item 9 was above zero, or the last suicide screen was positive: silence then weighs more. */
  @Column('boolean', { name: 'at_risk' }) atRisk: boolean;
  @Column('date', { name: 'last_infusion_on', nullable: true }) lastInfusionOn: string | null;
}

/** A day that a patient's plan counts from. */
@Entity('check_in_anchor')
export class CheckInAnchor {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('text') kind: Anchor['kind'];
  @Column('date') day: string;
}

/** A link that opens one check-in once, without a sign-in. */
@Entity('check_in_link')
export class CheckInLink {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'check_in_id' }) checkInId: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('bytea', { name: 'token_hash' }) tokenHash: Buffer;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
}
