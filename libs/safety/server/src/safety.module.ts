import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClinicModule } from '@holdfast/clinic/server';
import { AlertController } from './alert/alert.controller';
import { Alert, AlertDisposition, AlertReasonRow, AlertStepRow } from './alert/alert.entity';
import { AlertHandling } from './alert/alert-handling';
import { AlertReading } from './alert/alert-reading';
import { AlertReasons } from './alert/alert-reasons';
import { AlertRecords } from './alert/alert-records';
import { AlertSteps } from './alert/alert-steps';
import { AlertViews } from './alert/alert-views';
import { Alerts } from './alert/alerts';
import { UnsafeNow } from './alert/unsafe-now';
import { AlertAudience } from './climb/alert-audience';
import { AlertClimb } from './climb/alert-climb';
import { Drills } from './drill/drills';
import { OnCallEntryRow, OnCallListRow, SafetyTermsRow } from './on-call/on-call.entity';
import { SafetyArrangements } from './on-call/safety-arrangements';
import { SafetySettings } from './on-call/safety-settings';
import { SafetySettingsController } from './on-call/safety-settings.controller';
import { SafetyPlanController } from './plan/safety-plan.controller';
import { SafetyPlan } from './plan/safety-plan.entity';
import { SafetyPlans } from './plan/safety-plans';
import { SafetyNotices } from './safety.notices';
import { AlertFarewell } from './alert/alert-farewell';

const ROWS = [
  Alert,
  AlertDisposition,
  AlertReasonRow,
  AlertStepRow,
  OnCallEntryRow,
  OnCallListRow,
  SafetyPlan,
  SafetyTermsRow,
];

/** Alerts, the on-call list, the clinic's terms for both, drills, and safety plans. */
@Module({
  imports: [ClinicModule, TypeOrmModule.forFeature(ROWS)],
  controllers: [AlertController, SafetyPlanController, SafetySettingsController],
  providers: [
    AlertFarewell,
    AlertAudience,
    AlertClimb,
    AlertHandling,
    AlertReading,
    AlertReasons,
    AlertRecords,
    AlertSteps,
    AlertViews,
    Alerts,
    Drills,
    SafetyArrangements,
    SafetyNotices,
    SafetyPlans,
    SafetySettings,
    UnsafeNow,
  ],
  exports: [AlertHandling, AlertReading, Alerts, Drills, SafetyPlans, SafetySettings, UnsafeNow],
})
export class SafetyModule {}
