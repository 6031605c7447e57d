import { Body, Controller, Delete, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CodeSetup,
  LinkSecret,
  PasskeyCreation,
  RescueAsk,
  RescueFinish,
  RescueOpened,
  RescuePath,
  RescueProof,
  RescueView,
} from '@holdfast/identity/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can, Public, StepUp } from '@holdfast/platform/server';
import type { FastifyRequest } from 'fastify';
import { Sites } from '../factor/site';
import { RescueFinishing } from './rescue-finish';
import { Rescues } from './rescues';

const REASON = 'the secret of the link is the proof, with the password and a day of waiting besides';

/** Somebody lost their second factor: an administrator begins, the person waits a day and does the rest. */
@ApiTags('identity')
@Controller('api')
export class RescueController {
  constructor(
    private readonly rescues: Rescues,
    private readonly finishing: RescueFinishing,
    private readonly sites: Sites,
  ) {}

  @Post('clinic/accounts/:accountId/rescue')
  @Can('rescue.ask')
  @StepUp()
  @Answers(201, RescueView)
  ask(
    @Acting() actor: Actor,
    @Param({ schema: RescuePath }) { accountId }: RescuePath,
    @Body({ schema: RescueAsk }) { reason }: RescueAsk,
  ): Promise<RescueView> {
    return this.rescues.ask(actor, accountId, reason);
  }

  @Delete('clinic/accounts/:accountId/rescue')
  @Can('rescue.cancel')
  @Answers(204, null)
  cancel(@Acting() actor: Actor, @Param({ schema: RescuePath }) { accountId }: RescuePath): Promise<void> {
    return this.rescues.cancel(actor, accountId);
  }

  @Post('rescue/open')
  @Public(REASON)
  @Answers(200, RescueOpened)
  open(@Body({ schema: LinkSecret }) { token }: LinkSecret, @Req() request: FastifyRequest): Promise<RescueOpened> {
    return this.finishing.open(token, request.ip, this.sites.of(request));
  }

  @Post('rescue/cancel')
  @Public(REASON)
  @Answers(204, null)
  cancelByLink(@Body({ schema: LinkSecret }) { token }: LinkSecret, @Req() request: FastifyRequest): Promise<void> {
    this.sites.of(request);
    return this.rescues.cancelByLink(token, request.ip);
  }

  @Post('rescue/mail')
  @Public(REASON)
  @Answers(204, null)
  mail(@Body({ schema: LinkSecret }) { token }: LinkSecret, @Req() request: FastifyRequest): Promise<void> {
    this.sites.of(request);
    return this.rescues.mailReset(token, request.ip);
  }

  @Post('rescue/passkey')
  @Public(REASON)
  @Answers(200, PasskeyCreation)
  offerPasskey(
    @Body({ schema: RescueProof }) proof: RescueProof,
    @Req() request: FastifyRequest,
  ): Promise<PasskeyCreation> {
    return this.finishing.offerPasskey(proof, request.ip, this.sites.of(request));
  }

  @Post('rescue/code-app')
  @Public(REASON)
  @Answers(200, CodeSetup)
  offerCodeApp(@Body({ schema: RescueProof }) proof: RescueProof, @Req() request: FastifyRequest): Promise<CodeSetup> {
    this.sites.of(request);
    return this.finishing.offerCodeApp(proof, request.ip);
  }

  @Post('rescue/finish')
  @Public(REASON)
  @Answers(204, null)
  finish(@Body({ schema: RescueFinish }) input: RescueFinish, @Req() request: FastifyRequest): Promise<void> {
    return this.finishing.finish(input, request.ip, this.sites.of(request));
  }
}
