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
}
