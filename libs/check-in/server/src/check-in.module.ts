import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClinicModule } from '@holdfast/clinic/server';
import { IdentityModule } from '@holdfast/identity/server';
import { SafetyModule } from '@holdfast/safety/server';
import { AnswerSheets } from './answering/answer-sheet';
import { CheckInAnswering } from './answering/check-in-answering';
import { CheckIns } from './answering/check-ins';
import { Entering } from './answering/entering';
import { Links } from './answering/links';
import { Settlement } from './answering/settlement';
import { Submission } from './answering/submission';
import { SubmissionSequel } from './answering/submission-sequel';
import { SwiftSubmission } from './answering/swift-submission';
import { CheckInSweeps } from './asking/check-in-sweeps';
import { MailAddresses } from './asking/mail-addresses';
import { OutreachDesk } from './asking/outreach-desk';
import { PlanSchedule } from './asking/plan-schedule';
import { PlanPreviews } from './asking/plan-previews';
import { Plans } from './asking/plans';
import { CheckInController } from './check-in.controller';
import { Answer, CheckIn, FindingRow, ScoreRow } from './check-in.entity';
import { CheckInReactions } from './check-in.reactions';
import { CheckInNotices } from './check-in.notices';
import { CourseController } from './course.controller';
import { CheckInLinkController } from './link.controller';
import { Outreach, OutreachTry } from './outreach.entity';
import { CheckInAnchor, CheckInLink, ClinicPlan, PatientPlan } from './plan.entity';
import { Caseload } from './reading/caseload';
import { CheckInInbox } from './reading/check-in-inbox';
import { Reports } from './reading/reports';
import { Trends } from './reading/trends';
import { FormSetting, OwnForm, RuleSetting, TrendNoteRow } from './setting.entity';
import { CheckInSettingController } from './setting.controller';
import { Forms } from './setting/forms';
import { Rehearsals } from './setting/rehearsals';
import { RuleSettings } from './setting/rule-settings';
import { CheckInVersionController } from './setting/setting-version.controller';
import { CheckInFarewell } from './asking/check-in-farewell';

const ROWS = [
  Answer,
  CheckIn,
  CheckInAnchor,
  CheckInLink,
  ClinicPlan,
  FindingRow,
  FormSetting,
  Outreach,
  OutreachTry,
  OwnForm,
  PatientPlan,
  RuleSetting,
  ScoreRow,
  TrendNoteRow,
];

/** Plans, check-ins, answers, scores, the ladder, and what staff read of them. */
@Module({
  imports: [IdentityModule, ClinicModule, SafetyModule, TypeOrmModule.forFeature(ROWS)],
  controllers: [
    CheckInController,
    CheckInLinkController,
    CheckInSettingController,
    CheckInVersionController,
    CourseController,
  ],
  providers: [
    CheckInFarewell,
    AnswerSheets,
    Caseload,
    CheckInAnswering,
    CheckInInbox,
    CheckInNotices,
    CheckInReactions,
    CheckIns,
    CheckInSweeps,
    Entering,
    Forms,
    Links,
    MailAddresses,
    OutreachDesk,
    PlanPreviews,
    Plans,
    PlanSchedule,
    Rehearsals,
    Reports,
    RuleSettings,
    Settlement,
    Submission,
    SubmissionSequel,
    SwiftSubmission,
    Trends,
  ],
  exports: [
    MailAddresses,
    CheckInAnswering,
    CheckIns,
    Entering,
    Forms,
    Links,
    OutreachDesk,
    Plans,
    PlanSchedule,
    Reports,
    Submission,
    SubmissionSequel,
    SwiftSubmission,
    Trends,
  ],
})
export class CheckInModule {}
