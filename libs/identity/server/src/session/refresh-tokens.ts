import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Id, IdSchema } from '@holdfast/platform/model';
import { Database, KeyRing, type Prepared, type Tx } from '@holdfast/platform/server';

const TRY: Prepared = { name: 'refresh_token_try', text: 'select * from refresh_token_try($1, $2, $3)' };
const KEEP: Prepared = {
  name: 'refresh_token_keep',
  text: 'insert into refresh_token (clinic_id, token_hash, session_id) values ($1, $2, $3)',
};

/** What came of using a refresh token. */
export interface RefreshUse {
  readonly outcome: 'fresh' | 'repeated' | 'raced' | 'replayed' | 'unknown';
  readonly clinicId: Id;
  readonly sessionId: Id | null;
  /** The next token, where the outcome is `fresh` or `repeated`. */
  readonly next: string;
}

/** Refresh tokens: random at first, then each made from the one before and the attempt that used it. Hashes are kept. */
@Injectable()
export class RefreshTokens {
  constructor(
    private readonly database: Database,
    private readonly ring: KeyRing,
  ) {}

  /** Makes the first token of a session, inside the work that begins it. */
  async first(tx: Tx, sessionId: Id): Promise<string> {
    const { clinicId } = tx.actor;
    // The clinic stands before the secret, so that the token can be looked up under row-level security.
    const token = `${clinicId}.${randomBytes(32).toString('base64url')}`;
    await tx.query(KEEP, [clinicId, hashOf(token), sessionId]);
    return token;
  }

  /**
   * Uses a token once.
   *
   * @param attempt names this try; whoever names the same within a minute gets the same next token, and nobody else does
   * @returns null where it is no token of any clinic
   */
  async use(token: string | null, attempt: Id | null): Promise<RefreshUse | null> {
    const clinicId = IdSchema.safeParse(token?.split('.')[0]).data;
    if (!token || !clinicId) return null;
    const name = attempt ?? randomBytes(16).toString('hex');
    const next = `${clinicId}.${this.ring.installationToken('session.refresh', `${token}/${name}`).toString('base64url')}`;
    const values = [clinicId, hashOf(token), hashOf(next)];
    type Row = { outcome: RefreshUse['outcome']; session_id: string | null };
    const [row] = await this.database.run<Row>(TRY, values);
    return row ? { outcome: row.outcome, clinicId, sessionId: row.session_id, next } : null;
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
