import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CheckInModule } from '@holdfast/check-in/server';
import { ClinicModule } from '@holdfast/clinic/server';
import { MessagingModule } from '@holdfast/messaging/server';
import { SafetyModule } from '@holdfast/safety/server';
import { TreatmentModule } from '@holdfast/treatment/server';
import { DirectoryModule } from './directory/directory.module';
import { Referral, ReferralMessageRow, ReferralStepRow } from './loop/referral.entity';
import { ReferralPacket, ReferralRelease } from './release/release.entity';
import { ReleaseModule } from './release/release.module';
import { RoomLink } from './room/room-link.entity';
import { ReferralChoice, ReferralInterest, ReferralSearch } from './search/search.entity';
import { Board } from './loop/board';
import { Correspondence } from './loop/correspondence';
import { Moves } from './loop/moves';
import { ReferralController } from './loop/referral.controller';
import { ReferralSweep } from './loop/referral-sweep';
import { ReferralViews } from './loop/referral-views';
import { Referrals } from './loop/referrals';
import { Renewing } from './loop/renewing';
import { Rerouting } from './loop/rerouting';
import { Sending } from './loop/sending';
import { Telling } from './loop/telling';
import { ReferralNotices } from './referral.notices';
import { ReferralReactions } from './referral.reactions';
import { RoomController } from './room/room.controller';
import { RoomDoors } from './room/room-doors';
import { Relaying } from './room/relaying';
import { RoomLinks, RoomPost } from './room/room-links';
import { RoomReading } from './room/room-reading';
import { RoomVisits } from './room/room-visits';
import { Rooms } from './room/rooms';
import { Interests } from './search/interests';
import { SearchController } from './search/search.controller';
import { SearchClosing } from './search/search-closing';
import { SearchViews } from './search/search-views';
import { Searches } from './search/searches';
import { Shortlists } from './search/shortlists';
import { Therapy, TherapyParts } from './search/therapy';
import { ReferralFarewell } from './search/referral-farewell';

const LOOP = [Referral, ReferralMessageRow, ReferralStepRow, ReferralPacket, ReferralRelease, RoomLink];
const ROWS = [ReferralInterest, ReferralSearch, ReferralChoice, ...LOOP];

const WORKFLOWS = [
  ReferralFarewell,
  ...[Interests, SearchClosing, Searches, SearchViews, Shortlists, Therapy, TherapyParts],
  ...[Board, Correspondence, Moves, ReferralSweep, ReferralViews, Referrals, Renewing, Rerouting, Sending, Telling],
  ...[ReferralNotices, ReferralReactions],
  ...[RoomDoors, RoomLinks, RoomPost, RoomReading, RoomVisits, Rooms, Relaying],
];

/** From the need of psychotherapy to a first attended session. */
@Module({
  imports: [
    ClinicModule,
    MessagingModule,
    SafetyModule,
    CheckInModule,
    TreatmentModule,
    DirectoryModule,
    ReleaseModule,
    TypeOrmModule.forFeature(ROWS),
  ],
  controllers: [ReferralController, RoomController, SearchController],
  providers: WORKFLOWS,
  exports: [Correspondence, Interests, Referrals, RoomLinks, Rooms, SearchClosing, Searches, Shortlists],
})
export class ReferralModule {}
