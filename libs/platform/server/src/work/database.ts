import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg, { type Pool, type QueryResultRow } from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { SETTINGS, type Settings } from '../settings/settings';

/** A statement that PostgreSQL parses once per connection and runs many times. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
}

const SIDE_CONNECTIONS = 3;

/** How every connection to PostgreSQL behaves: it gives up rather than hang. */
export function poolOptions(url: string) {
  return {
    connectionString: url,
    connectionTimeoutMillis: 2000,
    statement_timeout: 5000,
    idle_in_transaction_session_timeout: 15_000,
    keepAlive: true,
  };
}

/** The connection pools of the process. Only Work and the gate may use it: everything else goes through Work. */
@Injectable()
export class Database implements OnApplicationShutdown {
  private readonly side: Pool;

  constructor(
    readonly source: DataSource,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.side = new pg.Pool({ ...poolOptions(settings.DATABASE_URL), max: SIDE_CONNECTIONS });
    this.side.on('error', () => undefined); // a broken idle connection is replaced at the next use
  }

  /** Runs one prepared statement on its own, as its own transaction. */
  async run<Row extends QueryResultRow>(statement: Prepared, values: readonly unknown[]): Promise<Row[]> {
    const answer = await this.pool().query<Row>({ ...statement, values: [...values] });
    return answer.rows;
  }

  /**
   * Runs one prepared statement beside work that already holds a connection, such as the look-up of a key.
   * It has connections of its own, so that works waiting for a key can never wait for each other.
   */
  async runBeside<Row extends QueryResultRow>(statement: Prepared, values: readonly unknown[]): Promise<Row[]> {
    return (await this.side.query<Row>({ ...statement, values: [...values] })).rows;
  }

  /** The pool behind `runBeside`, for libraries that bring statements of their own. */
  beside(): Pool {
    return this.side;
  }

  /** How many connections are open, idle and waited for. */
  load(): { total: number; idle: number; waiting: number } {
    const { totalCount, idleCount, waitingCount } = this.pool();
    return { total: totalCount, idle: idleCount, waiting: waitingCount };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.side.end();
    if (this.source.isInitialized) await this.source.destroy();
  }

  private pool(): Pool {
    return (this.source.driver as PostgresDriver).master as Pool;
  }
}
