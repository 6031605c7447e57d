import { Injectable } from '@nestjs/common';
import type { Actor, Id, ProxyScope, Role, Tie } from '@holdfast/platform/model';
import { Clock } from '../clock/clock';
import { Database, type Prepared } from '../work/database';
import { contextOf, type Tx } from '../work/work';

interface StandingRow {
  account_id: string;
  kind: 'patient' | 'proxy' | 'staff';
  roles: Role[];
  own_patient: string | null;
  tie: Tie;
  is_proven: boolean;
  needs_factor: boolean;
  scopes: ProxyScope[] | null;
  held_until: Date | null;
  is_locked: boolean;
}

/** How an actor stands: who they are, and what the gate must know of their sign-in. */
export interface Found {
  readonly actor: Omit<Actor, 'action'>;
  readonly tie: Tie;
  /** What the patient let a proxy do; empty for anybody else. */
  readonly scopes: readonly ProxyScope[];
  /** Whether the person proved in the last five minutes that it is them. */
  readonly isProven: boolean;
  /** Until when whatever asks for a proof waits, because the sign-in has changed; null where nothing waits. */
  readonly heldUntil: Date | null;
  /** Whether the session was left alone and must be opened by a proof first. */
  readonly isLocked: boolean;
  /** Whether the clinic asks for a second factor that the account does not have. */
  readonly needsFactor: boolean;
}

// `standing` spans sessions, accounts and care teams, so the clinic feature's migration defines it.
const STANDING: Prepared = { name: 'standing', text: 'select * from standing($1, $2, $3)' };
const REFUSE: Prepared = {
  name: 'audit_refusal',
  text: 'select audit_refusal($1, $2, $3, $4, $5, $6, $7, $8, $9)',
};

/** What the gate asks the database in one statement: is the session alive, who is it, how do they stand to this chart. */
@Injectable()
export class Standings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Looks a session up.
   *
   * @param chart the patient whose things are asked for; null for none
   * @returns null when the session ended, expired, or its account may no longer sign in
   */
  async of(clinicId: Id, sessionId: Id, chart: Id | null): Promise<Found | null> {
    const [row] = await this.database.run<StandingRow>(STANDING, [clinicId, sessionId, chart]);
    if (!row) return null;
    const actor = {
      clinicId,
      accountId: row.account_id,
      kind: row.kind,
      roles: row.roles,
      patientId: row.own_patient,
      sessionId,
      chart,
      requestId: null,
      origin: null,
    };
    const { is_locked: isLocked } = row;
    const { tie, scopes, is_proven: isProven, needs_factor: needsFactor, held_until: heldUntil } = row;
    return { actor, tie, scopes: scopes ?? [], isProven, needsFactor, heldUntil, isLocked };
  }

  /** Writes down that someone was refused a patient's things. */
  async refuse(actor: Actor): Promise<void> {
    await this.database.run(REFUSE, contextOf(actor, this.clock.now()));
  }

  /** The same inside ongoing work, so that it stands exactly when what the work did about it stands. */
  async refuseIn(tx: Tx, actor: Actor): Promise<void> {
    await tx.query(REFUSE, contextOf(actor, tx.now));
  }
}
