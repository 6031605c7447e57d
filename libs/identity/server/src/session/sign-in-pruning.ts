import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Id, systemOf } from '@holdfast/platform/model';
import { type Prepared, Sweeper, Work } from '@holdfast/platform/server';

const HOUR_MS = 60 * 60 * 1000;

// Administrators are told when somebody was last here: the last session of each account stays, without its tokens.
const OVER = `least(coalesce(ended_at, expires_at), expires_at) < now() - interval '90 days'`;
const TOKENS: Prepared = {
  name: 'prune_refresh_tokens',
  text: `delete from refresh_token where session_id in (select id from session where ${OVER})`,
};
const TICKETS: Prepared = {
  name: 'prune_live_tickets',
  text: `delete from live_ticket where expires_at < now() - interval '1 day'`,
};
const SESSIONS: Prepared = {
  name: 'prune_sessions',
  text: `delete from session where ${OVER}
    and exists (select from session n where n.account_id = session.account_id and n.started_at > session.started_at)`,
};
// A device is the account's first where no older one is left: the older ones go once another is trusted without that.
const DEVICES: Prepared = {
  name: 'prune_known_devices',
  text: `delete from known_device d where d.last_used_at < now() - interval '180 days'
    and exists (select from known_device n where n.account_id = d.account_id and n.last_used_at > d.last_used_at
      and n.since < now() - interval '48 hours')`,
};
const LINKS: Prepared = {
  name: 'prune_reset_links',
  text: `delete from reset_link where expires_at < now() - interval '30 days'`,
};
// Begun and never confirmed; the identifier tells when it was begun.
const CODE_APPS: Prepared = {
  name: 'prune_code_apps',
  text: `delete from one_time_code where confirmed_at is null and uuid_extract_timestamp(id) < now() - interval '1 day'`,
};
const RECOVERY_CODES: Prepared = {
  name: 'prune_recovery_codes',
  text: `delete from recovery_code where used_at < now() - interval '30 days'`,
};
const SNAPSHOTS: Prepared = {
  name: 'prune_sign_in_changes',
  text: 'update sign_in_change set before = null where before is not null and held_until <= now()',
};
const ALL = [TOKENS, TICKETS, SESSIONS, DEVICES, LINKS, CODE_APPS, RECOVERY_CODES, SNAPSHOTS];

/** Takes away what is left of sign-ins long gone: what nobody can use any more tells only whoever steals it. */
@Injectable()
export class SignInPruning implements OnModuleInit {
  private readonly prunedAt = new Map<Id, number>();

  constructor(
    private readonly work: Work,
    private readonly sweeper: Sweeper,
  ) {}

  onModuleInit(): void {
    this.sweeper.add({ name: 'old sign-ins pruned', sweep: (clinicId) => this.sweep(clinicId) });
  }

  /** Prunes one clinic at once. */
  async prune(clinicId: Id): Promise<void> {
    await this.work.as(systemOf(clinicId, 'sign-in.prune'), async (tx) => {
      for (const statement of ALL) await tx.query(statement, []);
    });
  }

  // Once an hour is enough; nothing here is waited for.
  private async sweep(clinicId: Id): Promise<number> {
    if (Date.now() - (this.prunedAt.get(clinicId) ?? 0) < HOUR_MS) return 0;
    this.prunedAt.set(clinicId, Date.now());
    await this.prune(clinicId);
    return 0;
  }
}
