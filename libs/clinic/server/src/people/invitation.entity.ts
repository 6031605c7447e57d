import type { StaffRole } from '@holdfast/clinic/model';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody asked to come: to work for the clinic, or to be treated there. */
@Entity('invitation')
export class Invitation {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: 'staff' | 'patient' | 'proxy';
  @Column('text', { array: true }) roles: StaffRole[];
  @Column('uuid', { name: 'patient_id', nullable: true }) patientId: string | null;
  @Column('bytea', { name: 'name_sealed' }) nameSealed: Buffer;
  @Column('bytea', { name: 'email_sealed' }) emailSealed: Buffer;
  @Column('bytea', { name: 'title_sealed' }) titleSealed: Buffer;
  @Column('bytea', { name: 'email_token' }) emailToken: Buffer;
  /** What the invitation said, as a keyed hash: to tell a retry from another. */
  @Column('bytea') digest: Buffer;
  @Column('text') language: 'en' | 'es';
  @Column('uuid', { name: 'invited_by' }) invitedBy: string;
  @Column('timestamptz', { name: 'invited_at' }) invitedAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  /** When a mail is to go out; null where none is. */
  @Column('timestamptz', { name: 'mail_due_at', nullable: true }) mailDueAt: Date | null;
  @Column('timestamptz', { name: 'mailed_at', nullable: true }) mailedAt: Date | null;
  /** How many mails were begun; each makes a new link, and the one before stops working. */
  @Column('integer') mails: number;
  @Column('bytea', { name: 'token_hash', nullable: true }) tokenHash: Buffer | null;
  @Column('timestamptz', { name: 'accepted_at', nullable: true }) acceptedAt: Date | null;
  /** The account it became. */
  @Column('uuid', { name: 'accepted_by', nullable: true }) acceptedBy: string | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt: Date | null;
}
