import type { Instrument } from '@holdfast/instruments/model';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The thresholds of one rule, as the clinic set them; a change is a new version. */
@Entity('rule_setting')
export class RuleSetting {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('text') rule: string;
  @PrimaryColumn('integer') version: number;
  @Column('jsonb') thresholds: Record<string, number>;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
  @Column('uuid', { name: 'changed_by' }) changedBy: string;
}

/** Whether the clinic uses a form; where nothing stands, the form's own default holds. */
@Entity('form_setting')
export class FormSetting {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('text') form: string;
  @Column('boolean') enabled: boolean;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
  @Column('uuid', { name: 'changed_by' }) changedBy: string;
}

/** One version of a clinic's own form. */
@Entity('own_form')
export class OwnForm {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('text') form: string;
  @PrimaryColumn('integer') version: number;
  @Column('jsonb') definition: Instrument;
  @Column('timestamptz', { name: 'saved_at' }) savedAt: Date;
  @Column('uuid', { name: 'saved_by' }) savedBy: string;
}

/** What a patient wrote about a day on their trend. */
@Entity('trend_note')
export class TrendNoteRow {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('date') day: string;
  @Column('bytea', { name: 'words_sealed' }) wordsSealed: Buffer;
  @Column('timestamptz', { name: 'written_at' }) writtenAt: Date;
}
