// `npm run cli -- …`: the command line, with the environment of this checkout's instance.
// stdout belongs to the command alone, so that `--json` can be read by a program; all else goes to stderr.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { openDatabase } from './database.mjs';
import { releaseLock, runningInstance, takeLock } from './instance.mjs';
import { runNx } from './programs.mjs';
import { databasePasswords, makePlaces, placesOf, programEnvironment } from './settings.mjs';

const places = placesOf();
const args = process.argv.slice(2);

// An auditor checks with a copy and a public key alone, on a machine that has nothing else of ours.
const isApart = args[0] === 'audit' && (args[1] === 'check-proof' || (args[1] === 'verify' && args.includes('--dump')));

/** Where a command's database is: the one given, the running instance's, or one of our own for its duration. */
async function connect() {
  if (process.env.DATABASE_URL || isApart) return { env: process.env, close: () => {} };
  const running = runningInstance(places);
  if (running) {
    const url = (database, role, secret) =>
      `postgres://${role}:${secret}@127.0.0.1:${running.databasePort}/${database}`;
    const env = programEnvironment(places, { url }, databasePasswords(places), running.port);
    return { env: { PUBLIC_URL: running.address, ...env }, close: () => {} };
  }
  makePlaces(places);
  takeLock(places);
  try {
    const { server, passwords } = await openDatabase(places);
    const close = async () => {
      await server.stop();
      releaseLock(places);
    };
    if (server.fresh) await migrate(programEnvironment(places, server, passwords, 0));
    return { env: programEnvironment(places, server, passwords, process.env.PORT ?? 3000), close };
  } catch (error) {
    releaseLock(places);
    throw error;
  }
}

async function migrate(env) {
  const code = await run(['migrate.mjs'], env, ['ignore', 2, 2]);
  if (code !== 0) throw new Error('The tables could not be made.');
}

function run([program, ...rest], env, stdio) {
  const script = path.join(places.programs, program);
  const child = spawn(process.execPath, ['--enable-source-maps', script, ...rest], { stdio, env });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // The terminal sends Ctrl-C to the command as well; we only wait for it, to stop the database after it.
  process.on('SIGINT', () => {});
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Builds the command line if its sources changed; Nx's own words appear only when that fails. */
async function build() {
  if (process.env.HOLDFAST_SKIP_BUILD && existsSync(path.join(places.programs, 'cli.mjs'))) return;
  const target = ['run', 'api:build', '--output-style=static'];
  if ((await runNx(places, target, ['ignore', 'ignore', 'ignore'])) === 0) return;
  await runNx(places, target, ['ignore', 2, 2]);
  throw new Error('The command line could not be built; see above.');
}

try {
  await build();
  const { env, close } = await connect();
  const code = await run(['cli.mjs', ...args], env, 'inherit');
  await close();
  process.exit(code);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
