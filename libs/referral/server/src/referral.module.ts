import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CheckInModule } from '@holdfast/check-in/server';
import { ClinicModule } from '@holdfast/clinic/server';
import { MessagingModule } from '@holdfast/messaging/server';
import { SafetyModule } from '@holdfast/safety/server';
import { TreatmentModule } from '@holdfast/treatment/server';
import { Directory } from './directory/directory';
import { ReferralSetting, Therapist } from './directory/therapist.entity';
import { Referral, ReferralMessageRow, ReferralStepRow } from './loop/referral.entity';
import { ReferralPacket, ReferralRelease } from './release/release.entity';
import { ReleaseViews } from './release/release-views';
import { Releases } from './release/releases';
import { RoomLink } from './room/room-link.entity';
import { ReferralChoice, ReferralInterest, ReferralSearch } from './search/search.entity';
import { ReferralSettings } from './setting/referral-settings';

const LOOP = [Referral, ReferralMessageRow, ReferralStepRow, ReferralPacket, ReferralRelease, RoomLink];
const ROWS = [Therapist, ReferralSetting, ReferralInterest, ReferralSearch, ReferralChoice, ...LOOP];

/** From the need of psychotherapy to a first attended session. */
@Module({
  imports: [
    ClinicModule,
    MessagingModule,
    SafetyModule,
    CheckInModule,
    TreatmentModule,
    TypeOrmModule.forFeature(ROWS),
  ],
  providers: [Directory, ReferralSettings, Releases, ReleaseViews],
})
export class ReferralModule {}
