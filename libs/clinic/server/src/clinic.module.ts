import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '@holdfast/identity/server';
import { CareTeams } from './care-teams';
import { ClinicController } from './clinic.controller';
import { Clinic, ClinicHoliday, ClinicHours } from './clinic.entity';
import { Clinics } from './clinics';
import { CareTeamMember, Patient, PatientNameToken } from './patient.entity';
import { Patients } from './patients';
import { MailTest } from './set-up/mail-test';
import { SetUpController } from './set-up/set-up.controller';
import { SetUps } from './set-up/set-ups';
import { SetupLinks } from './set-up/setup-links';
import { StaffDirectory } from './staff-directory';
import { Staff } from './staff.entity';

/** Clinics, hours, staff, patients and care teams. */
@Module({
  imports: [
    IdentityModule,
    TypeOrmModule.forFeature([CareTeamMember, Clinic, ClinicHoliday, ClinicHours, Patient, PatientNameToken, Staff]),
  ],
  controllers: [ClinicController, SetUpController],
  providers: [CareTeams, Clinics, MailTest, Patients, SetUps, SetupLinks, StaffDirectory],
  exports: [CareTeams, Clinics, IdentityModule, Patients, SetupLinks, StaffDirectory],
})
export class ClinicModule {}
