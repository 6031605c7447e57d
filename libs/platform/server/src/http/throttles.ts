import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { Database } from '../work/database';

/** How much is allowed: so many points in so many seconds. */
export interface Allowance {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

/** Counts tries in PostgreSQL, so that the count is one for all processes and outlives a restart. */
@Injectable()
export class Throttles {
  private readonly limiters = new Map<string, RateLimiterPostgres>();

  constructor(private readonly database: Database) {}

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
