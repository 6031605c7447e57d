// `npm run dev`: like `npm start`, but rebuilds on every change; the API restarts, the browser is reloaded by hand.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { runNx } from './programs.mjs';
import { progress } from './progress.mjs';
import { placesOf } from './settings.mjs';
import { onStopRequest } from './stopping.mjs';
import { bringUp } from './supervisor.mjs';

const QUIET_MS = 200;

const { say } = progress();
const places = placesOf();
const builders = [];

const ending = new AbortController();
let bringing = null;
const stop = onStopRequest(async (why) => {
  say(`Stopping (${why}) …`);
  ending.abort(new Error('Stopped before it was up.'));
  for (const builder of builders) endWithChildren(builder);
  const instance = await bringing?.catch(() => null);
  await instance?.takeDown();
  say('Stopped.');
});

say('Building for development …');
const targets = ['run-many', '-t', 'build', '--configuration=development', '--output-style=static'];
if ((await runNx(places, targets)) !== 0) process.exit(1);

try {
  bringing = bringUp(places, { say, signal: ending.signal, onLost: (error) => stop(error.message, 1) });
  const { api, address, signIns } = await bringing;
  for (const line of signIns) process.stdout.write(`  ${line}\n`);
  keepBuilding();
  restartWhenBuilt(api);
  say(`${address}  The API restarts when its code changes; reload the page to see a change of the portal.`);
} catch (error) {
  if (!ending.signal.aborted) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

function keepBuilding() {
  const nx = path.join(places.root, 'node_modules/nx/dist/bin/nx.js');
  const portal = [nx, 'run', 'portal:build:development', '--watch', '--output-style=static'];
  for (const args of [[path.join(places.root, 'tools/build/api.mjs'), '--watch'], portal]) {
    // A group of its own: Nx starts further processes, and does not take them along when it ends.
    const options = { cwd: places.root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true };
    builders.push(spawn(process.execPath, args, options));
  }
}

function endWithChildren(builder) {
  if (builder.exitCode !== null || builder.signalCode !== null) return;
  try {
    process.kill(-builder.pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}

// esbuild writes several files; the API is restarted once they have been still for a moment.
function restartWhenBuilt(api) {
  let timer = null;
  watch(places.programs, (_event, file) => {
    if (file !== 'main.mjs') return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      say('The API was rebuilt; restarting it.');
      api.restart();
    }, QUIET_MS);
  });
}
