import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CheckInModule } from '@holdfast/check-in/server';
import { ClinicModule } from '@holdfast/clinic/server';
import { MessagingModule } from '@holdfast/messaging/server';
import { CourseController } from './course/course.controller';
import {
  SuitabilityScreen,
  SuitabilityTalkRow,
  TreatmentConsent,
  TreatmentConsentWithdrawal,
  TreatmentPlanRow,
} from './course/course.entity';
import { SuitabilityScreens } from './course/suitability-screens';
import { SuitabilityViews } from './course/suitability-views';
import { ConsentAgreements } from './course/consent-agreements';
import { TreatmentConsents } from './course/treatment-consents';
import { TreatmentPlans } from './course/treatment-plans';
import { GateAnswers } from './infusion/gate-answers';
import { InfusionController } from './infusion/infusion.controller';
import { InfusionEntries } from './infusion/infusion-entries';
import { InfusionPlanning } from './infusion/infusion-planning';
import { InfusionReading } from './infusion/infusion-reading';
import { InfusionRecording } from './infusion/infusion-recording';
import { InfusionViews } from './infusion/infusion-views';
import { InfusionPrinting } from './infusion/record/infusion-printing';
import { CoursePrompting } from './monitoring/course-prompting';
import { Exposures } from './monitoring/exposures';
import { MonitoringCheck } from './monitoring/monitoring-check.entity';
import { MonitoringController } from './monitoring/monitoring.controller';
import { NeedRehearsals } from './need/need-rehearsals';
import { NeedSettingController } from './need/need-setting.controller';
import { NeedSettings } from './need/need-settings';
import { Needs } from './need/needs';
import { ClinicOutcomeReading } from './outcome/clinic-outcome-reading';
import { OutcomeController } from './outcome/outcome.controller';
import { PatientDurability } from './outcome/patient-durability';
import { ReviewDeciding } from './review/review-deciding';
import { ReviewNotices } from './review/review-notices';
import { ReviewQueue } from './review/review-queue';
import { ReviewReading } from './review/review-reading';
import { ReviewRecords } from './review/review-records';
import { ReviewRequests } from './review/review-requests';
import { ReviewStories } from './review/review-stories';
import { ReviewController } from './review/review.controller';
import { Driving } from './ride/driving';
import { RideLink } from './ride/ride-link.entity';
import { RideController } from './ride/ride.controller';
import { Rides } from './ride/rides';
import {
  Infusion,
  InfusionEntry,
  InfusionGate,
  ReviewDecision,
  ReviewRequest,
  TreatmentSetting,
} from './treatment.entity';
import { VitalsSettingController } from './vitals/vitals-setting.controller';
import { VitalsSettings } from './vitals/vitals-settings';
import { TreatmentFarewell } from './infusion/treatment-farewell';

const COURSE = [SuitabilityScreen, SuitabilityTalkRow, TreatmentConsent, TreatmentConsentWithdrawal, TreatmentPlanRow];
const REVIEWS = [ReviewDecision, ReviewRequest, TreatmentSetting];
const ROWS = [Infusion, InfusionEntry, InfusionGate, MonitoringCheck, RideLink, ...REVIEWS, ...COURSE];

/** Infusions, and the maintenance reviews that follow from how long each holds. */
@Module({
  imports: [ClinicModule, MessagingModule, CheckInModule, TypeOrmModule.forFeature(ROWS)],
  controllers: [
    CourseController,
    InfusionController,
    MonitoringController,
    NeedSettingController,
    OutcomeController,
    ReviewController,
    RideController,
    VitalsSettingController,
  ],
  providers: [
    TreatmentFarewell,
    ClinicOutcomeReading,
    CoursePrompting,
    Driving,
    Exposures,
    GateAnswers,
    InfusionEntries,
    InfusionPlanning,
    InfusionPrinting,
    InfusionReading,
    InfusionRecording,
    InfusionViews,
    Needs,
    NeedRehearsals,
    NeedSettings,
    PatientDurability,
    ReviewDeciding,
    ReviewNotices,
    ReviewQueue,
    ReviewReading,
    ReviewRecords,
    ReviewRequests,
    ReviewStories,
    Rides,
    SuitabilityScreens,
    SuitabilityViews,
    ConsentAgreements,
    TreatmentConsents,
    TreatmentPlans,
    VitalsSettings,
  ],
  exports: [
    GateAnswers,
    InfusionPlanning,
    InfusionPrinting,
    InfusionReading,
    InfusionRecording,
    Needs,
    SuitabilityScreens,
    TreatmentConsents,
    TreatmentPlans,
  ],
})
export class TreatmentModule {}
