import { spawn } from 'node:child_process';
import process from 'node:process';

let running = null;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    running?.kill(signal);
    process.exit(130);
  });
}

/** Runs one step under this Node, its output on the terminal below a heading with its name; gives its exit code. */
export async function runNode(name, args, env = {}) {
  const begin = performance.now();
  process.stdout.write(`\n── ${name} ──\n`);
  running = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  const code = await new Promise((resolve) => {
    running.once('error', () => resolve(1));
    running.once('exit', (status) => resolve(status ?? 1));
  });
  running = null;
  process.stdout.write(
    `── ${name}: ${code === 0 ? 'ok' : 'failed'} after ${((performance.now() - begin) / 1000).toFixed(1)} s ──\n`,
  );
  return code;
}
