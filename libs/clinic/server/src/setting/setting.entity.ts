import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version of one kind of setting; it is never changed. */
@Entity('clinic_setting')
export class ClinicSettingRow {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('text') kind: string;
  @PrimaryColumn('integer') version: number;
  @Column('jsonb') value: Record<string, unknown>;
  @Column('timestamptz', { name: 'changed_at', nullable: true }) changedAt: Date | null;
  @Column('uuid', { name: 'changed_by', nullable: true }) changedBy: string | null;
  @Column('integer', { nullable: true }) restores: number | null;
}
