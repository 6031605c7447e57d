import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { rows } from './backstage';

/** Where the instance of the journeys writes its log, each answer with its route's pattern and its request's identifier. */
export function requestLog(data: string): string {
  return path.join(data, 'requests.log');
}

interface Answer {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly requestId: string;
}

const PAUSE_MS = 1500;

/**
 * Compares what the API answered over the whole run with the trail: each good answer of a guarded route has exactly one
 * entry, and so has each of a public route that opens something of a patient to whoever has its secret.
 *
 * @throws Error that names routes and how often they had none or several
 */
export async function checkEntries(data: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS)); // the last answers are being written down
  const answers = answersIn(requestLog(data)).filter(({ status, route }) => status < 300 && isCounted(route));
  if (answers.length === 0) throw new Error('The journeys left no answers to compare with the trail.');
  const counts = new Map<string, number>();
  const found = await rows<{ id: string; n: number }>(
    'select request_id as id, count(*)::int as n from audit_entry where request_id = any ($1::uuid[]) group by 1',
    [answers.map(({ requestId }) => requestId)],
  );
  for (const { id, n } of found) counts.set(id, n);
  const wrong = new Map<string, number>();
  for (const { method, route, requestId } of answers) {
    const count = counts.get(requestId) ?? 0;
    if (count === 1) continue;
    const what = `${method} ${route}: ${count} entries`;
    wrong.set(what, (wrong.get(what) ?? 0) + 1);
  }
  process.stdout.write(`\n${answers.length} answers were compared with the trail.\n`);
  if (wrong.size === 0) return;
  const lines = [...wrong].map(([what, times]) => `  ${times} × ${what}`).sort();
  throw new Error(`Each of these answers should have left exactly one entry:\n${lines.join('\n')}`);
}

function answersIn(file: string): Answer[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (!line.startsWith('{')) return [];
      const said = JSON.parse(line) as Partial<Answer> & { msg?: string };
      const { method, route, status, requestId } = said;
      return said.msg === 'answered' && method && route && status && requestId
        ? [{ method, route, status, requestId }]
        : [];
    });
}

// Open to everyone, with nothing of a patient in the answer: signing in, a new password, setting up, coming in by
// an invitation, the demo's first page.
const OPENS_NOTHING = /^\/api\/(session|reset|rescue|not-me|set-up|invitation|demo|docs)/;

function isCounted(route: string): boolean {
  return route.startsWith('/api/') && !OPENS_NOTHING.test(route);
}
