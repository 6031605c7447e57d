import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Someone who works for the clinic; the identifier is that of their account, which holds name and roles. */
@Entity('staff')
export class Staff {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') title: string;
}
