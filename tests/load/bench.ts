// `npm run bench -- <name …>`: measures the budgets by name, all of them without one. Exits with 1 when one is missed.
import { mkdirSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { benchCheckIn } from './check-in-bench.ts';
import { benchCopies } from './copies-bench.ts';
import { benchReview } from './review-bench.ts';
import { benchSend } from './send-bench.ts';
import { tableOf, type Verdict } from './verdict.ts';

const BENCHES: Record<string, (say: (line: string) => void) => Promise<Verdict[]>> = {
  'check-in': benchCheckIn,
  copies: benchCopies,
  review: benchReview,
  send: benchSend,
};

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no bench called ${unknown.join(', ')}. There is: ${Object.keys(BENCHES).join(', ')}.\n`,
  );
  process.exit(2);
}
const verdicts: Verdict[] = [];
for (const [name, bench] of Object.entries(BENCHES)) {
  if (names.length > 0 && !names.includes(name)) continue;
  verdicts.push(...(await bench((line) => void process.stderr.write(`${name}: ${line}\n`))));
}
process.stdout.write(`\n${tableOf(verdicts)}\n`);
mkdirSync('dist/results', { recursive: true });
writeFileSync('dist/results/bench.json', `${JSON.stringify(verdicts, null, 2)}\n`);
process.exit(verdicts.every(({ met }) => met) ? 0 : 1);
