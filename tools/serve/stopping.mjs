import process from 'node:process';

/**
 * Runs `stop` once when a person, a process manager or a vanished parent asks for the end, then exits.
 * A request that comes before the start is over waits for nothing: what is up by then is taken down.
 *
 * @returns the same request as a function, taking the reason and the exit code
 */
export function onStopRequest(stop) {
  let asked = false;
  const request = async (why, code = 0) => {
    if (asked) return;
    asked = true;
    try {
      await stop(why);
      process.exit(code);
    } catch (error) {
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void request(signal));
  // bootstrap.mjs was killed outright: its ipc channel closes, and nobody could stop us any more.
  process.once('disconnect', () => void request('the starting process is gone'));
  return request;
}
