import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CheckInModule } from '@holdfast/check-in/server';
import { ClinicModule } from '@holdfast/clinic/server';
import { SafetyModule } from '@holdfast/safety/server';
import { DirectoryModule } from '../directory/directory.module';
import { Referral, ReferralStepRow } from '../loop/referral.entity';
import { ReferralChoice, ReferralSearch } from '../search/search.entity';
import { PacketGathering } from './packet-gathering';
import { PacketHistory } from './packet-history';
import { PacketController } from './packet.controller';
import { Packets } from './packets';
import { ReleaseAgreements } from './release-agreements';
import { ReleaseController } from './release.controller';
import { ReferralPacket, ReferralRelease } from './release.entity';
import { ReleasePrinting } from '../paper/release-printing';
import { ReleaseJudging } from './release-judging';
import { ReleaseViews } from './release-views';
import { Releases } from './releases';

const ROWS = [Referral, ReferralChoice, ReferralPacket, ReferralRelease, ReferralSearch, ReferralStepRow];

/** Releases of information, and the packets that go out by them. */
@Module({
  imports: [ClinicModule, SafetyModule, CheckInModule, DirectoryModule, TypeOrmModule.forFeature(ROWS)],
  controllers: [PacketController, ReleaseController],
  providers: [
    ...[PacketGathering, PacketHistory, Packets, ReleaseAgreements, ReleaseJudging, ReleasePrinting, Releases],
    ReleaseViews,
  ],
  exports: [Packets, ReleaseJudging, Releases],
})
export class ReleaseModule {}
