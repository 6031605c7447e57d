import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SetUp, SetUpMail, SetUpPasskey, SetUpView } from '@holdfast/clinic/model';
import { LinkSecret, PasskeyCreation, SessionGrant } from '@holdfast/identity/model';
import { SessionDesk, Sites } from '@holdfast/identity/server';
import { Answers, Public } from '@holdfast/platform/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MailTest } from './mail-test';
import { SetUps } from './set-ups';

const REASON = 'the secret of the set-up link is the proof, and it works only while there is no clinic';

/** Setting an installation up, once, before there is anybody to sign in. */
@ApiTags('clinic')
@Controller('api/set-up')
export class SetUpController {
  constructor(
    private readonly setUps: SetUps,
    private readonly mailTest: MailTest,
    private readonly sites: Sites,
    private readonly desk: SessionDesk,
  ) {}

  @Post('open')
  @Public(REASON)
  @Answers(200, SetUpView)
  open(@Body({ schema: LinkSecret }) { token }: LinkSecret, @Req() request: FastifyRequest): Promise<SetUpView> {
    return this.setUps.open(token, request.ip, this.sites.of(request));
  }

  @Post('passkey')
  @Public(REASON)
  @Answers(200, PasskeyCreation)
  offerPasskey(
    @Body({ schema: SetUpPasskey }) input: SetUpPasskey,
    @Req() request: FastifyRequest,
  ): Promise<PasskeyCreation> {
    return this.setUps.offerPasskey(input, request.ip, this.sites.of(request));
  }

  @Post('mail')
  @Public(REASON)
  @Answers(204, null)
  tryMail(@Body({ schema: SetUpMail }) input: SetUpMail, @Req() request: FastifyRequest): Promise<void> {
    return this.mailTest.send(input, request.ip);
  }

  @Post()
  @Public(REASON)
  @Answers(201, SessionGrant)
  async finish(
    @Body({ schema: SetUp }) input: SetUp,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionGrant> {
    return this.desk.enter(await this.setUps.finish(input, request.ip, this.sites.of(request)), request, reply);
  }
}
