import { newId } from '@holdfast/platform/model';
import { Client } from '../support/client';
import { Instance, pause } from '../support/instance';

const ANSWERS = 1000;
const WORKERS = 16;
const KILLS = 6; // three of the API, three of PostgreSQL, one after the other
const RETRY_MS = 150;
const GIVE_UP_MS = 60_000;
const MINUTE = 60_000;

interface Critical {
  readonly checkInId: string;
  readonly answerId: string;
}
interface AlertRow {
  readonly id: string;
  readonly source_id: string;
  readonly state: string;
  readonly ack_due_at: Date;
}
interface StepRow {
  readonly alert_id: string;
  readonly step: number;
  readonly kind: string;
  readonly at: Date;
}

let instance: Instance;
let address: string;

beforeAll(async () => {
  instance = new Instance();
  address = await instance.ready();
}, 200_000);
afterAll(() => instance?.stop());

describe('a storm of critical answers while processes are killed', () => {
  it('misses no alert, and escalates each that nobody acknowledges within a minute of its time, once a step', async () => {
    const sam = await Client.signIn(address, 'sam.rivera@willow.example', 'holdfast-demo');
    const dana = await Client.signIn(address, 'dana@willow.example', 'holdfast-demo');
    const patientId = sam.grant.me.patientId ?? '';
    const all = await ask(dana, patientId);

    let acknowledged = 0;
    const killing = killAsTheyGo(() => acknowledged);
    const work = async (worker: number) => {
      for (let index = worker; index < all.length; index += WORKERS) {
        const one = all[index];
        if (one) await answerUntilTaken(sam, patientId, one);
        acknowledged += 1;
      }
    };
    await Promise.all(Array.from({ length: WORKERS }, (_, worker) => work(worker)));
    expect(await killing).toBe(KILLS);

    const mine = new Set(all.map(({ checkInId }) => checkInId));
    const alerts = (
      await instance.rows<AlertRow>('select id, source_id, state, ack_due_at from alert where rule = $1', [
        'phq-9.item-9',
      ])
    ).filter(({ source_id }) => mine.has(source_id));
    expect(new Set(alerts.map(({ source_id }) => source_id)).size).toBe(ANSWERS); // none missed
    expect(alerts.length).toBe(ANSWERS); // none doubled

    const lateness = await escalation(alerts);
    expect(Math.max(...lateness)).toBeLessThanOrEqual(MINUTE);
  }, 400_000);
});

/** Lets the time to acknowledge pass, with a crash of each process in between. @returns how late each alert was escalated */
async function escalation(alerts: readonly AlertRow[]): Promise<number[]> {
  const due = Math.max(...alerts.map(({ ack_due_at }) => ack_due_at.getTime()));
  const jumpedTo = await instance.moveClockTo(due - MINUTE / 2);
  instance.killApi();
  await pause(3000);
  instance.killDatabase();
  const ids = alerts.map(({ id }) => id);
  const until = Date.now() + 2 * MINUTE;
  for (;;) {
    const steps = await instance
      .rows<StepRow>(
        'select alert_id, step, kind, at from alert_step where alert_id = any ($1::uuid[]) and step is not null',
        [ids],
      )
      .catch(() => []);
    const first = new Map(steps.filter(({ step }) => step === 1).map((step) => [step.alert_id, step]));
    if (first.size === ids.length) {
      const once = new Set(steps.map(({ alert_id, step }) => `${alert_id} ${step}`));
      expect(once.size).toBe(steps.length); // each step once
      return alerts.map(({ id, ack_due_at }) => {
        // Whose time passed while the clock was moved could be escalated no sooner than it stood still again.
        const earliest = Math.max(ack_due_at.getTime(), jumpedTo);
        return (first.get(id)?.at.getTime() ?? Infinity) - earliest;
      });
    }
    if (Date.now() > until) throw new Error(`Only ${first.size} of ${ids.length} alerts were escalated.`);
    await pause(1000);
  }
}

async function ask(dana: Client, patientId: string): Promise<Critical[]> {
  const all = Array.from({ length: ANSWERS }, () => ({ checkInId: newId(), answerId: newId() }));
  const work = async (worker: number) => {
    for (let index = worker; index < all.length; index += WORKERS) {
      const { status } = await dana.ask('PUT', `/api/patients/${patientId}/check-ins/${all[index]?.checkInId}`, {
        forms: ['phq-9'],
      });
      if (status !== 201) throw new Error(`A check-in was not asked: ${status}`);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, (_, worker) => work(worker)));
  return all;
}

async function answerUntilTaken(sam: Client, patientId: string, { checkInId, answerId: id }: Critical): Promise<void> {
  const until = Date.now() + GIVE_UP_MS;
  for (;;) {
    const { status } = await sam.ask('PUT', `/api/patients/${patientId}/check-ins/${checkInId}/answers/phq-9.9`, {
      ...{ id, version: 1, value: 3, replaces: null },
    });
    if (status === 200) return;
    if (status >= 400 && status < 500) throw new Error(`A rightful answer was refused with ${status}.`);
    if (Date.now() > until) throw new Error(`An answer was not taken in a minute; the last status was ${status}.`);
    await pause(RETRY_MS);
  }
}

async function killAsTheyGo(acknowledged: () => number): Promise<number> {
  for (let kill = 0; kill < KILLS; kill += 1) {
    while (acknowledged() < ((kill + 1) * ANSWERS) / (KILLS + 2)) await pause(5);
    if (kill % 2 === 0) instance.killApi();
    else instance.killDatabase();
  }
  return KILLS;
}
