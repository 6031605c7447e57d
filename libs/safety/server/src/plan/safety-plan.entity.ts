import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version of a patient's safety plan; all of them stay. */
@Entity('safety_plan')
export class SafetyPlan {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid', { name: 'patient_id' }) patientId: string;
  @PrimaryColumn('integer') version: number;
  @Column('bytea', { name: 'words_sealed' }) wordsSealed: Buffer;
  @Column('uuid', { name: 'written_by' }) writtenBy: string;
  @Column('timestamptz', { name: 'written_at' }) writtenAt: Date;
}
