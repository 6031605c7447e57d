// `npm run bench -- <name>`: builds for production, then hands over to the bench, which brings a database of its own.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { runNx } from './programs.mjs';
import { placesOf } from './settings.mjs';

const BENCH = 'tests/load/bench.ts';

const places = placesOf();
if (!existsSync(path.join(places.root, BENCH))) {
  process.stderr.write(`${BENCH} is not there: nothing to measure.\n`);
  process.exit(1);
}
const code = await runNx(places, ['run', 'api:build', '--output-style=static'], ['ignore', 'ignore', 'inherit']);
if (code !== 0) process.exit(code);
const child = spawn(process.execPath, [BENCH, ...process.argv.slice(2)], { cwd: places.root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.once('exit', (status) => process.exit(status ?? 1));
