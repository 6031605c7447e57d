// `npm run format`: prettier over everything. With --check it changes nothing and names what is not formatted.
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const mode = process.argv.includes('--check') ? '--check' : '--write';
const result = spawnSync(
  process.execPath,
  ['node_modules/prettier/bin/prettier.cjs', mode, '--log-level=warn', '--cache', '--cache-location=.nx/prettier', '.'],
  {
    stdio: 'inherit',
  },
);
if (result.status !== 0 && mode === '--check') process.stdout.write('Mend it with: npm run format\n');
process.exit(result.status ?? 1);
