// Builds the API's programs (server, migrator, command line, bench) into dist/apps/api; --watch keeps building.
import { existsSync } from 'node:fs';
import process from 'node:process';
import esbuild from 'esbuild';
import { bundle, bundleOptions } from './bundle.mjs';

const PROGRAMS = ['main', 'migrate', 'cli', 'bench'];
const OUT = 'dist/apps/api';

const entries = PROGRAMS.map((name) => `apps/api/src/${name}.ts`).filter((file) => existsSync(file));

if (process.argv.includes('--watch')) {
  const context = await esbuild.context({ ...bundleOptions(entries, OUT), logLevel: 'info' });
  await context.watch();
  process.once('disconnect', () => process.exit(0));
} else {
  await bundle(entries, OUT);
}
