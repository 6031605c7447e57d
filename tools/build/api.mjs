// Builds the API's programs (server, migrator, command line, bench) into dist/apps/api; --watch keeps building.
// A broken instrument file stops it before anything else: no question is asked, and no total shown, from such a file.
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import esbuild from 'esbuild';
import { instrumentComplaints } from '../checks/instruments.mjs';
import { bundle, bundleOptions } from './bundle.mjs';

const PROGRAMS = ['main', 'migrate', 'cli', 'bench'];
const OUT = 'dist/apps/api';

const complaints = await instrumentComplaints(path.resolve(import.meta.dirname, '../..'));
if (complaints.length > 0) {
  process.stderr.write(`${complaints.join('\n')}\n`);
  process.exit(1);
}

const entries = PROGRAMS.map((name) => `apps/api/src/${name}.ts`).filter((file) => existsSync(file));

if (process.argv.includes('--watch')) {
  const context = await esbuild.context({ ...bundleOptions(entries, OUT), logLevel: 'info' });
  await context.watch();
  process.once('disconnect', () => process.exit(0));
} else {
  await bundle(entries, OUT);
}
