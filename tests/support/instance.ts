import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import pg from 'pg';

const ROOT = path.resolve(import.meta.dirname, '../..');
const START_MS = 600_000;
const MINUTE_MS = 60_000;

/** What a running instance writes down about itself. */
interface RunNote {
  readonly address: string;
  readonly apiPid: number;
  readonly databasePid: number;
  readonly databasePort: number;
}

/** A whole instance as `npm start` runs it, in processes of its own, on a data folder of its own. */
export class Instance {
  private readonly supervisor: ChildProcess;
  /** The instance's data folder. */
  readonly data: string;
  private said = '';
  private readonly told: string[] = [];

  /**
   * @param settings added to the instance's environment
   * @param data     the instance's data folder; made anew unless one is given
   */
  constructor(settings: Record<string, string> = {}, data = dataFolder()) {
    this.data = data;
    this.supervisor = spawn(process.execPath, ['tools/serve/start.mjs'], {
      cwd: ROOT,
      env: { ...process.env, HOLDFAST_DATA: this.data, HOLDFAST_SKIP_BUILD: 'true', PORT: '3600', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.supervisor.stdout, this.supervisor.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.told.push(chunk.toString());
        this.said = (this.said + chunk.toString()).slice(-4000);
      });
    }
  }

  /** Waits until the instance is up. @returns its address */
  async ready(): Promise<string> {
    const until = Date.now() + START_MS;
    while (!this.said.includes('is ready after')) {
      if (Date.now() > until || this.supervisor.exitCode !== null)
        throw new Error(`The instance did not come up: ${this.said}`);
      await pause(200);
    }
    return this.note().address;
  }

  /** Everything that its processes have said since they began. */
  log(): string {
    return this.told.join('');
  }

  /** Ends the API's process as a crash would. */
  killApi(): void {
    process.kill(this.note().apiPid, 'SIGKILL');
  }

  /** Ends PostgreSQL's main process as a crash would. */
  killDatabase(): void {
    process.kill(this.postmasterPid(), 'SIGKILL');
  }

  /** The processes to watch and where the database listens. */
  processes(): { apiPid: number; postmasterPid: number; databasePort: number } {
    const { apiPid, databasePort } = this.note();
    return { apiPid, databasePort, postmasterPid: this.postmasterPid() };
  }

  /** Starts one more API process on the same database, keys and files; whoever starts it stops it. */
  startAnotherApi(port: number, settings: Record<string, string>): ChildProcess {
    const { databasePort } = this.note();
    const secrets = JSON.parse(readFileSync(path.join(this.data, 'keys/database.json'), 'utf8')) as Record<
      string,
      string
    >;
    const url = (role: string) =>
      `postgres://hf_${role}:${encodeURIComponent(secrets[role] ?? '')}@127.0.0.1:${databasePort}/holdfast`;
    return spawn(process.execPath, ['dist/apps/api/main.mjs'], {
      cwd: ROOT,
      env: {
        ...process.env,
        PORT: String(port),
        DEMO: 'true',
        LOG_LEVEL: 'warn',
        DATABASE_URL: url('app'),
        DATABASE_JOBS_URL: url('jobs'),
        KEYS_DIR: path.join(this.data, 'keys'),
        DATA_DIR: path.join(this.data, 'files'),
        ...settings,
      },
      stdio: 'ignore',
    });
  }

  /** What the database holds, asked past all rights. */
  async rows<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const file = path.join(this.data, 'keys/database.json');
    const { superuser } = JSON.parse(readFileSync(file, 'utf8')) as { superuser: string };
    const { databasePort } = this.note();
    const url = `postgres://postgres:${encodeURIComponent(superuser)}@127.0.0.1:${databasePort}/holdfast`;
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Row>(text, [...values])).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** Moves the demo clock to the minute before an instant. @returns the clinic's time then, milliseconds since 1970 */
  async moveClockTo(at: number): Promise<number> {
    const minutes = Math.max(0, Math.floor((at - Date.now()) / MINUTE_MS));
    const steps = [`+${Math.floor(minutes / 1440)}d`, `+${minutes % 1440}m`].filter((step) => !step.startsWith('+0'));
    let now = Date.now();
    for (const step of steps) now = Date.parse((await this.cli<{ now: string }>(['demo', 'clock', step])).now);
    return now;
  }

  /** What a command of the house answers. */
  async cli<Answer>(args: readonly string[]): Promise<Answer> {
    const { code, said, wrong } = await command(this.data, [...args, '--json']);
    if (code !== 0) throw new Error(`The command ended with ${code}: ${wrong}`);
    return JSON.parse(said.slice(said.indexOf('{'))) as Answer;
  }

  /** Stops everything and removes the data. */
  async stop(): Promise<void> {
    if (this.supervisor.exitCode === null) {
      const ended = new Promise((resolve) => this.supervisor.once('exit', resolve));
      this.supervisor.kill('SIGTERM');
      await ended;
    }
    rmSync(this.data, { recursive: true, force: true });
  }

  private note(): RunNote {
    return JSON.parse(readFileSync(path.join(this.data, 'run.json'), 'utf8')) as RunNote;
  }

  private postmasterPid(): number {
    const file = path.join(this.data, 'pg', 'postmaster.pid');
    if (!existsSync(file)) throw new Error('PostgreSQL is not running in the data folder.');
    return Number(readFileSync(file, 'utf8').split('\n')[0]);
  }
}

/** A data folder of its own for an instance. */
export function dataFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'holdfast-instance-'));
  // As root PostgreSQL runs as another account, which must be able to pass through to its folder.
  chmodSync(folder, 0o711);
  return folder;
}

/** Runs a command of the house on a data folder, whether or not an instance runs there. */
export function command(
  data: string,
  args: readonly string[],
): Promise<{ code: number | null; said: string; wrong: string }> {
  const program = spawn(process.execPath, ['tools/serve/cli.mjs', ...args], {
    cwd: ROOT,
    env: { ...process.env, HOLDFAST_DATA: data, HOLDFAST_SKIP_BUILD: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let wrong = '';
  program.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  program.stderr.on('data', (chunk: Buffer) => (wrong += chunk.toString()));
  return new Promise((resolve) => program.on('exit', (code) => resolve({ code, said, wrong })));
}

/** Waits. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
