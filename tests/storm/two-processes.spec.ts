import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import type { AccountPage, AccountView } from '@holdfast/clinic/model';
import { type Hint, newId } from '@holdfast/platform/model';
import { io, type Socket } from 'socket.io-client';
import { Client } from '../support/client';
import { Instance, pause } from '../support/instance';

const REDIS_PORT = 36_379;
const OTHER_PORT = 3601;
const REDIS_URL = `redis://127.0.0.1:${REDIS_PORT}`;

// Where there is no Redis these tests are counted as skipped; .ci/run installs it.
const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
const withRedis = hasRedis ? describe : describe.skip;

withRedis('two API processes with Redis between them', () => {
  let redis: ChildProcess;
  let other: ChildProcess;
  let instance: Instance;
  let address: string;
  const otherAddress = `http://127.0.0.1:${OTHER_PORT}`;

  beforeAll(async () => {
    redis = spawn('redis-server', ['--port', String(REDIS_PORT), '--bind', '127.0.0.1', '--save', ''], {
      stdio: 'ignore',
    });
    instance = new Instance({ REDIS_URL });
    address = await instance.ready();
    other = instance.startAnotherApi(OTHER_PORT, { REDIS_URL, ROLES: 'http' });
    for (let tries = 0; tries < 100; tries += 1) {
      if (
        await fetch(`${otherAddress}/health/ready`).then(
          (answer) => answer.ok,
          () => false,
        )
      )
        return;
      await pause(200);
    }
    throw new Error('The second process did not come up.');
  }, 200_000);
  afterAll(async () => {
    other?.kill('SIGTERM');
    await instance?.stop();
    redis?.kill('SIGTERM');
  });

  async function listen(client: Client, at: string): Promise<{ socket: Socket; heard: Hint[] }> {
    const { body } = await client.ask<{ ticket: string }>('POST', '/api/live/ticket');
    const socket = io(at, {
      path: '/live',
      transports: ['websocket'],
      auth: { ticket: body?.ticket },
      reconnection: false,
    });
    const heard: Hint[] = [];
    socket.on('hint', (hint: Hint) => heard.push(hint));
    await new Promise((resolve, reject) => socket.once('connect', () => resolve(null)).once('connect_error', reject));
    return { socket, heard };
  }

  it('tell a socket on one process what was sent through the other', async () => {
    const sam = await Client.signIn(address, 'sam.rivera@willow.example', 'holdfast-demo');
    const dana = await Client.signIn(otherAddress, 'dana@willow.example', 'holdfast-demo');
    const patientId = sam.grant.me.patientId ?? '';
    const threadId = newId();
    await sam.openThread(patientId, threadId);
    const { socket, heard } = await listen(dana, otherAddress);
    const { status } = await sam.ask('PUT', `/api/patients/${patientId}/threads/${threadId}/messages/${newId()}`, {
      body: 'Hello.',
    });
    expect(status).toBe(201);
    for (let tries = 0; tries < 50 && heard.length === 0; tries += 1) await pause(20);
    expect(heard).toMatchObject([{ kind: 'message', threadId, seq: 1 }]);
    socket.disconnect();
  });

  it('close a socket on one process when its session ends on the other', async () => {
    const dana = await Client.signIn(address, 'dana@willow.example', 'holdfast-demo');
    const { socket } = await listen(dana, otherAddress);
    const gone = new Promise((resolve) => socket.once('disconnect', () => resolve(Date.now())));
    const start = Date.now();
    expect((await dana.ask('DELETE', '/api/session')).status).toBe(204);
    expect(((await gone) as number) - start).toBeLessThan(2000);
  });

  describe('a right that is taken away on one process, used on the other', () => {
    let marcus: Client;
    let sam: Client;

    beforeAll(async () => {
      marcus = await Client.signIn(address, 'marcus@willow.example', 'holdfast-demo');
      sam = await Client.signIn(address, 'sam.rivera@willow.example', 'holdfast-demo');
    });

    const account = async (name: string): Promise<AccountView> => {
      const { body } = await marcus.ask<AccountPage>('POST', '/api/clinic/accounts/search', { kind: 'staff' });
      const found = body?.items.find((one) => one.name === name);
      if (!found) throw new Error(`Nobody is called ${name}.`);
      return found;
    };
    const change = async (name: string, what: 'roles' | 'state', part: object) => {
      const { id, version } = await account(name);
      const { status } = await marcus.ask('PUT', `/api/clinic/accounts/${id}/${what}`, { version, ...part });
      expect(status).toBe(200);
    };
    const chartOf = () => `/api/patients/${sam.grant.me.patientId ?? ''}`;
    const team = async (name: string, method: 'PUT' | 'DELETE', part?: object) => {
      const { status } = await marcus.ask(method, `${chartOf()}/care-team/${(await account(name)).id}`, part);
      expect(status).toBe(204);
    };

    it.each([
      ['signing out', (client: Client) => client.ask('DELETE', '/api/me/sessions'), 401, null],
      [
        'suspension',
        () => change('Dana Whitfield', 'state', { state: 'suspended' }),
        401,
        () => change('Dana Whitfield', 'state', { state: 'active' }),
      ],
      [
        'another role',
        () => change('Dana Whitfield', 'roles', { roles: ['auditor'] }),
        403,
        () => change('Dana Whitfield', 'roles', { roles: ['nurse'] }),
      ],
      [
        'leaving the care team',
        () => team('Dana Whitfield', 'DELETE'),
        404,
        () => team('Dana Whitfield', 'PUT', { lead: false }),
      ],
    ] as const)(
      'is gone at the next request, and no event comes after two seconds: %s',
      async (_, take, status, give) => {
        const dana = await Client.signIn(otherAddress, 'dana@willow.example', 'holdfast-demo');
        const { socket, heard } = await listen(dana, otherAddress);
        const gone = new Promise<number>((resolve) => socket.once('disconnect', () => resolve(Date.now())));
        const path = status === 403 ? '/api/inbox' : `${chartOf()}/threads`;
        expect((await dana.ask('GET', path)).status).toBe(200);
        await take(dana);
        const taken = Date.now();
        expect((await dana.ask('GET', path)).status).toBe(status);
        expect((await gone) - taken).toBeLessThan(2000);
        await pause(2000);
        const before = heard.length;
        const threadId = newId();
        await sam.openThread(sam.grant.me.patientId ?? '', threadId);
        const message = `${chartOf()}/threads/${threadId}/messages/${newId()}`;
        expect((await sam.ask('PUT', message, { body: 'Is anybody there?' })).status).toBe(201);
        await pause(1000);
        expect([socket.connected, heard.length - before]).toEqual([false, 0]);
        await give?.();
      },
    );
  });
});
