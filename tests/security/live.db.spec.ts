import { type Hint, newId } from '@holdfast/platform/model';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { firstThread, type House, openHouse } from '../support/house';

let house: House;
let address: string;
let patientId: string;
let threadId: string;
const sockets: Socket[] = [];

beforeAll(async () => {
  house = await openHouse();
  await house.app.listen(0, '127.0.0.1');
  const { port } = house.app.getHttpServer().address() as AddressInfo;
  address = `http://127.0.0.1:${port}`;
  patientId = house.clinics.get('willow')?.patientIds.get('sam.rivera') ?? '';
  threadId = await firstThread(house, 'willow', 'sam.rivera');
});
afterEach(() => sockets.splice(0).forEach((socket) => socket.disconnect()));
afterAll(() => house?.close());

async function ticketFor(token: string): Promise<string> {
  const answer = await house.app.inject({
    method: 'POST',
    url: '/api/live/ticket',
    headers: { authorization: `Bearer ${token}` },
  });
  return answer.json<{ ticket: string }>().ticket;
}

function connect(
  ticket: unknown,
  extraHeaders: Record<string, string> = {},
  transports = ['websocket'],
): Promise<Socket> {
  const socket = io(address, {
    path: '/live',
    transports,
    auth: { ticket },
    reconnection: false,
    extraHeaders,
    forceNew: true,
  });
  sockets.push(socket);
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}

const hintsOf = (socket: Socket): Hint[] => {
  const heard: Hint[] = [];
  socket.on('hint', (hint: Hint) => heard.push(hint));
  return heard;
};
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function enter(clinic: string, person: string): Promise<{ token: string; socket: Socket; heard: Hint[] }> {
  const token = await house.signIn(clinic, person);
  const socket = await connect(await ticketFor(token));
  return { token, socket, heard: hintsOf(socket) };
}

function put(token: string, path: string, payload: object) {
  const url = `/api/patients/${patientId}/threads/${threadId}/${path}`;
  return house.app.inject({ method: 'PUT', url, headers: { authorization: `Bearer ${token}` }, payload });
}

describe('the live gateway', () => {
  it('opens to a ticket once, and to nothing else', async () => {
    const ticket = await ticketFor(await house.signIn('willow', 'sam.rivera'));
    await connect(ticket);
    await expect(connect(ticket)).rejects.toThrow('ticket.refused');
    for (const other of [undefined, '', 'x', `${newId()}.abc`, 7, { ticket }]) {
      await expect(connect(other)).rejects.toThrow('ticket.refused');
    }
  });

  it('opens to no page of another site, and to websockets only', async () => {
    const token = await house.signIn('willow', 'sam.rivera');
    const ticket = await ticketFor(token);
    await expect(connect(ticket, { origin: 'https://evil.example' })).rejects.toThrow();
    await expect(connect(ticket, {}, ['polling'])).rejects.toThrow();
    await connect(ticket, { origin: address });
  });

  it('tells both sides of a message with identifiers and numbers only, and nobody else', async () => {
    const [sam, dana, priya, jonas] = await Promise.all([
      enter('willow', 'sam.rivera'),
      enter('willow', 'dana'),
      enter('willow', 'priya'),
      enter('harbor', 'jonas'),
    ]);
    await put(sam.token, `messages/${newId()}`, { body: 'A secret word.' });
    await pause(300);
    expect(dana.heard).toEqual([
      {
        kind: 'message',
        patientId,
        threadId,
        seq: expect.any(Number) as number,
        accountId: expect.any(String) as string,
        on: false,
      },
    ]);
    expect(sam.heard).toEqual(dana.heard);
    expect([priya.heard, jonas.heard]).toEqual([[], []]);
    expect(JSON.stringify(dana.heard)).not.toContain('secret');
  });

  it('tells a patient nothing of staff notes and staff drafts', async () => {
    const [sam, dana, lee] = await Promise.all([
      enter('willow', 'sam.rivera'),
      enter('willow', 'dana'),
      enter('willow', 'lee'),
    ]);
    await put(dana.token, `notes/${newId()}`, { body: 'For us.' });
    await put(dana.token, 'draft', { body: 'Dear Sam' });
    await pause(300);
    expect(lee.heard.map(({ kind }) => kind)).toEqual(['note', 'draft']);
    expect(sam.heard).toEqual([]);
  });

  it('passes on that someone is writing, to those who may know, and refuses the rest', async () => {
    const [sam, dana, priya] = await Promise.all([
      enter('willow', 'sam.rivera'),
      enter('willow', 'dana'),
      enter('willow', 'priya'),
    ]);
    const type = (socket: Socket, notice: unknown) =>
      socket
        .timeout(500)
        .emitWithAck('typing', notice)
        .catch(() => 'no answer') as Promise<unknown>;
    expect(await type(dana.socket, { patientId, threadId, on: true })).toEqual({ ok: true });
    expect(await type(dana.socket, { patientId, threadId, on: true, body: 'words' })).toEqual({ ok: false });
    expect(await type(priya.socket, { patientId, threadId, on: true })).toBe('no answer');
    for (const odd of [null, 'x', [], { patientId: 'x' }]) await type(dana.socket, odd);
    await pause(200);
    expect(sam.heard.filter(({ kind }) => kind === 'typing').length).toBe(1);
    expect(dana.socket.connected).toBe(true);
  });

  it('cuts off a socket that floods it, and goes on answering everybody else', async () => {
    const [sam, dana] = [await enter('willow', 'sam.rivera'), await enter('willow', 'dana')];
    const gone = new Promise((resolve) => sam.socket.once('disconnect', resolve));
    for (let notice = 0; notice < 2000; notice += 1) sam.socket.emit('typing', { patientId, threadId, on: true });
    expect(await gone).toBe('io server disconnect');
    expect((await put(dana.token, 'read-mark', { seq: 1 })).statusCode).toBe(200);
    expect(dana.socket.connected).toBe(true);
    expect(dana.heard.filter(({ kind }) => kind === 'typing').length).toBeLessThanOrEqual(50);
  });

  it('closes a session’s sockets the moment it ends', async () => {
    const sam = await enter('willow', 'sam.rivera');
    const gone = new Promise((resolve) => sam.socket.once('disconnect', resolve));
    await house.app.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: { authorization: `Bearer ${sam.token}` },
    });
    expect(await gone).toBe('io server disconnect');
  });

  it('closes the sockets of whoever leaves a care team, and tells them nothing of it any more', async () => {
    const [lee, dana] = [await house.signIn('willow', 'lee'), await enter('willow', 'dana')];
    const staffId = house.clinics.get('willow')?.actors.get('dana')?.accountId ?? '';
    const gone = new Promise((resolve) => dana.socket.once('disconnect', resolve));
    const url = `/api/patients/${patientId}/care-team/${staffId}`;
    const headers = { authorization: `Bearer ${lee}` };
    expect((await house.app.inject({ method: 'DELETE', url, headers })).statusCode).toBe(204);
    await gone;
    expect((await put(dana.token, 'read-mark', { seq: 1 })).statusCode).toBe(404);
    const again = await enter('willow', 'dana');
    await put(lee, `messages/${newId()}`, { body: 'Not for Dana.' });
    await pause(300);
    expect(again.heard).toEqual([]);
    await house.app.inject({ method: 'PUT', url, headers, payload: { lead: false } });
  });
});
