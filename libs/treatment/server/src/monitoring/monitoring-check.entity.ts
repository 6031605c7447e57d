import type { Monitoring } from '@holdfast/treatment/model';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That something was watched because ketamine was given often. Its note is sealed under the patient's key. */
@Entity('monitoring_check')
export class MonitoringCheck {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('text') kind: Monitoring;
  @Column('date') day: string;
  @Column('bytea', { name: 'note_sealed', nullable: true }) noteSealed: Buffer | null;
  @Column('bytea') digest: Buffer;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
  @Column('uuid', { name: 'made_by' }) madeBy: string;
}
