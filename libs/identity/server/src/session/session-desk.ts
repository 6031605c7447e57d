import { Injectable } from '@nestjs/common';
import type {
  PasskeyAssertion,
  PasskeyRequest,
  SecondStepProof,
  SessionGrant,
  SignInAnswer,
} from '@holdfast/identity/model';
import { passkeyNotHere, type SignIn as SignInInput } from '@holdfast/identity/model';
import { type Actor, type Id, IdSchema } from '@holdfast/platform/model';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Passkeys } from '../factor/passkeys';
import { Sites } from '../factor/site';
import type { SignedIn, Visitor } from './admission';
import { SecondSteps } from './second-steps';
import { SessionCookies } from './session-cookies';
import { Sessions } from './sessions';
import { SignIn } from './sign-in';

/** Where sessions meet HTTP: reads and hands out the cookies, and turns strangers' pages away. */
@Injectable()
export class SessionDesk {
  constructor(
    private readonly cookies: SessionCookies,
    private readonly signIns: SignIn,
    private readonly secondSteps: SecondSteps,
    private readonly passkeys: Passkeys,
    private readonly sessions: Sessions,
    private readonly sites: Sites,
  ) {}

  /** Signs in and leaves the cookies, or asks for the second factor. */
  async signIn(input: SignInInput, request: FastifyRequest, reply: FastifyReply): Promise<SignInAnswer> {
    const answer = await this.signIns.signIn(input, this.visitor(request), this.sites.of(request));
    return 'grant' in answer ? this.keep(answer, reply) : { secondStep: answer };
  }

  /** Takes the second factor and leaves the cookies. */
  async secondStep(input: SecondStepProof, request: FastifyRequest, reply: FastifyReply): Promise<SessionGrant> {
    return this.keep(await this.secondSteps.finish(input, this.visitor(request), this.sites.of(request)), reply);
  }

  /** What a browser needs to sign in by passkey, the same for everyone; fails with `passkey.not-here`. */
  askPasskey(request: FastifyRequest): PasskeyRequest {
    const asked = this.passkeys.ask(this.sites.of(request));
    if (!asked) throw passkeyNotHere();
    return asked;
  }

  /** Signs in by passkey alone and leaves the cookies. */
  async byPasskey(input: PasskeyAssertion, request: FastifyRequest, reply: FastifyReply): Promise<SessionGrant> {
    return this.keep(await this.secondSteps.byPasskey(input, this.visitor(request), this.sites.of(request)), reply);
  }

  /** Lets somebody in who was just given an account, and leaves the cookies. */
  async enter(
    who: { clinicId: Id; accountId: Id },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<SessionGrant> {
    return this.keep(await this.secondSteps.skip(who, this.visitor(request)), reply);
  }

  /** Carries the session on and replaces the refresh token. */
  async refresh(request: FastifyRequest, reply: FastifyReply): Promise<SessionGrant> {
    this.sites.of(request);
    const attempt = IdSchema.safeParse(request.headers['x-attempt']).data ?? null;
    const { grant, refreshToken } = await this.sessions.refresh(this.cookies.refreshToken(request), attempt);
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

  private visitor(request: FastifyRequest): Visitor {
    const userAgent = request.headers['user-agent'] ?? '';
    return { address: request.ip, userAgent, device: this.cookies.device(request) };
  }

  private keep({ grant, refreshToken, newDevice }: SignedIn, reply: FastifyReply): SessionGrant {
    this.cookies.keepRefreshToken(reply, refreshToken);
    if (newDevice) this.cookies.keepDevice(reply, newDevice);
    return grant;
  }
}
