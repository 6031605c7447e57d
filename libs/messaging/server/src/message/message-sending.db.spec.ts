import { newId } from '@holdfast/platform/model';
import { KeyRing, KeyRotation } from '@holdfast/platform/server';
import pg from 'pg';
import { type SmallClinic, smallClinic } from '../testing/small-clinic';
import { threadKey } from '../thread/thread-key';
import { Threads } from '../thread/threads';
import { MessageCorrection } from './message-correction';
import { MessageReading } from './message-reading';
import { MessageSending } from './message-sending';

let clinic: SmallClinic;
let sending: MessageSending;
let reading: MessageReading;

beforeAll(async () => {
  clinic = await smallClinic();
  sending = clinic.app.get(MessageSending);
  reading = clinic.app.get(MessageReading);
});
afterAll(() => clinic?.close());

const latest = { limit: 100 };

describe('sending a message', () => {
  it('makes it once, and gives the same message to every repeat', async () => {
    const path = { ...(await clinic.openThread()), messageId: newId() };
    const first = await sending.send(clinic.as('sam'), path, { body: 'Hello.' });
    const again = await sending.send(clinic.as('sam'), path, { body: 'Hello.' });
    expect([first.made, again.made]).toEqual([true, false]);
    expect(again.view).toEqual(first.view);
    expect(first.view).toMatchObject({ seq: 1, side: 'patient', senderName: 'Sam', body: 'Hello.', state: 'sent' });
  });

  it('refuses a repeat that says something else, and one by another person', async () => {
    const path = { ...(await clinic.openThread()), messageId: newId() };
    await sending.send(clinic.as('sam'), path, { body: 'Hello.' });
    await expect(sending.send(clinic.as('sam'), path, { body: 'Hello!' })).rejects.toMatchObject({
      code: 'message.conflict',
    });
    await expect(sending.send(clinic.as('nurse'), path, { body: 'Hello.' })).rejects.toMatchObject({
      code: 'message.conflict',
    });
  });

  it('finds nothing where there is no such thread', async () => {
    const path = { patientId: clinic.patientId, threadId: newId(), messageId: newId() };
    await expect(sending.send(clinic.as('sam'), path, { body: 'Hello.' })).rejects.toMatchObject({ code: 'missing' });
  });

  it('makes one message of fifty sends of it at once', async () => {
    const thread = await clinic.openThread();
    const path = { ...thread, messageId: newId() };
    const all = await Promise.all(
      Array.from({ length: 50 }, () => sending.send(clinic.as('sam'), path, { body: 'Once.' })),
    );
    expect(all.filter(({ made }) => made).length).toBe(1);
    expect((await reading.page(clinic.as('sam'), thread, latest)).items.length).toBe(1);
  });

  it('numbers two hundred messages sent at once 1 to 200, without a gap', async () => {
    const thread = await clinic.openThread();
    const people = ['sam', 'nurse', 'lee'];
    const sends = Array.from({ length: 200 }, (_, index) =>
      sending.send(
        clinic.as(people[index % 3] ?? ''),
        { ...thread, messageId: newId() },
        { body: `Message ${index}.` },
      ),
    );
    const seqs = (await Promise.all(sends)).map(({ view }) => view.seq);
    expect(seqs.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
  });

  it('begins a wait with the patient’s first words and ends it with a reply', async () => {
    const thread = await clinic.openThread();
    const say = (who: string) => sending.send(clinic.as(who), { ...thread, messageId: newId() }, { body: 'Words.' });
    const view = () => clinic.app.get(Threads).view(clinic.as('nurse', 'thread.read'), thread);
    await say('sam');
    const waiting = await view();
    expect(waiting.replyDueAt).not.toBeNull();
    await say('sam');
    expect((await view()).replyDueAt).toBe(waiting.replyDueAt); // a second message does not push the promise back
    await reading.mark(clinic.as('nurse', 'read-mark.set'), thread, { seq: 2 });
    await say('nurse');
    expect(await view()).toMatchObject({ replyDueAt: null, waitingSince: null, status: 'answered' });
  });
});

describe('a conversation', () => {
  it('begun ten times at once under one identifier begins once, and every try gets it', async () => {
    const path = { patientId: clinic.patientId, threadId: newId() };
    const open = () => clinic.app.get(Threads).open(clinic.as('sam', 'thread.open'), path, { topic: 'question' });
    const made = await Promise.all(Array.from({ length: 10 }, open));
    expect(made.filter((one) => one.made).length).toBe(1);
    expect(new Set(made.map(({ view }) => view.id))).toEqual(new Set([path.threadId]));
  });
});

describe('reading', () => {
  it('pages forwards and backwards, and says whether there is more', async () => {
    const thread = await clinic.openThread();
    for (let index = 1; index <= 7; index += 1) {
      await sending.send(clinic.as('sam'), { ...thread, messageId: newId() }, { body: `Number ${index}.` });
    }
    const page = (query: object) => reading.page(clinic.as('nurse', 'message.read'), thread, { limit: 3, ...query });
    const seqs = async (query: object) => {
      const { items, more, lastSeq } = await page(query);
      return [items.map(({ seq }) => seq), more, lastSeq];
    };
    expect(await seqs({})).toEqual([[5, 6, 7], true, 7]);
    expect(await seqs({ before: 5 })).toEqual([[2, 3, 4], true, 7]);
    expect(await seqs({ before: 2 })).toEqual([[1], false, 7]);
    expect(await seqs({ after: 4 })).toEqual([[5, 6, 7], false, 7]);
    expect(await seqs({ after: 0 })).toEqual([[1, 2, 3], true, 7]);
    expect(await seqs({ after: 7 })).toEqual([[], false, 7]);
  });

  it('moves a read mark forward only, and never past the end', async () => {
    const thread = await clinic.openThread();
    for (let index = 0; index < 5; index += 1) {
      await sending.send(clinic.as('sam'), { ...thread, messageId: newId() }, { body: 'Words.' });
    }
    const mark = (seq: number) => reading.mark(clinic.as('nurse', 'read-mark.set'), thread, { seq });
    expect(await mark(3)).toEqual({ seq: 3, unread: 2 });
    expect(await mark(1)).toEqual({ seq: 3, unread: 2 });
    expect(await mark(99)).toEqual({ seq: 5, unread: 0 });
    await Promise.all([2, 5, 1, 4, 3].map(mark));
    expect(await mark(0)).toEqual({ seq: 5, unread: 0 });
  });

  it('shows a damaged message as unreadable and leaves the others alone', async () => {
    const thread = await clinic.openThread();
    const damaged = { ...thread, messageId: newId() };
    await sending.send(clinic.as('sam'), damaged, { body: 'Soon damaged.' });
    await sending.send(clinic.as('sam'), { ...thread, messageId: newId() }, { body: 'Still fine.' });
    const client = new pg.Client({ connectionString: clinic.database.adminUrl });
    await client.connect();
    await client.query(
      'update message set body_sealed = set_byte(body_sealed, 70, 255 - get_byte(body_sealed, 70)) where id = $1',
      [damaged.messageId],
    );
    await client.end();
    const { items } = await reading.page(clinic.as('sam'), thread, latest);
    expect(items.map(({ state, body }) => [state, body])).toEqual([
      ['unreadable', null],
      ['sent', 'Still fine.'],
    ]);
  });
});

describe('correcting', () => {
  it('puts other words in place, keeps the earlier ones, and takes a message back', async () => {
    const thread = await clinic.openThread();
    const path = { ...thread, messageId: newId() };
    const correction = clinic.app.get(MessageCorrection);
    const correct = (body: string | null, from: 'sent' | 'corrected', who = 'sam') =>
      correction.correct(clinic.as(who, 'message.correct'), path, { body, from });
    await sending.send(clinic.as('sam'), path, { body: 'Ten mg.' });
    await expect(correct('Mine now.', 'sent', 'nurse')).rejects.toMatchObject({ code: 'message.not-own' });
    expect(await correct('Five mg.', 'sent')).toMatchObject({ body: 'Five mg.', state: 'corrected', seq: 1 });
    await expect(correct('Six mg.', 'sent')).rejects.toMatchObject({ code: 'message.changed' });
    expect(await correct(null, 'corrected')).toMatchObject({ body: null, state: 'retracted' });
    const { items } = await correction.history(clinic.as('nurse', 'message.read-history'), path);
    expect(items.map(({ body, by }) => [body, by])).toEqual([
      ['Ten mg.', 'Sam'],
      ['Five mg.', 'Sam'],
    ]);
  });
});

describe('what the clinic took back', () => {
  it('is not told to the patient again: it may have been somebody else’s', async () => {
    const thread = await clinic.openThread();
    const path = { ...thread, messageId: newId() };
    const correction = clinic.app.get(MessageCorrection);
    await sending.send(clinic.as('nurse'), path, { body: 'Meant for Mateo.' });
    await correction.correct(clinic.as('nurse', 'message.correct'), path, { body: null, from: 'sent' });
    const history = (who: string) => correction.history(clinic.as(who, 'message.read-history'), path);
    await expect(history('sam')).rejects.toMatchObject({ code: 'missing' });
    expect((await history('lee')).items.map(({ body }) => body)).toEqual(['Meant for Mateo.']);
  });
});

describe('keys', () => {
  it('are wrapped by a new master key while a process that knew only the old one goes on reading', async () => {
    const thread = await clinic.openThread();
    await sending.send(clinic.as('sam'), { ...thread, messageId: newId() }, { body: 'Still here.' });
    const elsewhere = new KeyRing(clinic.database.settings); // another process, adding a master key
    const added = elsewhere.addMaster();
    expect(clinic.app.get(KeyRing).masterKey(added)).toEqual(elsewhere.masterKey(added));
    clinic.app.get(KeyRing).addMaster();
    expect(await clinic.app.get(KeyRotation).rewrapUnderMaster(clinic.clinicId)).toBeGreaterThan(0);
    expect(await clinic.app.get(KeyRotation).rewrapUnderMaster(clinic.clinicId)).toBe(0);
    const { items } = await reading.page(clinic.as('nurse', 'message.read'), thread, latest);
    expect(items.map(({ body }) => body)).toEqual(['Still here.']);
  });

  it('change while the conversation goes on, and shredding one leaves nothing of it to read', async () => {
    const thread = await clinic.openThread();
    const other = await clinic.openThread();
    for (const one of [thread, other])
      await sending.send(clinic.as('sam'), { ...one, messageId: newId() }, { body: 'Keep me.' });
    const rotation = clinic.app.get(KeyRotation);
    expect(await rotation.rotateClinic(clinic.clinicId)).toBeGreaterThan(3);
    const bodies = async (one: typeof thread) =>
      (await reading.page(clinic.as('nurse', 'message.read'), one, latest)).items.map(({ body }) => body);
    expect(await bodies(thread)).toEqual(['Keep me.']);
    expect(await rotation.shred(threadKey(clinic.clinicId, thread.threadId))).toBe(true);
    expect(await bodies(thread)).toEqual([null]);
    expect(await bodies(other)).toEqual(['Keep me.']);
    expect(await rotation.shred(threadKey(clinic.clinicId, thread.threadId))).toBe(false);
  });
});
