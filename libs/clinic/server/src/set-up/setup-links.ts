import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { linkOver } from '@holdfast/identity/model';
import { Database, type Prepared, SETTINGS, type Settings, type Tx } from '@holdfast/platform/server';

const LINK_MS = 24 * 60 * 60 * 1000;

const EXISTS: Prepared = { name: 'clinic_exists', text: 'select clinic_exists() as yes' };
const ADD: Prepared = {
  name: 'setup_link_add',
  text: 'insert into setup_link (token_hash, expires_at) values ($1, $2)',
};
const FIND: Prepared = {
  name: 'setup_link_find',
  text: 'select token_hash from setup_link where token_hash = $1 and expires_at > now() and not clinic_exists()',
};
const ALONE: Prepared = { name: 'setup_alone', text: 'select pg_advisory_xact_lock(712010)' };
const USE: Prepared = {
  name: 'setup_link_use',
  text: `delete from setup_link where token_hash = $1 and expires_at > now() and not clinic_exists() returning token_hash`,
};
const CLEAR: Prepared = { name: 'setup_link_clear', text: 'delete from setup_link' };

/** The links by which an installation that has no clinic is set up: made at start and by command, used once, by one. */
@Injectable()
export class SetupLinks implements OnApplicationBootstrap {
  private readonly log = new Logger(SetupLinks.name);

  constructor(
    private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Says in the log where an installation without a clinic is set up: there is no default account. */
  async onApplicationBootstrap(): Promise<void> {
    if (!this.settings.ROLES.includes('http') || this.settings.LOG_LEVEL === 'silent') return;
    const link = await this.make();
    if (link) this.log.warn(`This installation has no clinic yet. Set it up within a day: ${link}`);
  }

  /** Makes a link, good for a day. @returns null where there is a clinic, and nothing to set up */
  async make(): Promise<string | null> {
    const [row] = await this.database.run<{ yes: boolean }>(EXISTS, []);
    if (row?.yes) return null;
    const token = randomBytes(32).toString('base64url');
    await this.database.run(ADD, [hashOf(token), new Date(Date.now() + LINK_MS)]);
    const { PUBLIC_URL, HOST, PORT } = this.settings;
    return `${PUBLIC_URL ?? `http://${HOST}:${PORT}`}/set-up#t=${token}`;
  }

  /** Fails with `link.over` unless the link may still be used. */
  async mustBeGood(token: string): Promise<void> {
    const found = await this.database.run(FIND, [hashOf(token)]);
    if (found.length === 0) throw linkOver();
  }

  /** Uses the link up inside ongoing work, one at a time; fails with `link.over`. Every other link goes with it. */
  async use(tx: Tx, token: string): Promise<void> {
    await tx.query(ALONE, []);
    const used = await tx.query(USE, [hashOf(token)]);
    if (used.length === 0) throw linkOver();
    await tx.query(CLEAR, []);
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
