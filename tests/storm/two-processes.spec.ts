import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
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
});
