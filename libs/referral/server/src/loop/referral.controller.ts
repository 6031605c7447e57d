import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can } from '@holdfast/platform/server';
import {
  DraftReferral,
  MoveReferral,
  NudgedMany,
  NudgeMany,
  NudgePreview,
  NudgeReferral,
  ReferralBoard,
  ReferralDetail,
  ReferralMessagePath,
  ReferralPath,
  RelayAnswer,
  RoomLinkMade,
  SeenReferral,
  WriteToTherapist,
} from '@holdfast/referral/model';
import { Relaying } from '../room/relaying';
import { RoomLinks } from '../room/room-links';
import { Board } from './board';
import { Correspondence } from './correspondence';
import { Referrals } from './referrals';
import { Telling } from './telling';

/** The clinic's side of attempts: the board, one attempt, its moves, and what goes to the therapist. */
@ApiTags('referral')
@Controller('api')
export class ReferralController {
  constructor(
    private readonly referrals: Referrals,
    private readonly correspondence: Correspondence,
    private readonly links: RoomLinks,
    private readonly board: Board,
    private readonly telling: Telling,
    private readonly relaying: Relaying,
  ) {}

  @Get('referrals')
  @Can('referral-board.read')
  @Answers(200, ReferralBoard)
  all(@Acting() actor: Actor): Promise<ReferralBoard> {
    return this.board.view(actor);
  }

  @Get('referral-nudges')
  @Can('referral-board.read')
  @Answers(200, NudgePreview)
  preview(@Acting() actor: Actor): Promise<NudgePreview> {
    return this.telling.preview(actor);
  }

  @Post('referral-nudges')
  @Can('referral.nudge-many')
  @Answers(200, NudgedMany)
  nudgeMany(@Acting() actor: Actor, @Body({ schema: NudgeMany }) input: NudgeMany): Promise<NudgedMany> {
    return this.correspondence.nudgeMany(actor, input);
  }

  @Get('patients/:patientId/referrals/:referralId')
  @Can('referral.read')
  @Answers(200, ReferralDetail)
  view(@Acting() actor: Actor, @Param({ schema: ReferralPath }) path: ReferralPath): Promise<ReferralDetail> {
    return this.referrals.view(actor, path);
  }

  @Put('patients/:patientId/referrals/:referralId')
  @Can('referral.draft')
  @Answers(200, ReferralDetail)
  draft(
    @Acting() actor: Actor,
    @Param({ schema: ReferralPath }) path: ReferralPath,
    @Body({ schema: DraftReferral }) input: DraftReferral,
  ): Promise<ReferralDetail> {
    return this.referrals.draft(actor, path, input);
  }

  @Post('patients/:patientId/referrals/:referralId/send')
  @Can('referral.send')
  @Answers(200, ReferralDetail)
  send(
    @Acting() actor: Actor,
    @Param({ schema: ReferralPath }) path: ReferralPath,
    @Body({ schema: SeenReferral }) { version }: SeenReferral,
  ): Promise<ReferralDetail> {
    return this.referrals.send(actor, path, version);
  }

  @Post('patients/:patientId/referrals/:referralId/moves')
  @Can('referral.move')
  @Answers(200, ReferralDetail)
  move(
    @Acting() actor: Actor,
    @Param({ schema: ReferralPath }) path: ReferralPath,
    @Body({ schema: MoveReferral }) input: MoveReferral,
  ): Promise<ReferralDetail> {
    return this.referrals.move(actor, path, input);
  }

  @Post('patients/:patientId/referrals/:referralId/nudge')
  @Can('referral.nudge')
  @Answers(200, ReferralDetail)
  nudge(
    @Acting() actor: Actor,
    @Param({ schema: ReferralPath }) path: ReferralPath,
    @Body({ schema: NudgeReferral }) input: NudgeReferral,
  ): Promise<ReferralDetail> {
    return this.correspondence.nudge(actor, path, input);
  }

  @Post('patients/:patientId/referrals/:referralId/relay')
  @Can('referral.relay')
  @Answers(200, ReferralDetail)
  relay(
    @Acting() actor: Actor,
    @Param({ schema: ReferralPath }) path: ReferralPath,
    @Body({ schema: RelayAnswer }) input: RelayAnswer,
  ): Promise<ReferralDetail> {
    return this.relaying.relay(actor, path, input);
  }

  @Put('patients/:patientId/referrals/:referralId/messages/:messageId')
  @Can('referral.answer')
  @Answers(200, ReferralDetail)
  write(
    @Acting() actor: Actor,
    @Param({ schema: ReferralMessagePath }) path: ReferralMessagePath,
    @Body({ schema: WriteToTherapist }) input: WriteToTherapist,
  ): Promise<ReferralDetail> {
    return this.correspondence.write(actor, path, input);
  }

  @Post('patients/:patientId/referrals/:referralId/link')
  @Can('referral.link')
  @Answers(201, RoomLinkMade)
  link(@Acting() actor: Actor, @Param({ schema: ReferralPath }) path: ReferralPath): Promise<RoomLinkMade> {
    return this.links.make(actor, path);
  }

  @Delete('patients/:patientId/referrals/:referralId/link')
  @Can('referral.link')
  @HttpCode(204)
  endLink(@Acting() actor: Actor, @Param({ schema: ReferralPath }) path: ReferralPath): Promise<void> {
    return this.links.end(actor, path);
  }

  @Post('patients/:patientId/referrals/:referralId/missed')
  @Can('referral.miss')
  @HttpCode(204)
  missed(@Acting() actor: Actor, @Param({ schema: ReferralPath }) path: ReferralPath): Promise<void> {
    return this.referrals.missed(actor, path);
  }
}
