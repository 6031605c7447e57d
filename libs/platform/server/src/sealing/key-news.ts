import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Id } from '@holdfast/platform/model';
import pg from 'pg';
import { SETTINGS, type Settings } from '../settings/settings';
import { poolOptions } from '../work/database';
import type { Prepared } from '../work/database';
import type { KeyScope } from './data-keys';

const CHANNEL = 'hf_key';
const LISTEN = 'listen hf_key';
const CHECK_MS = 5_000;
const HEARD_MS = 12_000;
const AGAIN_MS = 1_000;
const NOTE = /^([0-9a-f-]{36})(?:\/(clinic|patient|thread|lookup)\/([0-9a-f-]{36}))?$/;

/** Which key changed: one subject's, or with no subject the clinic's own. Identifiers only. */
export interface KeyNote {
  readonly clinicId: Id;
  readonly subject: { readonly scope: KeyScope; readonly subjectId: Id } | null;
}

/** Tells every process, at commit, that a key changed: the clinic's identifier alone, or with scope and subject. */
export const TELL_KEYS: Prepared = { name: 'key_news', text: `select pg_notify('${CHANNEL}', $1)` };

/**
 * Hears of keys that were destroyed or rotated by other processes, over a connection of its own. A note can only be missed
 * while this connection is down; then nobody may rely on what they remember, and `isHeard` says so.
 */
@Injectable()
export class KeyNews implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(KeyNews.name);
  private client: pg.Client | null = null;
  private tell: (note: KeyNote | null) => void = () => undefined;
  private heardUntil = 0;
  private notes = 0;
  private timer: NodeJS.Timeout | null = null;
  private isStopping = false;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Says whom to tell; null means that notes may have been missed, and everything remembered is in doubt. */
  listen(tell: (note: KeyNote | null) => void): void {
    this.tell = tell;
  }

  /** Whether this process would hear of a key destroyed now. */
  isHeard(): boolean {
    return Date.now() < this.heardUntil;
  }

  /** How many notes have come; who looks a key up and sees it change meanwhile keeps nothing of what it looked up. */
  count(): number {
    return this.notes;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.connect();
    this.timer = setInterval(() => void this.check(), CHECK_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    if (this.timer) clearInterval(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new pg.Client(poolOptions(this.settings.DATABASE_URL));
    client.on('error', () => undefined);
    client.once('end', () => this.lose(client));
    client.on('notification', ({ payload }) => this.hear(payload ?? ''));
    this.client = client;
    try {
      await client.connect();
      await client.query(LISTEN);
      this.pass(null);
      this.heardUntil = Date.now() + HEARD_MS;
    } catch (error) {
      this.log.warn({ err: error }, 'key news');
      await client.end().catch(() => undefined);
      this.lose(client);
    }
  }

  // A connection may be dead without anybody having said so: it counts only while it answers.
  private async check(): Promise<void> {
    const [client, asked] = [this.client, Date.now()];
    if (!client) return;
    try {
      await client.query('select 1');
      if (client === this.client) this.heardUntil = asked + HEARD_MS;
    } catch {
      client.end().catch(() => undefined);
      this.lose(client);
    }
  }

  private lose(client: pg.Client): void {
    if (client !== this.client) return;
    this.client = null;
    this.heardUntil = 0;
    this.pass(null);
    if (!this.isStopping) setTimeout(() => void this.connect(), AGAIN_MS).unref();
  }

  private hear(payload: string): void {
    const [, clinicId, scope, subjectId] = NOTE.exec(payload) ?? [];
    if (!clinicId) return this.pass(null);
    this.pass({ clinicId, subject: scope && subjectId ? { scope: scope as KeyScope, subjectId } : null });
  }

  private pass(note: KeyNote | null): void {
    this.notes += 1;
    this.tell(note);
  }
}
