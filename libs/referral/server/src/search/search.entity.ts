import type { ReferralReason, SearchCloseReason, Urgency } from '@holdfast/referral/model';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That therapy was offered, asked for or declined. */
@Entity('referral_interest')
export class ReferralInterest {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('text') kind: 'offered' | 'asked' | 'declined';
  @Column('text', { array: true }) reasons: ReferralReason[];
  @Column('bytea', { name: 'words_sealed', nullable: true }) wordsSealed: Buffer | null;
  @Column('timestamptz') at: Date;
  @Column('uuid', { name: 'account_id' }) accountId: string;
}

/** One search for a therapist: why, how pressing, what is wished, and who at the clinic has it. */
@Entity('referral_search')
export class ReferralSearch {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('text', { array: true }) reasons: ReferralReason[];
  @Column('text') urgency: Urgency;
  @Column('bytea', { name: 'words_sealed' }) wordsSealed: Buffer;
  @Column('bytea', { name: 'wishes_sealed' }) wishesSealed: Buffer;
  @Column('boolean', { name: 'has_standing_consent' }) hasStandingConsent: boolean;
  @Column('uuid', { name: 'owner_id' }) ownerId: string;
  @Column('bytea') digest: Buffer;
  @Column('timestamptz', { name: 'opened_at' }) openedAt: Date;
  @Column('uuid', { name: 'opened_by' }) openedBy: string;
  @Column('timestamptz', { name: 'ranked_at', nullable: true }) rankedAt: Date | null;
  @Column('timestamptz', { name: 'stuck_at', nullable: true }) stuckAt: Date | null;
  @Column('timestamptz', { name: 'asking_at', nullable: true }) askingAt: Date | null;
  @Column('timestamptz', { name: 'agreed_at', nullable: true }) agreedAt: Date | null;
  @Column('timestamptz', { name: 'declined_at', nullable: true }) declinedAt: Date | null;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) closedAt: Date | null;
  @Column('uuid', { name: 'closed_by', nullable: true }) closedBy: string | null;
  @Column('text', { name: 'close_reason', nullable: true }) closeReason: SearchCloseReason | null;
  @Column('bytea', { name: 'close_words_sealed', nullable: true }) closeWordsSealed: Buffer | null;
  @Column('integer') version: number;
}

/** One therapist of a search's shortlist, where the clinic put them and where the patient did. */
@Entity('referral_choice')
export class ReferralChoice {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid', { name: 'search_id' }) searchId: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @PrimaryColumn('uuid', { name: 'therapist_id' }) therapistId: string;
  @Column('integer') place: number;
  @Column('integer', { nullable: true }) rank: number | null;
}
