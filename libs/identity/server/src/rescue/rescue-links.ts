import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { linkOver } from '@holdfast/identity/model';
import { type Id, IdSchema } from '@holdfast/platform/model';
import { Database, KeyRing, type Prepared } from '@holdfast/platform/server';
import { Guesses } from '../session/guesses';

const FIND: Prepared = { name: 'rescue_find', text: 'select * from rescue_find($1, $2)' };

/** A link to a rescue that is under way. */
export interface RescueLink {
  readonly clinicId: Id;
  readonly id: Id;
  readonly accountId: Id;
  readonly opensAt: Date;
  /** Whether its day of waiting is over. */
  readonly isOpen: boolean;
}

interface Row {
  id: string;
  account_id: string;
  opens_at: Date;
  is_open: boolean;
  [column: string]: unknown;
}

/** The secrets of rescues: made from an installation key, so that a second mail can carry the same, and kept as hashes. */
@Injectable()
export class RescueLinks {
  constructor(
    private readonly database: Database,
    private readonly ring: KeyRing,
    private readonly guesses: Guesses,
  ) {}

  /** The secret of a rescue's link. */
  secretOf(clinicId: Id, rescueId: Id): string {
    return `${clinicId}.${this.ring.installationToken('rescue.link', `${clinicId}/${rescueId}`).toString('base64url')}`;
  }

  /** Twenty bytes for a code app, the same each time the link is opened, and known to nobody who has not the key. */
  codeSecret(token: string): Buffer {
    return this.ring.installationToken('rescue.code-app', token).subarray(0, 20);
  }

  /**
   * Does what a link allows; the visitor's address is counted unless it is done.
   * Fails with `link.over`, `session.limited`, or as the deed.
   */
  by<T>(token: string, address: string, deed: (link: RescueLink) => Promise<T>): Promise<T> {
    return this.guesses.bySecret(address, async () => deed(await this.find(token)));
  }

  private async find(token: string): Promise<RescueLink> {
    const clinicId = IdSchema.safeParse(token.split('.')[0]).data;
    if (!clinicId) throw linkOver();
    const hash = createHash('sha256').update(token).digest();
    const [row] = await this.database.run<Row>(FIND, [clinicId, hash]);
    if (!row) throw linkOver();
    return { clinicId, id: row.id, accountId: row.account_id, opensAt: row.opens_at, isOpen: row.is_open };
  }
}
