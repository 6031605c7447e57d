import { Body, Controller, Get, Param, Put, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, AnswersFile, Can } from '@holdfast/platform/server';
import { EditPacket, PacketView, ReferralPath, ReleasePrintQuery } from '@holdfast/referral/model';
import { Packets } from './packets';
import { ReleasePrinting } from '../paper/release-printing';

/** What is disclosed with an attempt: looked at, edited until it is sent, and printed. */
@ApiTags('referral')
@Controller('api/patients/:patientId/referrals/:referralId/packet')
export class PacketController {
  constructor(
    private readonly packets: Packets,
    private readonly printing: ReleasePrinting,
  ) {}

  @Get()
  @Can('packet.read')
  @Answers(200, PacketView)
  view(@Acting() actor: Actor, @Param({ schema: ReferralPath }) path: ReferralPath): Promise<PacketView> {
    return this.packets.view(actor, path);
  }

  @Put()
  @Can('packet.edit')
  @Answers(200, PacketView)
  edit(
    @Acting() actor: Actor,
    @Param({ schema: ReferralPath }) path: ReferralPath,
    @Body({ schema: EditPacket }) input: EditPacket,
  ): Promise<PacketView> {
    return this.packets.edit(actor, path, input);
  }

  @Get('copy')
  @Can('packet.read')
  @AnswersFile('application/pdf')
  async print(
    @Acting() actor: Actor,
    @Param({ schema: ReferralPath }) path: ReferralPath,
    @Query({ schema: ReleasePrintQuery }) query: ReleasePrintQuery,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.printing.printPacket(actor, path, query), { type: 'application/pdf' });
  }
}
