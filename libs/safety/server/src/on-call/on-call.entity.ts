import type { SafetyTerms } from '@holdfast/safety/model';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a clinic promises itself about alerts; absent where it never set terms of its own. */
@Entity('safety_terms')
export class SafetyTermsRow {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @Column('integer') version: number;
  @Column('jsonb') terms: SafetyTerms;
}

/** The version of a clinic's on-call list, to be locked while the list is replaced. */
@Entity('on_call_list')
export class OnCallListRow {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @Column('integer') version: number;
}

/** One person's hours on the on-call list. */
@Entity('on_call_entry')
export class OnCallEntryRow {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  /** Who is told first, counted from 0. */
  @PrimaryColumn('smallint') place: number;
  @Column('uuid', { name: 'staff_id' }) staffId: string;
  @Column('smallint', { array: true }) weekdays: number[];
  @Column('text') starts: string;
  @Column('text') ends: string;
}
