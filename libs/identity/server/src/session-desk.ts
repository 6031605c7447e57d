import { Injectable } from '@nestjs/common';
import type { SessionGrant, SignIn as SignInInput } from '@holdfast/identity/model';
import type { Actor } from '@holdfast/platform/model';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SessionCookies } from './session-cookies';
import { Sessions } from './sessions';
import { SignIn } from './sign-in';

/** Where sessions meet HTTP: reads and hands out the cookies, and turns strangers' pages away. */
@Injectable()
export class SessionDesk {
  constructor(
    private readonly cookies: SessionCookies,
    private readonly signIns: SignIn,
    private readonly sessions: Sessions,
  ) {}

  /** Signs in and leaves the cookies. */
  async signIn(input: SignInInput, request: FastifyRequest, reply: FastifyReply): Promise<SessionGrant> {
    this.cookies.refuseForeign(request);
    const visitor = {
      address: request.ip,
      userAgent: request.headers['user-agent'] ?? '',
      device: this.cookies.device(request),
    };
    const { grant, refreshToken, newDevice } = await this.signIns.signIn(input, visitor);
    this.cookies.keepRefreshToken(reply, refreshToken);
    if (newDevice) this.cookies.keepDevice(reply, newDevice);
    return grant;
  }

  /** Carries the session on and replaces the refresh token. */
  async refresh(request: FastifyRequest, reply: FastifyReply): Promise<SessionGrant> {
    this.cookies.refuseForeign(request);
    const { grant, refreshToken } = await this.sessions.refresh(this.cookies.refreshToken(request));
    this.cookies.keepRefreshToken(reply, refreshToken);
    return grant;
  }

  /** Ends this session. */
  async signOut(actor: Actor, reply: FastifyReply): Promise<void> {
    await this.sessions.end(actor);
    this.cookies.clear(reply);
  }

  /** Ends every session of the actor. */
  async signOutEverywhere(actor: Actor, reply: FastifyReply): Promise<void> {
    await this.sessions.endAll(actor);
    this.cookies.clear(reply);
  }
}
