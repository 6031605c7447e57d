import { readdirSync, readFileSync } from 'node:fs';

/** Processor time that processes had taken at one moment, user and system, in microseconds, by process. */
export type ProcessorTime = ReadonlyMap<number, number>;

/** What processes have taken so far. */
export function processorTime(pids: readonly number[]): ProcessorTime {
  return new Map(pids.map((pid) => [pid, microsOf(pid)]));
}

/** What was taken between two moments, in microseconds; a process that began meanwhile counts whole, one that ended not. */
export function spentBetween(before: ProcessorTime, after: ProcessorTime): number {
  let spent = 0;
  for (const [pid, micros] of after) spent += Math.max(0, micros - (before.get(pid) ?? 0));
  return spent;
}

/** A process and all that came from it. */
export function familyOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (/^\d+$/.test(name)) parents.set(Number(name), parentOf(Number(name)));
  }
  const family = [pid];
  for (const one of family) for (const [child, parent] of parents) if (parent === one) family.push(child);
  return family;
}

function fieldsOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

function parentOf(pid: number): number {
  return Number(fieldsOf(pid)[1] ?? 0);
}

// Linux keeps this for each thread, to the nanosecond; the hundredths of /proc/<pid>/stat are too coarse for a few
// hundred statements.
function microsOf(pid: number): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.reduce((sum, thread) => sum + threadMicros(pid, thread), 0);
  } catch {
    return 0;
  }
}

function threadMicros(pid: number, thread: string): number {
  return Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1000;
}
