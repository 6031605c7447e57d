/** One budget with what was measured against it. */
export interface Verdict {
  readonly budget: string;
  readonly wanted: string;
  readonly measured: string;
  readonly met: boolean;
}

/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle];
  if (upper === undefined || lower === undefined) throw new Error('There are no figures.');
  return (upper + lower) / 2;
}

/** A table of verdicts, as the bench prints it. */
export function tableOf(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ budget, wanted, measured, met }) => [met ? 'met' : 'MISSED', wanted, measured, budget]);
  const head = ['verdict', 'wanted', 'measured', 'budget'];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)));
  return [head, ...rows]
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .join('\n');
}
