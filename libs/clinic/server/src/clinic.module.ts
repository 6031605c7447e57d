import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '@holdfast/identity/server';
import { AwayController } from './away/away.controller';
import { Away } from './away/away.entity';
import { Aways } from './away/aways';
import { CareTeams } from './care-teams';
import { ClinicController } from './clinic.controller';
import { Clinic, ClinicHoliday, ClinicHours } from './clinic.entity';
import { Clinics } from './clinics';
import { Duplicates } from './merge/duplicates';
import { MergeController } from './merge/merge.controller';
import { PatientMerge } from './merge/merge.entity';
import { PatientMerges } from './merge/patient-merges';
import { CareTeamMember, Patient, PatientNameToken } from './patient.entity';
import { PatientLeaving } from './patient-leaving';
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
import { BRANDING_KIND } from './setting/branding-kind';
import { CRISIS_KIND, LANGUAGE_KIND, NOTICE_KIND, PROFILE_KIND, RETENTION_KIND } from './setting/card-kinds';
import { ClinicSettings } from './setting/clinic-settings';
import { HOURS_KIND } from './setting/hours-kind';
import { SettingController } from './setting/setting.controller';
import { ClinicSettingRow } from './setting/setting.entity';
import { SettingVersions } from './setting/setting-versions';
import { SetUpController } from './set-up/set-up.controller';
import { SetUps } from './set-up/set-ups';
import { SetupLinks } from './set-up/setup-links';
import { Charges } from './proxy/charges';
import { Proxies } from './proxy/proxies';
import { ProxyController } from './proxy/proxy.controller';
import { Proxy } from './proxy/proxy.entity';
import { ProxyNotices } from './proxy/proxy.notices';
import { ProxyReactions } from './proxy/proxy.reactions';
import { StaffDirectory } from './staff-directory';
import { Staff } from './staff.entity';
import { ProxyAgreements } from './proxy/proxy-agreements';

const SETTING_UP = [MailTest, SetUps, SetupLinks];
const SETTINGS = [ClinicSettings, SettingVersions];
const PEOPLE = [Acceptance, AccountKeeping, InvitationMails, Invitations, Newcomers, PeopleImport];
const HELPERS = [Charges, Proxies, ProxyAgreements, ProxyNotices, ProxyReactions];
const MERGING = [Duplicates, PatientMerges];

/** Clinics, hours, staff, patients and care teams. */
@Module({
  imports: [
    IdentityModule,
    TypeOrmModule.forFeature([
      Away,
      CareTeamMember,
      Clinic,
      ClinicHoliday,
      ClinicHours,
      ClinicSettingRow,
      Invitation,
      Patient,
      PatientMerge,
      PatientNameToken,
      Proxy,
      Staff,
    ]),
  ],
  controllers: [
    AwayController,
    ClinicController,
    InvitationController,
    MergeController,
    PeopleController,
    ProxyController,
    SettingController,
    SetUpController,
  ],
  providers: [
    Aways,
    CareTeams,
    Clinics,
    PatientLeaving,
    Patients,
    StaffDirectory,
    ...SETTING_UP,
    ...PEOPLE,
    ...HELPERS,
    ...MERGING,
    ...SETTINGS,
  ],
  exports: [CareTeams, Clinics, ClinicSettings, IdentityModule, PatientLeaving, Patients, SetupLinks, StaffDirectory],
})
export class ClinicModule implements OnModuleInit {
  constructor(private readonly settings: ClinicSettings) {}

  onModuleInit(): void {
    this.settings.offer(
      HOURS_KIND,
      PROFILE_KIND,
      CRISIS_KIND,
      LANGUAGE_KIND,
      NOTICE_KIND,
      RETENTION_KIND,
      BRANDING_KIND,
    );
  }
}
