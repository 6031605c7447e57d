import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CheckInModule } from '@holdfast/check-in/server';
import { ClinicModule } from '@holdfast/clinic/server';
import { MessagingModule } from '@holdfast/messaging/server';
import { Needs } from './need/needs';
import {
  Infusion,
  InfusionEntry,
  InfusionGate,
  ReviewDecision,
  ReviewRequest,
  TreatmentSetting,
} from './treatment.entity';

const ROWS = [Infusion, InfusionEntry, InfusionGate, ReviewDecision, ReviewRequest, TreatmentSetting];

/** Infusions, and the maintenance reviews that follow from how long each holds. */
@Module({
  imports: [ClinicModule, MessagingModule, CheckInModule, TypeOrmModule.forFeature(ROWS)],
  providers: [Needs],
  exports: [Needs],
})
export class TreatmentModule {}
