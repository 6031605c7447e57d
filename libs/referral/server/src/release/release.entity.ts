import type { ReleaseCategory, ReleaseLanguage } from '@holdfast/referral/model';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A release of information: drafted by the clinic, signed and revoked by the patient. */
@Entity('referral_release')
export class ReferralRelease {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('uuid', { name: 'search_id' }) searchId: string;
  @Column('uuid', { name: 'therapist_ids', array: true }) therapistIds: string[];
  @Column('text', { array: true }) categories: ReleaseCategory[];
  @Column('text', { array: true }) ticked: ReleaseCategory[];
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('integer', { name: 'text_version' }) textVersion: number;
  @Column('timestamptz', { name: 'drafted_at' }) draftedAt: Date;
  @Column('uuid', { name: 'drafted_by' }) draftedBy: string;
  @Column('text', { nullable: true }) language: ReleaseLanguage | null;
  @Column('text', { nullable: true }) sha256: string | null;
  @Column('text', { array: true }) statements: string[];
  @Column('timestamptz', { name: 'signed_at', nullable: true }) signedAt: Date | null;
  @Column('uuid', { name: 'signed_by', nullable: true }) signedBy: string | null;
  @Column('bytea', { name: 'signer_sealed', nullable: true }) signerSealed: Buffer | null;
  @Column('bytea', { name: 'authority_sealed', nullable: true }) authoritySealed: Buffer | null;
  /** Their names as they were shown; null before a signature, and where it was signed before they were kept. */
  @Column('bytea', { name: 'recipients_sealed', nullable: true }) recipientsSealed: Buffer | null;
  @Column('bytea', { nullable: true }) digest: Buffer | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt: Date | null;
  @Column('uuid', { name: 'revoked_by', nullable: true }) revokedBy: string | null;
  /** When the clinic took a draft back that nobody had signed. */
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true }) withdrawnAt: Date | null;
}

/** What is disclosed with one attempt; frozen with its hash when it is sent. */
@Entity('referral_packet')
export class ReferralPacket {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('uuid', { name: 'referral_id' }) referralId: string;
  @Column('bytea', { name: 'content_sealed' }) contentSealed: Buffer;
  @Column('integer') version: number;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
  @Column('uuid', { name: 'made_by' }) madeBy: string;
  @Column('text', { nullable: true }) sha256: string | null;
  @Column('timestamptz', { name: 'frozen_at', nullable: true }) frozenAt: Date | null;
  @Column('uuid', { name: 'release_id', nullable: true }) releaseId: string | null;
  /** When the record was last read for it; null for those gathered before that was kept. */
  @Column('timestamptz', { name: 'read_at', nullable: true }) readAt: Date | null;
  @Column('timestamptz', { name: 'risk_judged_at', nullable: true }) riskJudgedAt: Date | null;
  @Column('jsonb') edits: readonly { readonly by: string; readonly at: string }[];
}
