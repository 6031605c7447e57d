import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClinicModule } from '@holdfast/clinic/server';
import { Alert, AlertStepRow } from './alert/alert.entity';
import { Alerts } from './alert/alerts';
import { OnCallEntryRow, OnCallListRow, SafetyTermsRow } from './on-call/on-call.entity';
import { SafetyArrangements } from './on-call/safety-arrangements';

const ROWS = [Alert, AlertStepRow, OnCallEntryRow, OnCallListRow, SafetyTermsRow];

/** Alerts, the on-call list and the clinic's terms for both. */
@Module({
  imports: [ClinicModule, TypeOrmModule.forFeature(ROWS)],
  providers: [Alerts, SafetyArrangements],
  exports: [Alerts],
})
export class SafetyModule {}
