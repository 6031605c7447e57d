import { createHash } from 'node:crypto';
import { ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { type Id, IdSchema, unauthenticated } from '@holdfast/platform/model';
import jsonwebtoken from 'jsonwebtoken';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { z } from 'zod';
import { KeyRing } from '../sealing/key-ring';
import type { GatedRequest } from './can';

const ISSUER = 'holdfast';
const AUDIENCE = 'holdfast-api';
const LIFE_SECONDS = 300;
const CACHE_SIZE = 10_000;

const Claims = z.object({ sub: IdSchema, sid: IdSchema, cid: IdSchema, exp: z.number() });

/** Whom an access token speaks for: an account of a clinic, through one session. */
export interface TokenBearer {
  readonly accountId: Id;
  readonly sessionId: Id;
  readonly clinicId: Id;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

/** Verifies ES256 access tokens with passport-jwt: one algorithm, one key, one issuer, one audience, one type. */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy, 'access-token') {
  constructor(ring: KeyRing) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKey: ring.tokenPublicKey as unknown as Buffer, // passport-jwt hands it to jsonwebtoken, which takes KeyObjects
      algorithms: ['ES256'],
      issuer: ISSUER,
      audience: AUDIENCE,
      jsonWebTokenOptions: { complete: true },
    });
  }

  /** Reads the claims of a token whose signature and times passport-jwt has verified. */
  validate({ header, payload }: { header: { typ?: string }; payload: unknown }): TokenBearer {
    const claims = Claims.safeParse(payload);
    if (header.typ !== 'at+jwt' || !claims.success) throw unauthenticated();
    const { sub, sid, cid, exp } = claims.data;
    return { accountId: sub, sessionId: sid, clinicId: cid, expiresAt: exp };
  }
}

/** Signs access tokens, and reads them again; a token is verified once and then known by its hash until it expires. */
@Injectable()
export class AccessTokens {
  private readonly passport = new (AuthGuard('access-token'))();
  private readonly known = new Map<string, TokenBearer>();

  constructor(private readonly ring: KeyRing) {}

  /** An access token for five minutes. @returns the token and its expiry, milliseconds since 1970 */
  sign(bearer: Omit<TokenBearer, 'expiresAt'>): { accessToken: string; expiresAt: number } {
    const accessToken = jsonwebtoken.sign({ sid: bearer.sessionId, cid: bearer.clinicId }, this.ring.tokenKey, {
      algorithm: 'ES256',
      subject: bearer.accountId,
      issuer: ISSUER,
      audience: AUDIENCE,
      expiresIn: LIFE_SECONDS,
      keyid: this.ring.tokenKeyId,
      header: { alg: 'ES256', typ: 'at+jwt' },
    });
    return { accessToken, expiresAt: Date.now() + LIFE_SECONDS * 1000 };
  }

  /** Whom the request's token speaks for; fails with `session.required` when there is no valid one. */
  async read(context: ExecutionContext): Promise<TokenBearer> {
    const request = context.switchToHttp().getRequest<GatedRequest & { user?: TokenBearer }>();
    const header = request.headers.authorization;
    if (!header) throw unauthenticated();
    const hash = createHash('sha256').update(header).digest('base64');
    const hit = this.known.get(hash);
    if (hit && hit.expiresAt * 1000 > Date.now()) return hit;
    await Promise.resolve(this.passport.canActivate(context)).catch(() => {
      throw unauthenticated();
    });
    if (!request.user) throw unauthenticated();
    if (this.known.size >= CACHE_SIZE) this.known.clear();
    this.known.set(hash, request.user);
    return request.user;
  }
}
