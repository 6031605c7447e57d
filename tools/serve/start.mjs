// `npm start`: build what changed, bring the instance up, show the way in, and keep it running.
import process from 'node:process';
import { refuseIfRunning } from './instance.mjs';
import { runNx } from './programs.mjs';
import { progress } from './progress.mjs';
import { placesOf } from './settings.mjs';
import { onStopRequest } from './stopping.mjs';
import { bringUp } from './supervisor.mjs';

// An installation of one's own: its data stay where the demo's are not.
if (process.argv.includes('--own')) {
  process.env.HOLDFAST_OWN = 'true';
  process.env.HOLDFAST_DATA ??= '.data-own';
}

const { say, seconds } = progress();
const places = placesOf();

try {
  refuseIfRunning(places);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

if (!process.env.HOLDFAST_SKIP_BUILD) {
  say('Building what changed …');
  const code = await runNx(
    places,
    ['run-many', '-t', 'build', 'compress', '--output-style=static'],
    ['ignore', 'ignore', 'inherit'],
  );
  if (code !== 0) {
    // Once more with its words shown: a build that fails must say why, one that works need not talk.
    await runNx(places, ['run-many', '-t', 'build', 'compress', '--output-style=static']);
    process.exit(code);
  }
  say('Built.');
}

const ending = new AbortController();
let bringing = null;
const stop = onStopRequest(async (why) => {
  say(`Stopping (${why}) …`);
  ending.abort(new Error('Stopped before it was up.'));
  const instance = await bringing?.catch(() => null);
  await instance?.takeDown();
  say('Stopped. Everything is kept for the next start.');
});

try {
  bringing = bringUp(places, { say, signal: ending.signal, onLost: (error) => stop(error.message, 1) });
  const { address, signIns } = await bringing;
  process.stdout.write(`\nHoldfast is ready after ${seconds()} s:  ${address}\n\n`);
  if (signIns.length) process.stdout.write(`${signIns.map((line) => `  ${line}`).join('\n')}\n\n`);
  process.stdout.write('  Ctrl-C stops everything; the data stays.\n\n');
} catch (error) {
  if (!ending.signal.aborted) {
    process.stderr.write(`\n${error.message}\n`);
    await bringing?.then(
      (instance) => instance.takeDown(),
      () => null,
    );
    process.exit(1);
  }
}
