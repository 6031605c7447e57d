import { Body, Controller, Delete, Get, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DemoSignInList,
  Me,
  PasskeyAssertion,
  PasskeyRequest,
  Preferences,
  SecondStepProof,
  SessionGrant,
  SessionList,
  SessionPath,
  SignIn as SignInInput,
  SignInAnswer,
} from '@holdfast/identity/model';
import { type Actor, LiveTicket } from '@holdfast/platform/model';
import { Acting, Answers, Can, LiveTickets, Public, WhileLocked, WithoutFactor } from '@holdfast/platform/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Accounts } from '../account/accounts';
import { DemoSignIns } from '../account/demo-sign-ins';
import { SessionDesk } from './session-desk';
import { Sessions } from './sessions';

/** Signing in and out, and one's own account. */
@ApiTags('identity')
@Controller('api')
export class SessionController {
  constructor(
    private readonly desk: SessionDesk,
    private readonly sessions: Sessions,
    private readonly accounts: Accounts,
    private readonly tickets: LiveTickets,
    private readonly demo: DemoSignIns,
  ) {}

  @Post('session')
  @Public('signing in carries its own proof')
  @Answers(200, SignInAnswer)
  signIn(
    @Body({ schema: SignInInput }) input: SignInInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInAnswer> {
    return this.desk.signIn(input, request, reply);
  }

  @Post('session/second')
  @Public('the ticket says that the password was right, and the second factor is the proof')
  @Answers(200, SessionGrant)
  secondStep(
    @Body({ schema: SecondStepProof }) input: SecondStepProof,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionGrant> {
    return this.desk.secondStep(input, request, reply);
  }

  @Post('session/passkey/ask')
  @Public('the same for everyone: it names no account')
  @Answers(200, PasskeyRequest)
  askPasskey(@Req() request: FastifyRequest): PasskeyRequest {
    return this.desk.askPasskey(request);
  }

  @Post('session/passkey')
  @Public('the passkey is the proof')
  @Answers(200, SessionGrant)
  byPasskey(
    @Body({ schema: PasskeyAssertion }) input: PasskeyAssertion,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionGrant> {
    return this.desk.byPasskey(input, request, reply);
  }

  @Post('session/refresh')
  @Public('the refresh token in the cookie is the proof')
  @Answers(200, SessionGrant)
  refresh(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionGrant> {
    return this.desk.refresh(request, reply);
  }

  @Delete('session')
  @Can('session.end')
  @WithoutFactor()
  @WhileLocked()
  @Answers(204, null)
  signOut(@Acting() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.desk.signOut(actor, reply);
  }

  @Post('me/lock')
  @Can('session.lock')
  @WithoutFactor()
  @WhileLocked()
  @Answers(204, null)
  lock(@Acting() actor: Actor): Promise<void> {
    return this.sessions.lock(actor);
  }

  @Delete('me/sessions')
  @Can('session.end')
  @WithoutFactor()
  @WhileLocked()
  @Answers(204, null)
  signOutEverywhere(@Acting() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.desk.signOutEverywhere(actor, reply);
  }

  @Delete('me/sessions/:sessionId')
  @Can('session.end')
  @WithoutFactor()
  @Answers(204, null)
  endSession(@Acting() actor: Actor, @Param({ schema: SessionPath }) path: SessionPath): Promise<void> {
    return this.sessions.endOne(actor, path.sessionId);
  }

  @Get('me/sessions')
  @Can('session.read')
  @WithoutFactor()
  @Answers(200, SessionList)
  listSessions(@Acting() actor: Actor): Promise<SessionList> {
    return this.sessions.list(actor);
  }

  @Get('me')
  @Can('me.read')
  @WithoutFactor()
  @Answers(200, Me)
  me(@Acting() actor: Actor): Promise<Me> {
    return this.accounts.me(actor);
  }

  @Put('me/preferences')
  @Can('me.prefer')
  @WithoutFactor()
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
