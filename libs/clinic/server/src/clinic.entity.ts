import type { LocalHelp, NoticeSetting, RetentionSetting } from '@holdfast/clinic/model';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A clinic. Its name is public; nothing here names a person. */
@Entity('clinic')
export class Clinic {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @Column('text') name: string;
  @Column('text', { name: 'neutral_name' }) neutralName: string;
  @Column('text') phone: string;
  @Column('text') zone: string;
  @Column('text', { name: 'crisis_words', array: true }) crisisWords: string[];
  @Column('text', { name: 'crisis_words_es', array: true }) crisisWordsEs: string[];
  @Column('jsonb', { name: 'crisis_resources' }) crisisResources: LocalHelp[];
  @Column('jsonb', { nullable: true }) retention: RetentionSetting | null;
  @Column('jsonb', { nullable: true }) notice: NoticeSetting | null;
  @Column('text', { array: true }) languages: ('en' | 'es')[];
  @Column('text', { name: 'first_language' }) firstLanguage: 'en' | 'es';
  @Column('text', { name: 'accent_light', nullable: true }) accentLight: string | null;
  @Column('text', { name: 'accent_dark', nullable: true }) accentDark: string | null;
  /** Which picture stands beside the name; 0 for none. */
  @Column('integer', { name: 'mark_version' }) markVersion: number;
  /** How many pictures there have been. */
  @Column('integer', { name: 'mark_count' }) markCount: number;
}

/** When the clinic is staffed on one weekday. */
@Entity('clinic_hours')
export class ClinicHours {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') weekday: number;
  @Column('text') opens: string;
  @Column('text') closes: string;
}

/** A day on which the clinic is closed. */
@Entity('clinic_holiday')
export class ClinicHoliday {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('date') day: string;
  @Column('text') label: string;
}
