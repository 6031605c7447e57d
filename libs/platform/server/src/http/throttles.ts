import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { Sweeper } from '../jobs/sweeper';
import { Database, type Prepared } from '../work/database';

/** How much is allowed: so many points in so many seconds. */
export interface Allowance {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

const FORGET: Prepared = { name: 'throttle_forget', text: 'delete from throttle where expire < $1' };
const FORGET_EVERY_MS = 60_000;

/** Counts tries in PostgreSQL, so that the count is one for all processes and outlives a restart. */
@Injectable()
export class Throttles implements OnModuleInit {
  private readonly limiters = new Map<string, RateLimiterPostgres>();

  private forgotAt = 0;

  constructor(
    private readonly database: Database,
    private readonly sweeper: Sweeper,
  ) {}

  onModuleInit(): void {
    this.sweeper.add({ name: 'throttles forgotten', sweep: () => this.forget() });
  }

  /**
   * Takes one point from a key's allowance.
   *
   * @param key what is counted, for example an address or an account; kept as a hash
   * @returns seconds to wait; 0 when the try is allowed
   */
  async take(allowance: Allowance, key: string): Promise<number> {
    try {
      await this.limiter(allowance).consume(hashOf(key));
      return 0;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      throw refused;
    }
  }

  /** Gives one point back, because the try turned out to be a rightful one. */
  async giveBack(allowance: Allowance, key: string): Promise<void> {
    await this.limiter(allowance).reward(hashOf(key));
  }

  /** Gives a key its whole allowance back. */
  async clear(allowance: Allowance, key: string): Promise<void> {
    await this.limiter(allowance).delete(hashOf(key));
  }

  // What has run out counts for nothing any more: without this, every stranger's guess would stay for good.
  private async forget(): Promise<number> {
    if (Date.now() - this.forgotAt < FORGET_EVERY_MS) return 0;
    this.forgotAt = Date.now();
    await this.database.runBeside(FORGET, [this.forgotAt]);
    return 0;
  }

  private limiter({ name, points, seconds }: Allowance): RateLimiterPostgres {
    let limiter = this.limiters.get(name);
    if (!limiter) {
      limiter = new RateLimiterPostgres({
        storeClient: this.database.beside(),
        storeType: 'pool',
        tableName: 'throttle',
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix: name,
        points,
        duration: seconds,
      });
      this.limiters.set(name, limiter);
    }
    return limiter;
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/** The network that counts as one visitor: an IPv4 address itself, or the /64 of IPv6 that one household often has. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address.replace(/^.*:/, '');
  // Written short, zeros stand as `::`; they are put back so that one network has one name.
  const [before = '', after] = (address.split('%')[0] ?? '').split('::');
  const [head, tail] = [before, after ?? ''].map((part) => part.split(':').filter(Boolean)) as [string[], string[]];
  const zeros = after === undefined ? [] : Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
  const groups = [...head, ...zeros, ...tail].slice(0, 4);
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}
