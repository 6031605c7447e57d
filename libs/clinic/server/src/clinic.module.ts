import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '@holdfast/identity/server';
import { CareTeams } from './care-teams';
import { ClinicController } from './clinic.controller';
import { Clinic, ClinicHoliday, ClinicHours } from './clinic.entity';
import { Clinics } from './clinics';
import { CareTeamMember, Patient, PatientNameToken } from './patient.entity';
import { Patients } from './patients';
import { Acceptance } from './people/acceptance';
import { AccountKeeping } from './people/account-keeping';
import { InvitationController } from './people/invitation.controller';
import { Invitation } from './people/invitation.entity';
import { InvitationMails } from './people/invitation-mails';
import { Invitations } from './people/invitations';
import { Newcomers } from './people/newcomers';
import { PeopleController } from './people/people.controller';
import { PeopleImport } from './people/people-import';
import { MailTest } from './set-up/mail-test';
import { SetUpController } from './set-up/set-up.controller';
import { SetUps } from './set-up/set-ups';
import { SetupLinks } from './set-up/setup-links';
import { StaffDirectory } from './staff-directory';
import { Staff } from './staff.entity';

const SETTING_UP = [MailTest, SetUps, SetupLinks];
const PEOPLE = [Acceptance, AccountKeeping, InvitationMails, Invitations, Newcomers, PeopleImport];

/** Clinics, hours, staff, patients and care teams. */
@Module({
  imports: [
    IdentityModule,
    TypeOrmModule.forFeature([
      CareTeamMember,
      Clinic,
      ClinicHoliday,
      ClinicHours,
      Invitation,
      Patient,
      PatientNameToken,
      Staff,
    ]),
  ],
  controllers: [ClinicController, InvitationController, PeopleController, SetUpController],
  providers: [CareTeams, Clinics, Patients, StaffDirectory, ...SETTING_UP, ...PEOPLE],
  exports: [CareTeams, Clinics, IdentityModule, Patients, SetupLinks, StaffDirectory],
})
export class ClinicModule {}
