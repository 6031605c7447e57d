import { Body, Controller, Delete, Get, Post, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DemoSignInList,
  Me,
  Preferences,
  SessionGrant,
  SessionList,
  SignIn as SignInInput,
} from '@holdfast/identity/model';
import { type Actor, LiveTicket } from '@holdfast/platform/model';
import { Acting, Answers, Can, LiveTickets, Public } from '@holdfast/platform/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Accounts } from './accounts';
import { DemoSignIns } from './demo-sign-ins';
import { SessionDesk } from './session-desk';
import { Sessions } from './sessions';

/** Signing in and out, and one's own account. */
@ApiTags('identity')
@Controller('api')
export class IdentityController {
  constructor(
    private readonly desk: SessionDesk,
    private readonly sessions: Sessions,
    private readonly accounts: Accounts,
    private readonly tickets: LiveTickets,
    private readonly demo: DemoSignIns,
  ) {}

  @Post('session')
  @Public('signing in carries its own proof')
  @Answers(200, SessionGrant)
  signIn(
    @Body({ schema: SignInInput }) input: SignInInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionGrant> {
    return this.desk.signIn(input, request, reply);
  }

  @Post('session/refresh')
  @Public('the refresh token in the cookie is the proof')
  @Answers(200, SessionGrant)
  refresh(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionGrant> {
    return this.desk.refresh(request, reply);
  }

  @Delete('session')
  @Can('session.end')
  @Answers(204, null)
  signOut(@Acting() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.desk.signOut(actor, reply);
  }

  @Delete('me/sessions')
  @Can('session.end')
  @Answers(204, null)
  signOutEverywhere(@Acting() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.desk.signOutEverywhere(actor, reply);
  }

  @Get('me/sessions')
  @Can('session.read')
  @Answers(200, SessionList)
  listSessions(@Acting() actor: Actor): Promise<SessionList> {
    return this.sessions.list(actor);
  }

  @Get('me')
  @Can('me.read')
  @Answers(200, Me)
  me(@Acting() actor: Actor): Promise<Me> {
    return this.accounts.me(actor);
  }

  @Put('me/preferences')
  @Can('me.prefer')
  @Answers(200, Me)
  prefer(@Acting() actor: Actor, @Body({ schema: Preferences }) preferences: Preferences): Promise<Me> {
    return this.accounts.prefer(actor, preferences);
  }

  @Post('live/ticket')
  @Can('live.connect')
  @Answers(201, LiveTicket)
  liveTicket(@Acting() actor: Actor): Promise<LiveTicket> {
    return this.tickets.give(actor);
  }

  @Get('demo/sign-ins')
  @Public('demo mode only; missing anywhere else')
  @Answers(200, DemoSignInList)
  demoSignIns(): DemoSignInList {
    return this.demo.list();
  }
}
