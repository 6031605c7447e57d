import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A patient of the clinic; everything that names them is sealed under their own key. */
@Entity('patient')
export class Patient {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'account_id', nullable: true }) accountId: string | null;
  /** The record of the same person that replaced this one. */
  @Column('uuid', { name: 'replaced_by', nullable: true }) replacedBy: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('bytea', { name: 'name_sealed' }) nameSealed: Buffer;
  @Column('bytea', { name: 'preferred_name_sealed' }) preferredNameSealed: Buffer;
  @Column('bytea', { name: 'pronouns_sealed' }) pronounsSealed: Buffer;
  @Column('bytea', { name: 'date_of_birth_sealed' }) dateOfBirthSealed: Buffer;
  @Column('bytea', { name: 'phone_sealed' }) phoneSealed: Buffer;
  @Column('bytea', { name: 'email_sealed' }) emailSealed: Buffer;
}

/** One word of a patient's name as a keyed hash, so that a name can be found without being kept in the clear. */
@Entity('patient_name_token')
export class PatientNameToken {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('bytea') token: Buffer;
  @PrimaryColumn('uuid', { name: 'patient_id' }) patientId: string;
}

/** Someone's place on a patient's care team. */
@Entity('care_team_member')
export class CareTeamMember {
  @PrimaryColumn('uuid', { name: 'clinic_id' }) clinicId: string;
  @PrimaryColumn('uuid', { name: 'patient_id' }) patientId: string;
  @PrimaryColumn('uuid', { name: 'staff_id' }) staffId: string;
  @Column('boolean') lead: boolean;
  @Column('timestamptz') since: Date;
}
