import type { AnswerMode, CheckInState } from '@holdfast/check-in/model';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One occasion on which a patient is asked. */
@Entity('check_in')
export class CheckIn {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('text') origin: 'plan' | 'asked' | 'entered';
  @Column('date', { name: 'due_on' }) dueOn: string;
  @Column('text', { array: true }) steps: string[];
  /** Forms with their versions, for example `phq-9@1`, in the order asked. */
  @Column('text', { array: true }) forms: string[];
  @Column('text', { nullable: true }) screen: string | null;
  @Column('text', { name: 'screen_after', nullable: true }) screenAfter: string | null;
  @Column('text') importance: 'routine' | 'after-infusion';
  @Column('text') state: CheckInState;
  @Column('timestamptz', { name: 'opens_at' }) opensAt: Date;
  @Column('timestamptz', { name: 'closes_at' }) closesAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('integer') questions: number;
  @Column('integer') answered: number;
  @Column('text', { nullable: true }) mode: AnswerMode | null;
  @Column('timestamptz', { name: 'taken_at', nullable: true }) takenAt: Date | null;
  @Column('timestamptz', { name: 'submitted_at', nullable: true }) submittedAt: Date | null;
  @Column('integer', { nullable: true }) seconds: number | null;
  @Column('boolean') late: boolean;
  @Column('boolean') partial: boolean;
  @Column('text', { name: 'skip_reason', nullable: true }) skipReason: string | null;
  @Column('timestamptz', { name: 'snoozed_until', nullable: true }) snoozedUntil: Date | null;
  /** When the ladder takes its next step; null when it has none. */
  @Column('timestamptz', { name: 'ladder_at', nullable: true }) ladderAt: Date | null;
  /** Every ladder step up to then was taken. */
  @Column('timestamptz', { name: 'ladder_done', nullable: true }) ladderDone: Date | null;
  /** Index of the most pressing finding in URGENCIES: 0 is critical, 4 is routine or nothing. */
  @Column('smallint') urgency: number;
  @Column('timestamptz', { name: 'reviewed_at', nullable: true }) reviewedAt: Date | null;
  @Column('uuid', { name: 'reviewed_by', nullable: true }) reviewedBy: string | null;
  @Column('bytea', { name: 'note_sealed', nullable: true }) noteSealed: Buffer | null;
}

/** One answer, sealed under the patient's key. */
@Entity('answer')
export class Answer {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid', { name: 'check_in_id' }) checkInId: string;
  @PrimaryColumn('text', { name: 'link_id' }) linkId: string;
  @Column('uuid') id: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('bytea', { name: 'value_sealed' }) valueSealed: Buffer;
  @Column('bytea') digest: Buffer;
  @Column('text') mode: AnswerMode;
  @Column('timestamptz') at: Date;
}

/** What a form came to, read as a row; it stands on its check-in's own. */
@Entity('score')
export class ScoreRow {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid', { name: 'check_in_id' }) checkInId: string;
  @PrimaryColumn('text') form: string;
  @Column('integer', { name: 'form_version' }) formVersion: number;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('numeric', { transformer: { from: Number, to: (value: number) => value } }) total: number;
  @Column('text', { nullable: true }) band: string | null;
  @Column('smallint', { nullable: true }) step: number | null;
  @Column('text') mode: AnswerMode;
  @Column('boolean') late: boolean;
  @Column('timestamptz') at: Date;
}

/** What a rule saw in a check-in, read as a row; it stands on its check-in's own. */
@Entity('finding')
export class FindingRow {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid', { name: 'check_in_id' }) checkInId: string;
  @PrimaryColumn('text') rule: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('text') urgency: 'critical' | 'high' | 'moderate' | 'soon' | 'routine';
  @Column('bytea', { name: 'facts_sealed' }) factsSealed: Buffer;
  @Column('timestamptz') at: Date;
}
