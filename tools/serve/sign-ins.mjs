import { runProgram } from './programs.mjs';

/** The sign-ins of the demo clinic worth showing at the start, as lines of a table; none outside the demo. */
export async function signInTable(places, env) {
  if (env.DEMO !== 'true') return [];
  const printed = [];
  await runProgram(places, 'cli', ['demo', 'accounts', '--json'], { env, onLine: (line) => printed.push(line) });
  const accounts = JSON.parse(printed.join('\n')).items.filter((account) => account.featured);
  if (accounts.length === 0) return [];
  const rows = accounts.map(({ role, name, clinic, email, password }) => [role, name, clinic, email, password]);
  return columns([['role', 'name', 'clinic', 'e-mail', 'password'], ...rows]);
}

/** Where an installation without a clinic is set up; nothing once it has one. */
export async function setUpLine(places, env) {
  const printed = [];
  const onLine = (line) => printed.push(line);
  // Where there is a clinic the command says so by failing.
  await runProgram(places, 'cli', ['setup-link', '--json'], { env, onLine }).catch(() => undefined);
  const { link } = JSON.parse(printed.join('\n') || '{}');
  return link ? ['No clinic yet. Set it up within a day, in this browser or another:', link] : [];
}

/** Lines up rows of words in columns. */
export function columns(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => String(cell ?? '').padEnd(widths[column]))
      .join('   ')
      .trimEnd(),
  );
}
