import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A record replaced by another of the same person, with what that changed, so that it can be taken back. */
@Entity('patient_merge')
export class PatientMerge {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  /** The record that was replaced. */
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('uuid', { name: 'kept_id' }) keptId: string;
  @Column('timestamptz', { name: 'merged_at' }) mergedAt: Date;
  @Column('uuid', { name: 'merged_by' }) mergedBy: string;
  /** The account that went over to the kept record. */
  @Column('uuid', { name: 'moved_account', nullable: true }) movedAccount: string | null;
  /** The account that may not sign in while the merge stands, because the kept record has one of its own. */
  @Column('uuid', { name: 'suspended_account', nullable: true }) suspendedAccount: string | null;
  /** Who joined the care team of the replaced record by the merge. */
  @Column('uuid', { name: 'joined_replaced', array: true }) joinedReplaced: string[];
  @Column('uuid', { name: 'joined_kept', array: true }) joinedKept: string[];
  @Column('timestamptz', { name: 'undone_at', nullable: true }) undoneAt: Date | null;
  @Column('uuid', { name: 'undone_by', nullable: true }) undoneBy: string | null;
}
