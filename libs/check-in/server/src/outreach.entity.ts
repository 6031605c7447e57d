import type { OutreachReason, OutreachView } from '@holdfast/check-in/model';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A task to reach a patient who has not answered. */
@Entity('outreach')
export class Outreach {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('uuid', { name: 'check_in_id', nullable: true }) checkInId: string | null;
  @Column('text') reason: OutreachReason;
  @Column('timestamptz', { name: 'opened_at' }) openedAt: Date;
  @Column('timestamptz', { name: 'due_at' }) dueAt: Date;
  @Column('text') state: 'open' | 'done';
  @Column('timestamptz', { name: 'done_at', nullable: true }) doneAt: Date | null;
}

/** One try to reach a patient, with its note. */
@Entity('outreach_try')
export class OutreachTry {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'outreach_id' }) outreachId: string;
  @Column('uuid', { name: 'patient_id' }) patientId: string;
  @Column('timestamptz') at: Date;
  @Column('uuid', { name: 'by_id' }) byId: string;
  @Column('text') outcome: OutreachView['tries'][number]['outcome'];
  @Column('bytea', { name: 'note_sealed', nullable: true }) noteSealed: Buffer | null;
}
