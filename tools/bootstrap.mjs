// The one door to this workspace: `npm start`, `npm test` and the other scripts all come through here.
// Node built-ins only, since nothing is installed yet on a fresh clone; any Node from 20 up may run it.
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { ensureInstalled } from './bootstrap/install.mjs';
import { environmentFor, pickNode } from './bootstrap/node.mjs';

const root = path.resolve(import.meta.dirname, '..');

/** What each npm script runs, under the bundled Node, once the packages are there. */
const COMMANDS = {
  start: 'tools/serve/start.mjs',
  test: 'tools/test/everything.mjs',
  dev: 'tools/serve/dev.mjs',
  cli: 'tools/serve/cli.mjs',
  bench: 'tools/serve/bench.mjs',
  check: 'tools/checks/run.mjs',
  format: 'tools/format.mjs',
  generate: 'tools/generators/generate.mjs',
};

const [command, ...rest] = process.argv.slice(2);
const script = COMMANDS[command];
if (!script) {
  process.stderr.write(`Unknown command. Use one of: ${Object.keys(COMMANDS).join(', ')}.\n`);
  process.exit(2);
}

process.chdir(root);
ensureInstalled(root);
const node = pickNode(root);
const child = spawn(node, [script, ...rest], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: environmentFor(root, node),
});

// A terminal sends Ctrl-C to the whole group, so the child already has it; other senders know only us.
process.on('SIGINT', () => {
  if (!process.stdin.isTTY) child.kill('SIGINT');
});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));

// A SIGTERM to npm ends npm and its shell but never reaches this script: notice that the parent went away.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 500).unref();
}

child.once('error', (error) => {
  process.stderr.write(`Could not run ${node}: ${error.message}\n`);
  process.exit(1);
});
child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
