import { CareTeams } from '@holdfast/clinic/server';
import { newId } from '@holdfast/platform/model';
import { Clock, JobQueue, Mailer, Sweeper } from '@holdfast/platform/server';
import { MessageReading } from '../message/message-reading';
import { MessageSending } from '../message/message-sending';
import { type SmallClinic, smallClinic } from '../testing/small-clinic';
import { Inbox } from '../thread/inbox';
import { ThreadRouting } from '../thread/thread-routing';
import { Threads } from '../thread/threads';

const MINUTE = 60_000;

let clinic: SmallClinic;

beforeEach(async () => {
  clinic = await smallClinic();
});
afterEach(() => clinic?.close());

type Place = { patientId: string; threadId: string };

const send = (who: string, thread: Place) =>
  clinic.app.get(MessageSending).send(clinic.as(who), { ...thread, messageId: newId() }, { body: 'Words.' });
const read = (who: string, thread: Place, seq = 99) =>
  clinic.app.get(MessageReading).mark(clinic.as(who, 'read-mark.set'), thread, { seq });
/** Says something, having read what is there. */
const say = async (who: string, thread: Place) => {
  await read(who, thread);
  return send(who, thread);
};
const sweepAfter = (minutes: number) =>
  clinic.app.get(Sweeper).round(() => clinic.app.get(Clock).advance(minutes * MINUTE));
const mails = async () => {
  await clinic.app.get(JobQueue).drain();
  return clinic.app.get(Mailer).outbox();
};

describe('a reply that was promised', () => {
  it('is escalated once when it is late, and the people it escalates to get one neutral mail each', async () => {
    const thread = await clinic.openThread();
    await say('sam', thread);
    expect((await sweepAfter(59))?.get('replies escalated')).toBeUndefined();
    expect((await sweepAfter(2))?.get('replies escalated')).toBe(1);
    expect((await sweepAfter(60))?.get('replies escalated')).toBeUndefined();
    const sent = await mails();
    expect(sent.map(({ to }) => to.split('@')[0]).toSorted()).toEqual(['lee', 'nurse']); // the desk, and the lead of the team
    for (const { subject, text } of sent)
      expect(`${subject} ${text}`).not.toMatch(/Sam|Words|ketamine|depress|message/i);
    const view = await clinic.app.get(Threads).view(clinic.as('nurse', 'thread.read'), thread);
    expect(view.escalatedAt).not.toBeNull();
    expect(view.steps.map(({ kind, by }) => [kind, by])).toContainEqual(['escalated', null]);
  });

  it('counts as broken once it was late, and as kept when it came in time', async () => {
    const [late, early] = [await clinic.openThread(), await clinic.openThread()];
    await say('sam', late);
    await sweepAfter(61);
    await say('nurse', late);
    await say('sam', early);
    await say('nurse', early);
    const query = { filter: 'answered' as const, order: 'due' as const, limit: 50 };
    const { promise, items } = await clinic.app.get(Inbox).page(clinic.as('nurse', 'inbox.read'), query);
    expect(promise).toEqual({ kept: 1, made: 2 });
    expect(items.map(({ why }) => why.reason)).toEqual(['answered', 'answered']);
  });
});

describe('a conversation that is opened again', () => {
  it('waits anew where the patient had the last word, and only there', async () => {
    const routing = clinic.app.get(ThreadRouting);
    const set = async (thread: { patientId: string; threadId: string }, state: 'open' | 'closed') => {
      const { version, lastSeq } = await clinic.app.get(Threads).view(clinic.as('nurse', 'thread.read'), thread);
      return routing.setState(clinic.as('nurse', 'thread.set-state'), thread, {
        version,
        lastSeq,
        state,
        reason: 'Because.',
      });
    };
    const [asked, answered] = [await clinic.openThread(), await clinic.openThread()];
    await say('sam', asked);
    await say('sam', answered);
    await say('nurse', answered);
    expect(await set(asked, 'closed')).toMatchObject({ state: 'closed', waitingSince: null, replyDueAt: null });
    await set(answered, 'closed');
    const again = await set(asked, 'open');
    expect(again.waitingSince).not.toBeNull();
    expect(again.replyDueAt).not.toBeNull();
    expect((await set(answered, 'open')).waitingSince).toBeNull();
  });
});

describe('whoever leaves a care team', () => {
  it('lets go of the conversations they had, so that nobody waits for them', async () => {
    const thread = await clinic.openThread();
    await say('sam', thread);
    const view = () => clinic.app.get(Threads).view(clinic.as('lee', 'thread.read'), thread);
    const nurse = clinic.as('nurse', 'thread.assign');
    const take = { version: (await view()).version, assigneeId: nurse.accountId, reason: null };
    await clinic.app.get(ThreadRouting).assign(nurse, thread, take);
    await clinic.app.get(CareTeams).leave(clinic.as('lee', 'care-team.assign'), clinic.patientId, nurse.accountId);
    await clinic.app.get(JobQueue).drain();
    expect(await view()).toMatchObject({ assigneeId: null, status: 'received' });
    expect((await view()).steps.map(({ kind }) => kind)).toEqual(['opened', 'claimed', 'unassigned']);
  });
});

describe('words that cross', () => {
  it('are still waited on: a reply answers only what its writer has read', async () => {
    const thread = await clinic.openThread();
    await send('sam', thread);
    await read('nurse', thread, 1);
    await send('sam', thread);
    await send('nurse', thread); // written before the second message was seen
    const view = () => clinic.app.get(Threads).view(clinic.as('nurse', 'thread.read'), thread);
    expect((await view()).waitingSince).not.toBeNull();
    expect((await view()).replyDueAt).not.toBeNull();
    await say('nurse', thread);
    expect((await view()).waitingSince).toBeNull();
  });

  it('forbid a close that was decided before them', async () => {
    const thread = await clinic.openThread();
    await say('sam', thread);
    const { version } = await clinic.app.get(Threads).view(clinic.as('nurse', 'thread.read'), thread);
    await say('sam', thread);
    const close = { version, lastSeq: 1, state: 'closed' as const, reason: 'Answered by phone.' };
    const routing = clinic.app.get(ThreadRouting);
    const actor = clinic.as('nurse', 'thread.set-state');
    await expect(routing.setState(actor, thread, close)).rejects.toMatchObject({ code: 'thread.changed' });
    expect(await routing.setState(actor, thread, { ...close, lastSeq: 2 })).toMatchObject({ state: 'closed' });
  });
});

describe('an answer that was not seen', () => {
  it('is told of by mail after two minutes, once', async () => {
    const thread = await clinic.openThread();
    await say('nurse', thread);
    expect((await sweepAfter(1))?.get('people told of an update')).toBeUndefined();
    expect((await sweepAfter(2))?.get('people told of an update')).toBe(1);
    expect((await sweepAfter(10))?.get('people told of an update')).toBeUndefined();
    expect((await mails()).map(({ to }) => to.split('@')[0])).toEqual(['sam']);
  });

  it('is told of when only some of it was read', async () => {
    const thread = await clinic.openThread();
    for (let answer = 0; answer < 3; answer += 1) await say('nurse', thread);
    const read = (seq: number) =>
      clinic.app.get(MessageReading).mark(clinic.as('sam', 'read-mark.set'), thread, { seq });
    expect((await read(2)).unread).toBe(1);
    expect((await sweepAfter(3))?.get('people told of an update')).toBe(1);
  });

  it('is not told of when it was read in time', async () => {
    const thread = await clinic.openThread();
    await say('nurse', thread);
    await clinic.app.get(MessageReading).mark(clinic.as('sam', 'read-mark.set'), thread, { seq: 1 });
    expect((await sweepAfter(5))?.get('people told of an update')).toBeUndefined();
  });
});

describe('the inbox', () => {
  it('lists a nurse the patients of her care team and a coordinator everyone’s', async () => {
    await say('sam', await clinic.openThread());
    const query = { filter: 'all' as const, order: 'due' as const, limit: 50 };
    const count = async (who: string) =>
      (await clinic.app.get(Inbox).page({ ...clinic.as(who, 'inbox.read'), chart: null }, query)).items.length;
    expect([await count('nurse'), await count('lee'), await count('other')]).toEqual([1, 1, 0]);
  });

  it('puts what is escalated first, then what is due soonest, and pages without losing or doubling a row', async () => {
    const threads = [];
    for (let index = 0; index < 5; index += 1) {
      const thread = await clinic.openThread();
      threads.push(thread.threadId);
      await say('sam', thread);
      clinic.app.get(Clock).advance(10 * MINUTE);
    }
    await sweepAfter(15); // the first is past its hour, the others are not
    const found: string[] = [];
    let after: string | undefined;
    do {
      const query = { filter: 'all' as const, order: 'due' as const, limit: 2, ...(after ? { after } : {}) };
      const page = await clinic.app.get(Inbox).page(clinic.as('lee', 'inbox.read'), query);
      found.push(...page.items.map(({ thread }) => thread.id));
      after = page.nextAfter ?? undefined;
    } while (after);
    expect(found).toEqual(threads);
  });
});
