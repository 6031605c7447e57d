import type { Side } from '@holdfast/messaging/model';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One message. Sending and paging are SQL functions; this row serves the cold paths. */
@Entity('message')
export class Message {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'thread_id' }) threadId: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('integer') seq: number;
  @Column('text') side: Side;
  @Column('uuid', { name: 'sender_id' }) senderId: string;
  @Column('bytea', { name: 'body_sealed', nullable: true }) bodySealed: Buffer | null;
  @Column('text') state: 'sent' | 'corrected' | 'retracted';
  @Column('timestamptz', { name: 'sent_at' }) sentAt: Date;
  @Column('timestamptz', { name: 'changed_at', nullable: true }) changedAt: Date | null;
}

/** What a message said before it was corrected or retracted. */
@Entity('message_revision')
export class MessageRevision {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'message_id' }) messageId: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('bytea', { name: 'body_sealed', nullable: true }) bodySealed: Buffer | null;
  @Column('timestamptz', { name: 'replaced_at' }) replacedAt: Date;
  @Column('uuid', { name: 'replaced_by' }) replacedBy: string;
}

/** A note for the clinic's side only. */
@Entity('staff_note')
export class StaffNote {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'thread_id' }) threadId: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('uuid', { name: 'author_id' }) authorId: string;
  @Column('integer', { name: 'after_seq' }) afterSeq: number;
  @Column('bytea', { name: 'body_sealed' }) bodySealed: Buffer;
  @Column('bytea') digest: Buffer;
  @Column('timestamptz', { name: 'written_at' }) writtenAt: Date;
}

/** Words someone has not sent yet. */
@Entity('draft')
export class Draft {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid', { name: 'thread_id' }) threadId: string;
  @PrimaryColumn('uuid', { name: 'account_id' }) accountId: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('text') side: Side;
  @Column('bytea', { name: 'body_sealed' }) bodySealed: Buffer;
  @Column('timestamptz', { name: 'saved_at' }) savedAt: Date;
}
