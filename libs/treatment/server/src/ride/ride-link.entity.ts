import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A driver's link for one infusion, and what was said through it. Its secret and its pass are kept as hashes only. */
@Entity('ride_link')
export class RideLink {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'infusion_id' }) infusionId: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('bytea', { name: 'token_hash' }) tokenHash: Buffer;
  @Column('bytea', { name: 'pass_hash', nullable: true }) passHash: Buffer | null;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
  @Column('uuid', { name: 'made_by' }) madeBy: string;
  @Column('text', { name: 'made_by_side' }) madeBySide: 'patient' | 'clinic';
  @Column('timestamptz', { name: 'opened_at', nullable: true }) openedAt: Date | null;
  @Column('timestamptz', { name: 'picked_up_at', nullable: true }) pickedUpAt: Date | null;
  @Column('timestamptz', { name: 'arrived_at', nullable: true }) arrivedAt: Date | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt: Date | null;
}
