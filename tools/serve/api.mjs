import { spawn } from 'node:child_process';
import process from 'node:process';
import { until } from '../postgres/process.mjs';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
const STEADY_MS = 30_000;
const STOP_TIMEOUT_MS = 10_000;
const READY_TIMEOUT_MS = 90_000;

/** Runs the API's server and starts it again whenever it ends, at growing pauses while it keeps failing. */
export class ApiSupervisor {
  #options;
  #child = null;
  #stopping = false;
  #restarting = false;
  #everReady = false;
  #failuresBeforeReady = 0;
  #pause = FIRST_PAUSE_MS;
  #timer = null;

  /**
   * @param options.script  the bundled program
   * @param options.env     its environment
   * @param options.say     prints a line for the person at the terminal
   * @param options.onStart told the process id at every start
   */
  constructor(options) {
    this.#options = options;
    this.#launch();
  }

  /** Waits until the API answers that it is ready; throws when it keeps failing or takes too long. */
  async ready(signal) {
    const { HOST, PORT } = this.#options.env;
    const ok = await until(async () => {
      signal?.throwIfAborted();
      if (this.#failuresBeforeReady >= 3) throw new Error('The API ended three times before it was ready; see above.');
      return isReady(HOST, PORT);
    }, READY_TIMEOUT_MS);
    if (!ok) throw new Error(`The API was not ready within ${READY_TIMEOUT_MS / 1000} s.`);
    this.#everReady = true;
    this.#pause = FIRST_PAUSE_MS;
  }

  /** Ends the running API so that a new build takes its place. */
  restart() {
    this.#restarting = true;
    this.#pause = FIRST_PAUSE_MS;
    this.#child.kill('SIGTERM');
  }

  /** Ends the API for good: gently first, and for certain after a while. */
  async stop() {
    this.#stopping = true;
    clearTimeout(this.#timer);
    await endGently(this.#child);
  }

  #launch() {
    const { script, env, onStart } = this.#options;
    const begin = Date.now();
    // The ipc channel tells the API when we are gone: it then ends by itself instead of outliving us.
    this.#child = spawn(process.execPath, ['--enable-source-maps', script], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
      env,
    });
    onStart?.(this.#child.pid);
    this.#child.once('exit', (code, signal) => this.#ended(signal ?? `code ${code}`, Date.now() - begin));
  }

  #ended(how, livedMs) {
    if (this.#stopping) return;
    if (!this.#everReady) this.#failuresBeforeReady++;
    if (livedMs > STEADY_MS) this.#pause = FIRST_PAUSE_MS;
    if (!this.#restarting) this.#options.say(`The API ended (${how}); starting it again.`);
    this.#timer = setTimeout(() => this.#launch(), this.#restarting ? 0 : this.#pause);
    this.#restarting = false;
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
  }
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
