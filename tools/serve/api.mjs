import { spawn } from 'node:child_process';
import process from 'node:process';
import { until } from '../postgres/process.mjs';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
const STEADY_MS = 30_000;
const STOP_TIMEOUT_MS = 10_000;
const READY_TIMEOUT_MS = 90_000;

/**
 * Runs the API's server and starts it again whenever it ends, at growing pauses while it keeps failing.
 *
 * @param options.script  the bundled program
 * @param options.env     its environment
 * @param options.say     prints a line for the person at the terminal
 * @param options.onStart told the process id of every start
 */
export function superviseApi({ script, env, say, onStart }) {
  let child = null;
  let stopping = false;
  let restarting = false;
  let failuresBeforeReady = 0;
  let everReady = false;
  let pause = FIRST_PAUSE_MS;
  let timer = null;

  const launch = () => {
    const begin = Date.now();
    // The ipc channel tells the API when we are gone: it then ends by itself instead of outliving us.
    child = spawn(process.execPath, ['--enable-source-maps', script], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
      env,
    });
    onStart?.(child.pid);
    child.once('exit', (code, signal) => {
      if (stopping) return;
      if (!everReady) failuresBeforeReady++;
      if (Date.now() - begin > STEADY_MS) pause = FIRST_PAUSE_MS;
      if (!restarting) say(`The API ended (${signal ?? `code ${code}`}); starting it again.`);
      timer = setTimeout(launch, restarting ? 0 : pause);
      restarting = false;
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    });
  };
  launch();

  return {
    get pid() {
      return child.pid;
    },
    /** Waits until the API answers that it is ready; throws when it keeps failing or takes too long. */
    ready: async (signal) => {
      const ok = await until(async () => {
        signal?.throwIfAborted();
        if (failuresBeforeReady >= 3) throw new Error('The API ended three times before it was ready; see above.');
        return isReady(env.HOST, env.PORT);
      }, READY_TIMEOUT_MS);
      if (!ok) throw new Error(`The API was not ready within ${READY_TIMEOUT_MS / 1000} s.`);
      everReady = true;
      pause = FIRST_PAUSE_MS;
    },
    /** Ends the running API so that a new build takes its place. */
    restart: () => {
      restarting = true;
      pause = FIRST_PAUSE_MS;
      child.kill('SIGTERM');
    },
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      await endGently(child);
    },
  };
}

async function isReady(host, port) {
  try {
    const response = await fetch(`http://${host}:${port}/health/ready`, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

async function endGently(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await gone;
  clearTimeout(timer);
}
