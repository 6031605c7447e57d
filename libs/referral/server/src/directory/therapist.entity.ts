import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One therapist or practice of the directory; what is known of them is sealed under the clinic's key. */
@Entity('therapist')
export class Therapist {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('bytea', { name: 'entry_sealed' }) entrySealed: Buffer;
  @Column('bytea', { name: 'same_token' }) sameToken: Buffer;
  @Column('bytea', { name: 'mail_token', nullable: true }) mailToken: Buffer | null;
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
  @Column('uuid', { name: 'changed_by' }) changedBy: string;
  @Column('timestamptz', { name: 'archived_at', nullable: true }) archivedAt: Date | null;
}

/** One version of a setting of referrals; versions are only ever added. */
@Entity('referral_setting')
export class ReferralSetting {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('text') kind: 'clocks' | 'need';
  @PrimaryColumn('integer') version: number;
  @Column('jsonb') value: object;
  @Column('timestamptz', { name: 'set_at' }) setAt: Date;
  @Column('uuid', { name: 'set_by' }) setBy: string;
}
