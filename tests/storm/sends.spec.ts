import { newId } from '@holdfast/platform/model';
import { Client } from '../support/client';
import { Instance, pause } from '../support/instance';

const SENDS = 1000;
const THREADS = 10;
const WORKERS = 16;
const KILLS = 6; // three of the API, three of PostgreSQL, one after the other
const RETRY_MS = 150;
const GIVE_UP_MS = 60_000;

interface Send {
  readonly id: string;
  readonly thread: string;
  readonly worker: number;
  readonly body: string;
}

let instance: Instance;
let address: string;

beforeAll(async () => {
  instance = new Instance();
  address = await instance.ready();
}, 200_000);
afterAll(() => instance?.stop());

describe('a storm of sends while processes are killed', () => {
  it('loses none, doubles none, leaves no gap, and keeps each sender’s order', async () => {
    const sam = await Client.signIn(address, 'sam.rivera@willow.example', 'holdfast-demo');
    const dana = await Client.signIn(address, 'dana@willow.example', 'holdfast-demo');
    const patientId = sam.grant.me.patientId ?? '';
    const threads = Array.from({ length: THREADS }, () => newId());
    for (const thread of threads) await sam.openThread(patientId, thread);

    const sends = Array.from({ length: SENDS }, (_, index): Send => {
      const worker = index % WORKERS;
      return {
        id: newId(),
        thread: threads[index % THREADS] ?? '',
        worker,
        body: `Message ${index} of worker ${worker}.`,
      };
    });
    let acknowledged = 0;
    const work = async (worker: number) => {
      const client = worker % 2 === 0 ? sam : dana;
      for (const send of sends.filter((one) => one.worker === worker)) {
        await sendUntilAcknowledged(client, patientId, send);
        acknowledged += 1;
      }
    };
    const killing = killAsTheyGo(() => acknowledged);
    await Promise.all(Array.from({ length: WORKERS }, (_, worker) => work(worker)));
    expect(await killing).toBe(KILLS);

    const read = await Promise.all(
      threads.map(async (thread) => ({ thread, messages: await sam.readAll(patientId, thread) })),
    );
    const all = read.flatMap(({ messages }) => messages);
    const ids = all.map(({ id }) => id);
    expect(sends.filter(({ id }) => !ids.includes(id))).toEqual([]); // none lost
    expect(ids.length).toBe(new Set(ids).size); // none doubled
    expect(ids.length).toBe(SENDS);
    for (const { messages, thread } of read) {
      expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1)); // no gap
      for (let worker = 0; worker < WORKERS; worker += 1) {
        const sent = sends.filter((one) => one.worker === worker && one.thread === thread).map(({ id }) => id);
        expect(messages.map(({ id }) => id).filter((id) => sent.includes(id))).toEqual(sent); // in order
      }
    }
  }, 240_000);
});

async function sendUntilAcknowledged(client: Client, patientId: string, { id, thread, body }: Send): Promise<void> {
  const path = `/api/patients/${patientId}/threads/${thread}/messages/${id}`;
  const until = Date.now() + GIVE_UP_MS;
  for (;;) {
    const { status } = await client.ask('PUT', path, { body });
    if (status === 200 || status === 201) return;
    if (status >= 400 && status < 500) throw new Error(`A rightful send was refused with ${status}.`);
    if (Date.now() > until) throw new Error(`A send was not acknowledged in a minute; the last status was ${status}.`);
    await pause(RETRY_MS);
  }
}

// Kills spread over the sends, so that some always meet a send on its way.
async function killAsTheyGo(acknowledged: () => number): Promise<number> {
  for (let kill = 0; kill < KILLS; kill += 1) {
    while (acknowledged() < ((kill + 1) * SENDS) / (KILLS + 2)) await pause(5);
    if (kill % 2 === 0) instance.killApi();
    else instance.killDatabase();
  }
  return KILLS;
}
