import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Actor } from '@holdfast/platform/model';
import type { FastifyRequest } from 'fastify';
import type { Socket } from 'socket.io';

/** Metadata key under which a route's action stands. */
export const CAN = 'holdfast:can';

/** Metadata key of a route that needs no sign-in, with the reason. */
export const PUBLIC = 'holdfast:public';

/** Marks a route or socket message with the action that a policy table must allow. */
export const Can = (action: string) => SetMetadata(CAN, action);

/** Marks a route that needs no sign-in; the reason stands in the access matrix. */
export const Public = (reason: string) => SetMetadata(PUBLIC, reason);

/** Metadata key of a route that asks for a fresh proof. */
export const STEP_UP = 'holdfast:step-up';

/** Marks a route that asks for a proof of the last five minutes that it is still the same person; else 403 `session.step-up`. */
export const StepUp = () => SetMetadata(STEP_UP, true);

/** Metadata key of a route that is open before the second factor is set up. */
export const WITHOUT_FACTOR = 'holdfast:without-factor';

/** Marks a route that an account may use which must still set up its second factor; everything else is 403 until then. */
export const WithoutFactor = () => SetMetadata(WITHOUT_FACTOR, true);

/** Metadata key of a route that is open in a locked session. */
export const WHILE_LOCKED = 'holdfast:while-locked';

/** Marks a route that answers in a locked session too: opening it, leaving it, and asking for help. */
export const WhileLocked = () => SetMetadata(WHILE_LOCKED, true);

/** A request that passed the gate. */
export interface GatedRequest extends FastifyRequest {
  actor?: Actor;
}

/** A socket's memory of who opened it. */
export interface SocketSeat {
  clinicId: string;
  sessionId: string;
  actor?: Actor;
}

/** The actor that the gate let in. */
export const Acting = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const actor =
    context.getType() === 'ws'
      ? (context.switchToWs().getClient<Socket>().data as SocketSeat).actor
      : context.switchToHttp().getRequest<GatedRequest>().actor;
  if (!actor) throw new Error('This route has no actor; it is public.');
  return actor;
});
