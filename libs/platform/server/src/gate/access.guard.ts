import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  type Actor,
  couldEver,
  factorNeeded,
  forbidden,
  IdSchema,
  missing,
  sessionLocked,
  signInHeld,
  stepUpNeeded,
  unauthenticated,
} from '@holdfast/platform/model';
import type { Socket } from 'socket.io';
import { AccessTokens } from './access-tokens';
import { CAN, type GatedRequest, PUBLIC, type SocketSeat, STEP_UP, WHILE_LOCKED, WITHOUT_FACTOR } from './can';
import { Policies } from './policies';
import { Standings } from './standings';

interface Approach {
  readonly clinicId: string;
  readonly sessionId: string;
  readonly chart: unknown;
  readonly requestId: string | null;
  readonly origin: string | null;
  /** Whether the way in asks for a fresh proof. */
  readonly stepUp: boolean;
  /** Whether the way in is open before a second factor is set up. */
  readonly withoutFactor: boolean;
  /** Whether the way in is open in a locked session. */
  readonly whileLocked: boolean;
}

type Asks = Pick<Approach, 'stepUp' | 'withoutFactor' | 'whileLocked'>;

/** The one door: every route and every socket message passes here, or says openly that it is public. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: AccessTokens,
    private readonly standings: Standings,
    private readonly policies: Policies,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const marked = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<string | undefined>(PUBLIC, marked)) return true;
    const action = this.reflector.getAllAndOverride<string | undefined>(CAN, marked);
    if (!action) throw forbidden();
    const has = (mark: string) => this.reflector.getAllAndOverride<boolean | undefined>(mark, marked) ?? false;
    const asks = { stepUp: has(STEP_UP), withoutFactor: has(WITHOUT_FACTOR), whileLocked: has(WHILE_LOCKED) };
    if (context.getType() === 'ws') await this.admitSocket(context, action, asks);
    else await this.admitRequest(context, action, asks);
    return true;
  }

  private async admitRequest(context: ExecutionContext, action: string, asks: Asks): Promise<void> {
    const request = context.switchToHttp().getRequest<GatedRequest>();
    const { clinicId, sessionId } = await this.tokens.read(context);
    const chart = (request.params as Record<string, unknown>)['patientId'] ?? null;
    const approach = { clinicId, sessionId, chart, requestId: request.id, origin: request.ip };
    request.actor = await this.admit(action, { ...approach, ...asks });
  }

  private async admitSocket(context: ExecutionContext, action: string, asks: Asks): Promise<void> {
    const seat = context.switchToWs().getClient<Socket>().data as SocketSeat;
    const message = context.switchToWs().getData<Record<string, unknown> | null>();
    const { clinicId, sessionId } = seat;
    const chart = message?.['patientId'] ?? null;
    seat.actor = await this.admit(action, { clinicId, sessionId, chart, requestId: null, origin: null, ...asks });
  }

  private async admit(action: string, approach: Approach): Promise<Actor> {
    const chart = approach.chart === null ? null : IdSchema.safeParse(approach.chart);
    const found = await this.standings.of(approach.clinicId, approach.sessionId, chart?.data ?? null);
    if (!found) throw unauthenticated();
    // Before anything of a role or a patient: whoever finds the device open learns nothing by asking.
    if (found.isLocked && !approach.whileLocked) throw sessionLocked();
    const { requestId, origin } = approach;
    const actor: Actor = { ...found.actor, action, requestId, origin };
    const may = this.policies.find(action);
    // Never for these roles: said aloud, since it tells nothing of any patient. Not for this patient: as if missing.
    if (!may || !couldEver(may, actor)) throw forbidden();
    if (chart && !chart.success) throw missing();
    if (may({ actor, tie: found.tie, scopes: found.scopes })) {
      // Asked last, so that a refusal here tells nothing to whoever would have been refused anyway.
      if (found.needsFactor && !approach.withoutFactor) throw factorNeeded();
      if (approach.stepUp && found.heldUntil) throw signInHeld({ until: found.heldUntil.toISOString() });
      if (approach.stepUp && !found.isProven) throw stepUpNeeded();
      return actor;
    }
    if (actor.chart) await this.standings.refuse(actor);
    throw missing();
  }
}
