import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { commandOf, isAlive, startedAt, until } from '../postgres/process.mjs';

/**
 * Takes the data folder for this process, or throws when another living process has it.
 * Two instances on one database folder would each believe they are alone with it.
 */
export function takeLock(places) {
  for (let attempt = 0; attempt < 3; attempt++) {
    const mine = JSON.stringify({ pid: process.pid, startedAt: startedAt(process.pid) });
    try {
      writeFileSync(places.lock, mine, { flag: 'wx', mode: 0o600 });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = readJson(places.lock);
    if (holder && isHeldBy(holder)) throw new Error(alreadyRunning(places, holder.pid));
    rmSync(places.lock, { force: true });
  }
  throw new Error(`Could not take ${places.lock}; is another start under way?`);
}

/** Throws when the data folder is taken, before anything is built that the running instance would trip over. */
export function refuseIfRunning(places) {
  const holder = readJson(places.lock);
  if (holder && isHeldBy(holder)) throw new Error(alreadyRunning(places, holder.pid));
}

/** Gives the data folder back. */
export function releaseLock(places) {
  rmSync(places.run, { force: true });
  rmSync(places.lock, { force: true });
}

/** Notes where this instance can be reached, for the command line; readable to this account only. */
export function noteInstance(places, instance) {
  rmSync(places.run, { force: true });
  writeFileSync(places.run, `${JSON.stringify({ ...instance, pid: process.pid }, null, 2)}\n`, { mode: 0o600 });
}

/** The running instance of this data folder, or null. */
export function runningInstance(places) {
  const holder = readJson(places.lock);
  const instance = readJson(places.run);
  if (!holder || !instance || holder.pid !== instance.pid) return null;
  return isHeldBy(holder) ? instance : null;
}

// A process id alone may have been given to somebody else since; the time it began tells.
function isHeldBy(holder) {
  return isAlive(holder.pid) && startedAt(holder.pid) === holder.startedAt;
}

/** Ends the API that a killed supervisor may have left behind; it leaves by itself, this only makes sure. */
export async function clearOldApi(places) {
  const pid = readJson(places.run)?.apiPid;
  const isOurs = () => isAlive(pid) && commandOf(pid).includes(`${places.programs}/main.mjs`);
  if (!isOurs() || (await until(() => !isOurs(), 3_000))) return;
  process.kill(pid, 'SIGTERM');
  if (!(await until(() => !isOurs(), 8_000))) process.kill(pid, 'SIGKILL');
}

function alreadyRunning(places, pid) {
  const address = readJson(places.run)?.address;
  const where = address ? ` at ${address}` : '';
  return `Holdfast is already running on ${places.data}${where} (process ${pid}). Stop that one first, or set HOLDFAST_DATA to another folder.`;
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
