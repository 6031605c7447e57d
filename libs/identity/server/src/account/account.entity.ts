import type { Preferences } from '@holdfast/identity/model';
import type { Role } from '@holdfast/platform/model';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Someone who can sign in. */
@Entity('account')
export class Account {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: 'patient' | 'proxy' | 'staff';
  @Column('text', { array: true }) roles: Role[];
  @Column('text') state: 'active' | 'suspended' | 'removed';
  @Column('bytea', { name: 'name_sealed' }) nameSealed: Buffer;
  @Column('bytea', { name: 'email_sealed' }) emailSealed: Buffer;
  @Column('bytea', { name: 'email_token' }) emailToken: Buffer;
  @Column('text', { name: 'password_hash', nullable: true }) passwordHash: string | null;
  @Column('boolean', { name: 'has_factor' }) hasFactor: boolean;
  /** Until when whatever asks for a proof waits; null where nothing does. */
  @Column('timestamptz', { name: 'held_until', nullable: true }) heldUntil: Date | null;
  /** Goes up with each change that an administrator makes. */
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('jsonb') preferences: Preferences;
}
