import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { newId } from '@holdfast/platform/model';
import { Database, type Prepared } from '@holdfast/platform/server';
import { type Installation, INSTALLATION } from '../installation';

const PERIOD_MS = 15_000;

// The difference between the two clocks is taken where both are at hand; a node that was lost is forgotten after a day.
const BEAT: Prepared = {
  name: 'node_beat',
  text: `insert into node_beat (id, version, roles, skew_ms)
    values ($1, $2, $3, extract(epoch from $4::timestamptz - clock_timestamp()) * 1000)
    on conflict (id) do update set seen_at = clock_timestamp(), ended_at = null, skew_ms = excluded.skew_ms`,
};
const END: Prepared = { name: 'node_end', text: 'update node_beat set ended_at = clock_timestamp() where id = $1' };
const FORGET: Prepared = {
  name: 'node_forget',
  text: `delete from node_beat where seen_at < clock_timestamp() - interval '1 day'`,
};

/** Says every fifteen seconds that this process lives, so that whoever looks at the system sees every one of them. */
@Injectable()
export class NodeBeat implements OnApplicationShutdown {
  private readonly log = new Logger(NodeBeat.name);
  /** This process's name among the nodes; another at each start. */
  readonly id = newId();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    @Inject(INSTALLATION) private readonly installation: Installation,
  ) {}

  /** Begins to say so; called by a process once it serves. */
  async begin(): Promise<void> {
    await this.beat();
    await this.database.run(FORGET, []);
    // A beat that fails is missed by whoever looks; the next one makes up for it.
    this.timer = setInterval(() => {
      this.beat().catch((error: unknown) => this.log.warn({ err: error }, 'beat'));
    }, PERIOD_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (!this.timer) return;
    clearInterval(this.timer);
    await this.database.run(END, [this.id]).catch(() => undefined);
  }

  private async beat(): Promise<void> {
    const { version, settings } = this.installation;
    await this.database.run(BEAT, [this.id, version, settings.ROLES, new Date()]);
  }
}
