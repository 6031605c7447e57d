// Runs the jest suites of one folder: node tools/jest/run.mjs <model|server|portal> <folder> <project> [jest options]
// Leaves the counts in dist/results/<project>.json for the sum at the end of `npm test`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const [kind, folder, project, ...options] = process.argv.slice(2);
const SETTINGS = { model: 'model.mjs', server: 'server.mjs', portal: 'portal.cjs', tools: 'tools.mjs' };
const NOTHING_RUN = { success: true, numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };

const report = path.resolve('dist/results', `${project}.json`);
mkdirSync(path.dirname(report), { recursive: true });
rmSync(report, { force: true });

const nodeOptions = kind === 'portal' ? [] : ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning'];
// A suite that fails half-way may leave a connection open; the run must end all the same.
const settings = ['--forceExit', '-c', `tools/jest/${SETTINGS[kind]}`, '--rootDir', folder, '--passWithNoTests'];
const result = spawnSync(
  process.execPath,
  [...nodeOptions, 'node_modules/jest/bin/jest.js', ...settings, '--json', '--outputFile', report, ...options],
  { stdio: 'inherit' },
);
if (result.status === 0 && !existsSync(report)) writeFileSync(report, JSON.stringify(NOTHING_RUN));
process.exit(result.status ?? 1);
