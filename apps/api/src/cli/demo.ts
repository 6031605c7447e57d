import { DemoSignIns } from '@holdfast/identity/server';
import { Clock, JobQueue, Mailer, REREAD_MS, Sweeper } from '@holdfast/platform/server';
import type { Call } from './commands';
import { inProgram } from './context';

const UNIT_MS: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const WAIT_MS = 200;
const TRIES = 100;

/** Lists the demo sign-ins. */
export function accounts({ flags, print }: Call): Promise<number> {
  return inProgram(async (app) => {
    const list = app.get(DemoSignIns).list();
    if (flags.has('--json')) print(JSON.stringify(list));
    else
      for (const one of list.items)
        print(`${one.role.padEnd(12)} ${one.email.padEnd(36)} ${one.password}  ${one.name}`);
    return 0;
  });
}

/** Lists the mails that the demo wrote instead of sending. */
export function outbox({ flags, print }: Call): Promise<number> {
  return inProgram(async (app) => {
    const mails = app.get(Mailer).outbox();
    if (flags.has('--json')) print(JSON.stringify({ items: mails }));
    else for (const mail of mails) print(`${mail.at}  ${mail.to.padEnd(34)} ${mail.subject}`);
    return 0;
  });
}

/** Tells the demo clock, or moves it on and runs what fell due until nothing is. */
export function clock({ args, flags, print }: Call): Promise<number> {
  return inProgram(async (app) => {
    const by = args[0] === undefined ? 0 : readStep(args[0]);
    const time = app.get(Clock);
    const mailer = app.get(Mailer);
    const mailsBefore = mailer.outbox().length;
    const swept = await sweepAfter(app.get(Sweeper), () => time.advance(by));
    await settle(app.get(JobQueue));
    // Whoever goes on after this command goes on at the new time, in every process.
    if (by > 0) await new Promise((resolve) => setTimeout(resolve, REREAD_MS + WAIT_MS));
    const happened = { ...Object.fromEntries(swept), 'mails written': mailer.outbox().length - mailsBefore };
    const now = new Date(time.now()).toISOString();
    if (flags.has('--json')) print(JSON.stringify({ now, happened }));
    else {
      print(`It is now ${now}.`);
      const lines = Object.entries(happened).filter(([, count]) => count > 0);
      if (lines.length === 0) print('Nothing fell due.');
      for (const [what, count] of lines) print(`  ${count} ${what}`);
    }
    return 0;
  });
}

function readStep(text: string): number {
  const [, count, unit] = /^\+(\d{1,4})([mhd])$/.exec(text) ?? [];
  const ms = UNIT_MS[unit ?? ''];
  if (!count || !ms) throw new Error(`Say how far, for example +30m, +6h or +3d; "${text}" is none of these.`);
  return Number(count) * ms;
}

// A running instance sweeps too: whoever holds the sweep moves the clock, so that what falls due is told here.
async function sweepAfter(sweeper: Sweeper, advance: () => void): Promise<Map<string, number>> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const done = await sweeper.round(advance);
    if (done) return done;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  throw new Error('Another process is sweeping and does not come to an end.');
}

async function settle(jobs: JobQueue): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if ((await jobs.drain()) === 0 && (await jobs.isIdle())) return;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
}
