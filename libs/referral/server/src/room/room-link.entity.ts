import type { RoomLinkEnd } from '@holdfast/referral/model';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A therapist's link to the room of one attempt. Its secret, its code and its pass are kept as hashes. */
@Entity('room_link')
export class RoomLink {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'referral_id' }) referralId: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('bytea', { name: 'token_hash' }) tokenHash: Buffer;
  /** The code, for the coordinator who reads it out. */
  @Column('bytea', { name: 'code_sealed' }) codeSealed: Buffer;
  @Column('bytea', { name: 'code_hash' }) codeHash: Buffer;
  @Column('integer') tries: number;
  @Column('bytea', { name: 'pass_hash', nullable: true }) passHash: Buffer | null;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
  @Column('uuid', { name: 'made_by' }) madeBy: string;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'opened_at', nullable: true }) openedAt: Date | null;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt: Date | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt: Date | null;
  @Column('text', { name: 'ended_why', nullable: true }) endedWhy: RoomLinkEnd | null;
  /** Whose account ended it, or which link. */
  @Column('uuid', { name: 'ended_by', nullable: true }) endedBy: string | null;
  /** Made by a person of the clinic rather than by the job that mails it. */
  @Column('boolean', { name: 'by_hand' }) byHand: boolean;
  /** When wrong codes came. */
  @Column('timestamptz', { name: 'wrong_at', array: true }) wrongAt: Date[];
}
