import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AcceptInvitation, InvitationOpened, InvitationPasskey } from '@holdfast/clinic/model';
import { LinkSecret, PasskeyCreation, SessionGrant } from '@holdfast/identity/model';
import { SessionDesk, Sites } from '@holdfast/identity/server';
import { Answers, Public } from '@holdfast/platform/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Acceptance } from './acceptance';

const REASON = 'the secret of the invitation is the proof';

/** Taking an invitation up, before there is an account to sign in with. */
@ApiTags('clinic')
@Controller('api/invitation')
export class InvitationController {
  constructor(
    private readonly acceptance: Acceptance,
    private readonly sites: Sites,
    private readonly desk: SessionDesk,
  ) {}

  @Post('open')
  @Public(REASON)
  @Answers(200, InvitationOpened)
  open(@Body({ schema: LinkSecret }) { token }: LinkSecret, @Req() request: FastifyRequest): Promise<InvitationOpened> {
    return this.acceptance.open(token, request.ip, this.sites.of(request));
  }

  @Post('passkey')
  @Public(REASON)
  @Answers(200, PasskeyCreation)
  offerPasskey(
    @Body({ schema: InvitationPasskey }) input: InvitationPasskey,
    @Req() request: FastifyRequest,
  ): Promise<PasskeyCreation> {
    return this.acceptance.offerPasskey(input, request.ip, this.sites.of(request));
  }

  @Post('accept')
  @Public(REASON)
  @Answers(201, SessionGrant)
  async accept(
    @Body({ schema: AcceptInvitation }) input: AcceptInvitation,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionGrant> {
    return this.desk.enter(await this.acceptance.accept(input, request.ip, this.sites.of(request)), request, reply);
  }
}
