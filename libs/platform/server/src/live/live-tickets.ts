import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, type Id, IdSchema, type LiveTicket } from '@holdfast/platform/model';
import { Database, type Prepared } from '../work/database';
import { Work } from '../work/work';

const LIFE_MS = 30_000;

const KEEP: Prepared = {
  name: 'live_ticket_keep',
  text: 'insert into live_ticket (clinic_id, token_hash, session_id, expires_at) values ($1, $2, $3, $4)',
};
const USE: Prepared = { name: 'live_ticket_use', text: 'select * from live_ticket_use($1, $2)' };

/** What the gateway learns from a ticket: whose session it is, and which charts its hints may speak of. */
export interface LiveSeat {
  readonly clinicId: Id;
  readonly session_id: Id;
  readonly account_id: Id;
  readonly own_patient: Id | null;
  /** What a proxy was let into, and of whom: `messages:<patient>`. */
  readonly charges: readonly string[];
  readonly all_charts: boolean;
  /** Whether the account gives care, and so hears of every alert of the clinic. */
  readonly gives_care: boolean;
  readonly charts: readonly Id[];
  /** When the session ends by itself. */
  readonly expires_at: Date;
}

/** Gives out and takes in the passes that open a socket: each good for thirty seconds and for one connection. */
@Injectable()
export class LiveTickets {
  constructor(
    private readonly work: Work,
    private readonly database: Database,
  ) {}

  /** A pass for one connection. */
  async give(actor: Actor): Promise<LiveTicket> {
    const secret = randomBytes(32).toString('base64url');
    const expiresAt = new Date(Date.now() + LIFE_MS);
    await this.work.as(actor, (tx) => tx.query(KEEP, [actor.clinicId, hashOf(secret), actor.sessionId, expiresAt]));
    return { ticket: `${actor.clinicId}.${secret}`, expiresAt: expiresAt.toISOString() };
  }

  /** Takes a pass in; null when it is unknown, used, too old, or its session has ended. */
  async take(ticket: unknown): Promise<LiveSeat | null> {
    if (typeof ticket !== 'string' || ticket.length > 200) return null;
    const [clinic, secret] = ticket.split('.');
    const clinicId = IdSchema.safeParse(clinic);
    if (!clinicId.success || !secret) return null;
    const [row] = await this.database.run<LiveSeat>(USE, [clinicId.data, hashOf(secret)]);
    return row ? { ...row, clinicId: clinicId.data } : null;
  }
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
