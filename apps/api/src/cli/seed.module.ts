import { Module } from '@nestjs/common';
import { CheckInModule } from '@holdfast/check-in/server';
import { ClinicModule } from '@holdfast/clinic/server';
import { IdentityModule } from '@holdfast/identity/server';
import { MessagingModule } from '@holdfast/messaging/server';
import { DirectoryModule, ReferralModule, ReleaseModule } from '@holdfast/referral/server';
import { SafetyModule } from '@holdfast/safety/server';
import { TreatmentModule } from '@holdfast/treatment/server';
import { AttemptPast } from '../../../../tools/seed/attempt-past';
import { CheckInPast } from '../../../../tools/seed/check-in-past';
import { CoursePast } from '../../../../tools/seed/course-past';
import { DemoFounding } from '../../../../tools/seed/demo-founding';
import { DemoPast } from '../../../../tools/seed/demo-past';
import { DemoReplay } from '../../../../tools/seed/demo-replay';
import { DemoSeed } from '../../../../tools/seed/demo-seed';
import { DirectoryPast } from '../../../../tools/seed/directory-past';
import { ReferralPast } from '../../../../tools/seed/referral-past';
import { SafetyPast } from '../../../../tools/seed/safety-past';
import { SearchPast } from '../../../../tools/seed/search-past';

/** The demo seed's own parts, for the command line only. */
@Module({
  imports: [
    CheckInModule,
    IdentityModule,
    ClinicModule,
    DirectoryModule,
    ReferralModule,
    ReleaseModule,
    MessagingModule,
    SafetyModule,
    TreatmentModule,
  ],
  providers: [
    ...[CheckInPast, CoursePast, DemoFounding, DemoPast, DemoReplay, DemoSeed, DirectoryPast, SafetyPast],
    ...[AttemptPast, ReferralPast, SearchPast],
  ],
})
export class SeedModule {}
