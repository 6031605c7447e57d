import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import process from 'node:process';

/** Whether one of the API's programs was built. */
export const hasProgram = (places, name) => existsSync(path.join(places.programs, `${name}.mjs`));

/** Runs one of the API's programs to its end; hands every line it prints to `onLine`, and throws if it fails. */
export async function runProgram(places, name, args, { env, onLine, signal }) {
  const script = path.join(places.programs, `${name}.mjs`);
  const child = spawn(process.execPath, ['--enable-source-maps', script, ...args], {
    cwd: places.root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env,
    signal,
  });
  const lines = createInterface({ input: child.stdout });
  lines.on('line', onLine);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${[name, ...args].join(' ')} failed with ${code}.`);
}

/** Runs Nx for some targets; its output goes to `stdio`, and the exit code comes back. */
export function runNx(places, args, stdio = 'inherit') {
  const nx = path.join(places.root, 'node_modules/nx/dist/bin/nx.js');
  const child = spawn(process.execPath, [nx, ...args], { cwd: places.root, stdio, env: process.env });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
