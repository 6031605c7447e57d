import type { ConsentLanguage } from '@holdfast/treatment/model';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version of what was answered before treatment, sealed under the patient's key. */
@Entity('suitability_screen')
export class SuitabilityScreen {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('integer') version: number;
  @Column('text') mode: 'portal' | 'staff';
  @Column('bytea', { name: 'answers_sealed' }) answersSealed: Buffer;
  @Column('bytea') digest: Buffer;
  @Column('timestamptz', { name: 'saved_at' }) savedAt: Date;
  @Column('uuid', { name: 'saved_by' }) savedBy: string;
  @Column('timestamptz', { name: 'talked_at', nullable: true }) talkedAt: Date | null;
}

/** That a clinician talked about a screen, in their words; the patient's side sees no row. */
@Entity('suitability_talk')
export class SuitabilityTalkRow {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'screen_id' }) screenId: string;
  @Column('bytea', { name: 'note_sealed' }) noteSealed: Buffer;
  @Column('bytea') digest: Buffer;
  @Column('timestamptz') at: Date;
  @Column('uuid', { name: 'account_id' }) accountId: string;
}

/** One signature under the consent to treatment: which words, in which language, by whom. */
@Entity('treatment_consent')
export class TreatmentConsent {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('integer') version: number;
  @Column('text') language: ConsentLanguage;
  @Column('text') sha256: string;
  @Column('bytea', { name: 'name_sealed' }) nameSealed: Buffer;
  @Column('bytea') digest: Buffer;
  @Column('timestamptz', { name: 'signed_at' }) signedAt: Date;
  @Column('uuid', { name: 'signed_by' }) signedBy: string;
}

/** That a patient took their consent back; undone where they changed their mind at once. */
@Entity('treatment_consent_withdrawal')
export class TreatmentConsentWithdrawal {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'consent_id' }) consentId: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('timestamptz') at: Date;
  @Column('timestamptz', { name: 'undone_at', nullable: true }) undoneAt: Date | null;
}

/** One version of a patient's plan, as a prescriber signed it. */
@Entity('treatment_plan')
export class TreatmentPlanRow {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid', { name: 'patient_id' }) patientId: string;
  @PrimaryColumn('integer') version: number;
  @Column('bytea', { name: 'plan_sealed' }) planSealed: Buffer;
  @Column('bytea', { name: 'name_sealed' }) nameSealed: Buffer;
  @Column('timestamptz', { name: 'signed_at' }) signedAt: Date;
  @Column('uuid', { name: 'signed_by' }) signedBy: string;
}
