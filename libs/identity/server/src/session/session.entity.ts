import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One place where someone is signed in. */
@Entity('session')
export class Session {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('text') device: string;
  @Column('timestamptz', { name: 'started_at' }) startedAt: Date;
  @Column('timestamptz', { name: 'last_used_at' }) lastUsedAt: Date;
  /** When the person last proved that it was them: at sign-in, and wherever a fresh proof was asked for. */
  @Column('timestamptz', { name: 'proved_at', nullable: true }) provedAt: Date | null;
  /** When it was locked because nobody used it; null while it is open. */
  @Column('timestamptz', { name: 'locked_at', nullable: true }) lockedAt: Date | null;
  /** Whether it began on a device that the account has known for a day or more. */
  @Column('boolean', { name: 'is_known' }) isKnown: boolean;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt: Date | null;
}
