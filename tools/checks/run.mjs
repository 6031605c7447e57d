// `npm run check`: the house rules no compiler knows. Says what is wrong, where, and how to mend it.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { boundaryCanary } from './canary.mjs';
import { documentedExports } from './documented.mjs';
import { ourFiles, read } from './files.mjs';
import { generatedPages } from './generated.mjs';
import { shippedInstruments } from './instruments.mjs';
import { fileSizes, folderSizes, functionSizes } from './sizes.mjs';
import { emptyNames, leftovers, places, promises } from './words.mjs';

/** Every check: its promise, and the function that lists what breaks it. */
const CHECKS = {
  'files can be read in one go': fileSizes,
  'folders can be read in one look': folderSizes,
  'functions do one thing': functionSizes,
  'names say what is inside': emptyNames,
  'exports say what they are for': documentedExports,
  'nothing is promised for later': promises,
  'no private place is named': places,
  'no test runs alone': leftovers,
  'instruments are sound and locked': shippedInstruments,
  'generated pages are up to date': generatedPages,
  'rooms keep their boundaries': boundaryCanary,
};

const root = path.resolve(import.meta.dirname, '../..');
const at = (name) => process.argv.indexOf(name);
const quick = at('--quick') > 0;
const files = read(root, ourFiles(root));

let failed = 0;
const checks = Object.entries(CHECKS).filter(
  ([, check]) => !quick || ![generatedPages, boundaryCanary].includes(check),
);
for (const [promise, check] of checks) {
  const complaints = await complaintsOf(check);
  process.stdout.write(`${complaints.length ? '✗' : '✓'} ${promise}\n`);
  for (const complaint of complaints) process.stdout.write(`    ${complaint}\n`);
  if (complaints.length) failed++;
}

/** A check that breaks is a check that fails: the others still get their turn, and the count stays whole. */
async function complaintsOf(check) {
  try {
    return await check(files, root);
  } catch (error) {
    return [`the check itself broke: ${error.message}`];
  }
}

if (at('--report') > 0) {
  const report = process.argv[at('--report') + 1];
  mkdirSync(path.dirname(report), { recursive: true });
  writeFileSync(report, JSON.stringify({ numPassedTests: checks.length - failed, numFailedTests: failed }));
}
process.exit(failed ? 1 : 0);
