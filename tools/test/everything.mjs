// `npm test`: everything there is to check, in one go, with one honest sum as the last line.
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { jestCounts, playwrightCounts, sumLine, total } from './counts.mjs';
import { runNode } from './steps.mjs';

const root = path.resolve(import.meta.dirname, '../..');
process.chdir(root);
const NX = 'node_modules/nx/dist/bin/nx.js';
const RESULTS = 'dist/results';

const counts = [];
const broken = [];

/** Runs one step that either holds or does not, and counts it as one. */
async function claim(name, args, env) {
  const code = await runNode(name, args, env);
  counts.push({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });
  if (code !== 0) broken.push(name);
  return code === 0;
}

/** Runs one step that counts its tests itself; a step that fails without naming a failed test counts as one. */
async function tests(name, args, read, env) {
  const code = await runNode(name, args, env);
  const found = read();
  if (code !== 0 && found.failed === 0) found.failed = 1;
  if (found.failed > 0) broken.push(name);
  counts.push(found);
}

rmSync(RESULTS, { recursive: true, force: true });
const everyProject = (...targets) => [NX, 'run-many', '-t', ...targets, '--nxBail=false', '--output-style=static'];

await claim('format', ['tools/format.mjs', '--check']);
await claim('typecheck', everyProject('typecheck'));
// One ESLint over all reads the types once; `nx lint <room>` is for the moment of writing.
await claim('lint', [NX, 'run', 'tools:lint-everything', '--output-style=static']);
await tests('house checks', ['tools/checks/run.mjs', '--report', `${RESULTS}/checks.json`], () =>
  jestCounts(RESULTS, ['checks']),
);
const built = await claim('build', everyProject('build', 'compress'));
await tests('jest', everyProject('test'), () => jestCounts(RESULTS));

// Whatever drives the whole system needs the whole system.
if (built) {
  if (existsSync('tests/e2e/playwright.config.ts')) {
    const report = path.resolve(RESULTS, 'playwright.json');
    await tests(
      'journeys',
      [
        'node_modules/@playwright/test/cli.js',
        'test',
        '-c',
        'tests/e2e/playwright.config.ts',
        '--reporter=list,json',
        '--pass-with-no-tests',
      ],
      () => playwrightCounts(report),
      { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    );
  }
  for (const folder of ['security', 'storm']) {
    if (!existsSync(`tests/${folder}`)) continue;
    const project = `tests-${folder}`;
    await tests(folder, ['tools/jest/run.mjs', 'server', `tests/${folder}`, project, '--runInBand'], () =>
      jestCounts(RESULTS, [project]),
    );
  }
}

if (broken.length) process.stdout.write(`\nNot well: ${broken.join(', ')}. The words are above.\n`);
const sum = total(counts);
process.exitCode = sum.failed === 0 && broken.length === 0 ? 0 : 1;
process.stdout.write(`\n${sumLine(sum)}\n`);
