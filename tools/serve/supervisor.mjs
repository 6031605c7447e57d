import path from 'node:path';
import process from 'node:process';
import { freePort } from '../postgres/process.mjs';
import { ApiSupervisor } from './api.mjs';
import { keepAlive, openDatabase } from './database.mjs';
import { clearOldApi, noteInstance, releaseLock, takeLock } from './instance.mjs';
import { setUpLine, signInTable } from './sign-ins.mjs';
import { runProgram } from './programs.mjs';
import { makePlaces, programEnvironment, withoutOwner } from './settings.mjs';

const WANTED_PORT = 3000;

/**
 * Brings a whole instance up: database, migrations, demo clinic, API. Returns how to reach, enter and stop it.
 * When something fails or `signal` asks for the end on the way, what was already started is stopped again.
 */
export async function bringUp(places, { say, onLost, signal }) {
  makePlaces(places);
  takeLock(places);
  const started = [() => releaseLock(places)];
  const takeDown = async () => {
    while (started.length) await started.pop()();
  };
  try {
    await clearOldApi(places);
    const { server, passwords } = await openDatabase(places);
    started.push(() => server.stop());
    sayWhere(server, say);
    signal.throwIfAborted();

    const env = await environmentOf(places, server, passwords, say);
    await prepareData(places, env, { say, signal });
    keepAlive(server, { say, onLost });
    const note = {
      address: env.PUBLIC_URL,
      port: Number(env.PORT),
      databasePort: server.port,
      databasePid: server.pid,
    };
    const api = new ApiSupervisor({
      script: path.join(places.programs, 'main.mjs'),
      env: withoutOwner(env),
      say,
      onStart: (apiPid) => noteInstance(places, { ...note, apiPid }),
    });
    started.push(() => api.stop());
    const [signIns] = await Promise.all([
      isOwn(env) ? setUpLine(places, env) : signInTable(places, env),
      api.ready(signal),
    ]);
    return { address: env.PUBLIC_URL, api, signIns, takeDown };
  } catch (error) {
    await takeDown();
    throw error;
  }
}

function sayWhere(server, say) {
  say(`PostgreSQL ${server.fresh ? 'made its data folder and runs' : 'runs'} on port ${server.port}.`);
  if (server.moved) say(`Its files are in ${server.moved}: this folder is closed to the account it runs under.`);
}

async function environmentOf(places, server, passwords, say) {
  const wanted = Number(process.env.PORT ?? WANTED_PORT);
  const port = await freePort(wanted);
  if (port !== wanted && wanted !== 0) say(`Port ${wanted} is taken; using ${port} instead.`);
  const env = programEnvironment(places, server, passwords, port);
  // Passkeys belong to a name, so this machine is called by its own.
  const host = env.HOST === '127.0.0.1' ? 'localhost' : env.HOST;
  return { PUBLIC_URL: `http://${host}:${port}`, ...env };
}

/** Whether this is an installation of somebody's own to try out: on this machine as the demo is, and without its people. */
function isOwn(env) {
  return env.HOLDFAST_OWN === 'true';
}

async function prepareData(places, env, { say, signal }) {
  await runProgram(places, 'migrate', [], { env, onLine: say, signal });
  say('The tables are up to date.');
  if (env.DEMO !== 'true' || isOwn(env)) return;
  await runProgram(places, 'cli', ['seed', 'demo', '--if-empty'], { env, onLine: say, signal });
}
