import { MessageSending, Threads } from '@holdfast/messaging/server';
import { newId } from '@holdfast/platform/model';
import { Clock, JobQueue, Mailer, Sweeper, Work } from '@holdfast/platform/server';
import { DEFAULT_TERMS, type Disposition, type OnCallEntry } from '@holdfast/safety/model';
import { AlertHandling } from '../alert/alert-handling';
import { AlertReading } from '../alert/alert-reading';
import { Alerts } from '../alert/alerts';
import { Drills } from '../drill/drills';
import { SafetySettings } from '../on-call/safety-settings';
import { type SafeClinic, safeClinic } from '../testing/safe-clinic';
import { AlertClimb } from './alert-climb';

const MINUTE = 60_000;

let clinic: SafeClinic;

beforeEach(async () => {
  clinic = await safeClinic();
});
afterEach(() => clinic?.close());

const raise = async () => {
  const cause = {
    patientId: clinic.patientId,
    kind: 'finding',
    level: 'critical',
    rule: 'asq.acute',
    concern: 'harm',
  } as const;
  const raised = await clinic.app
    .get(Work)
    .as(clinic.as('sam', 'answer.save'), (tx) =>
      clinic.app.get(Alerts).raise(tx, { ...cause, facts: {}, sourceId: newId() }),
    );
  return { patientId: clinic.patientId, alertId: raised.id };
};
const onCall = (...people: string[]) => {
  const week = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' };
  const entries: OnCallEntry[] = people.map((one) => ({ staffId: clinic.as(one).accountId, ...week }));
  return clinic.app.get(SafetySettings).setOnCall(clinic.as('okafor', 'on-call.set'), { version: 0, entries });
};
const sweepAfter = async (minutes: number) =>
  (await clinic.app.get(Sweeper).round(() => clinic.app.get(Clock).advance(minutes * MINUTE)))?.get('alerts told on');
const told = async (path: { patientId: string; alertId: string }) =>
  (await clinic.app.get(AlertReading).detail(clinic.as('nurse'), path)).steps
    .filter(({ to }) => to.length > 0)
    .map(({ kind, to }) => [kind, ...to]);
const RECORD = (): Disposition => ({
  ...{ contactedAt: new Date(clinic.app.get(Clock).now()).toISOString(), method: 'phone', whereabouts: 'At home.' },
  ...{ safeNow: 'yes', screenLevel: 'low', riskFactors: 'Poor sleep.', protectiveFactors: 'Her sister.' },
  ...{ meansAsked: 'asked', plan: 'plan-updated', nextCheckOn: '2030-01-01', supervisorId: null, note: 'Calmer.' },
});
const mailed = async () => {
  await clinic.app.get(JobQueue).drain();
  return clinic.app
    .get(Mailer)
    .outbox()
    .map(({ to }) => to.split('@')[0]);
};

describe('an alert nobody acknowledges', () => {
  it('climbs the list: the lead and the first at once, the next when due, then everyone every hour', async () => {
    await onCall('other', 'lee');
    const path = await raise();
    expect(await sweepAfter(0)).toBe(1);
    expect(await sweepAfter(14)).toBeUndefined();
    expect(await sweepAfter(1)).toBe(1);
    expect(await sweepAfter(14)).toBeUndefined();
    expect(await sweepAfter(1)).toBe(1);
    expect(await sweepAfter(59)).toBeUndefined();
    expect(await sweepAfter(1)).toBe(1);
    expect(await told(path)).toEqual([
      ['told', 'okafor', 'other'],
      ['escalated', 'lee'],
      ['escalated', 'okafor', 'other', 'lee'],
      ['escalated', 'okafor', 'other', 'lee'],
    ]);
    const mails = await mailed();
    expect(mails.toSorted()).toEqual([
      'lee',
      'lee',
      'lee',
      ...Array<string>(3).fill('okafor'),
      ...Array<string>(3).fill('other'),
    ]);
    for (const { subject, text } of clinic.app.get(Mailer).outbox())
      expect(`${subject} ${text}`).not.toMatch(/Sam|alert|safe|risk|suicid/i);
  });

  it('takes each step once, however many sweep at the same time', async () => {
    const paths = await Promise.all(Array.from({ length: 10 }, raise));
    const climb = clinic.app.get(AlertClimb);
    const counts = await Promise.all(Array.from({ length: 8 }, () => climb.climb(clinic.clinicId)));
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(10);
    for (const path of paths) expect((await told(path)).length).toBe(1);
  });
});

describe('an alert someone acknowledged', () => {
  it('stays quiet until the time of contact, and climbs again when that passes without a record', async () => {
    await onCall('other', 'lee');
    const path = await raise();
    await sweepAfter(0);
    const { version } = await clinic.app.get(AlertReading).detail(clinic.as('nurse'), path);
    await clinic.app.get(AlertHandling).acknowledge(clinic.as('nurse'), path, { version, note: null });
    expect(await sweepAfter(29)).toBeUndefined();
    expect(await sweepAfter(1)).toBe(1);
    expect((await told(path)).at(-1)).toEqual(['told-late', 'nurse', 'lee']);
    expect(await sweepAfter(14)).toBeUndefined();
    expect(await sweepAfter(1)).toBe(1);
    expect((await told(path)).at(-1)).toEqual(['told-late', 'nurse', 'okafor', 'other', 'lee']);
  });

  it('is told again each hour where no contact was promised, until it is closed', async () => {
    await onCall('other');
    const thread = { patientId: clinic.patientId, threadId: newId() };
    await clinic.app.get(Threads).open(clinic.as('sam', 'thread.open'), thread, { topic: 'question' });
    const message = { body: 'Words.', asksReading: true };
    await clinic.app
      .get(MessageSending)
      .send(clinic.as('sam', 'message.send'), { ...thread, messageId: newId() }, message);
    await sweepAfter(0);
    const [words] = (await clinic.app.get(AlertReading).list(clinic.as('nurse'), { state: 'open', limit: 9 })).items;
    const path = { patientId: clinic.patientId, alertId: words?.id ?? '' };
    const handling = clinic.app.get(AlertHandling);
    await handling.acknowledge(clinic.as('nurse'), path, { version: words?.version ?? 0, note: null });
    expect(await sweepAfter(59)).toBeUndefined();
    expect(await sweepAfter(1)).toBe(1);
    expect(await sweepAfter(60)).toBe(1);
    expect((await told(path)).slice(-2).map(([kind]) => kind)).toEqual(['told-late', 'told-late']);
    const { version } = await clinic.app.get(AlertReading).detail(clinic.as('nurse'), path);
    await handling.dispose(clinic.as('nurse'), path, { ...RECORD(), version, method: 'read' });
    expect(await sweepAfter(120)).toBeUndefined();
  });
});

describe('a record that waits for a second signature', () => {
  it('is told to the on-call at once, after one interval, then each hour, never to its writer, until another person agrees', async () => {
    await onCall('nurse', 'other');
    const terms = { ...DEFAULT_TERMS, fourEyes: true };
    await clinic.app.get(SafetySettings).setTerms(clinic.as('okafor', 'safety-terms.set'), { version: 0, terms });
    const path = await raise();
    await sweepAfter(0);
    const handling = clinic.app.get(AlertHandling);
    const { version } = await clinic.app.get(AlertReading).detail(clinic.as('nurse'), path);
    await handling.dispose(clinic.as('nurse'), path, { ...RECORD(), version });
    expect(await sweepAfter(0)).toBe(1);
    expect(await sweepAfter(14)).toBeUndefined();
    expect(await sweepAfter(1)).toBe(1);
    expect((await told(path)).slice(1)).toEqual([
      ['second-missing', 'other'],
      ['second-missing', 'other'],
    ]);
    expect(await sweepAfter(59)).toBeUndefined();
    expect(await sweepAfter(1)).toBe(1);
    expect((await told(path)).length).toBe(4);
    const waiting = await clinic.app.get(AlertReading).detail(clinic.as('nurse'), path);
    const signature = { version: waiting.version, agree: true, note: null };
    await handling.second(clinic.as('other'), path, signature);
    expect(await sweepAfter(60)).toBeUndefined();
  });
});

describe('crisis words in a message', () => {
  const send = async (asksReading: boolean, body = 'Words.') => {
    const thread = { patientId: clinic.patientId, threadId: newId() };
    await clinic.app.get(Threads).open(clinic.as('sam', 'thread.open'), thread, { topic: 'question' });
    const path = { ...thread, messageId: newId() };
    const again = () =>
      clinic.app.get(MessageSending).send(clinic.as('sam', 'message.send'), path, { body, asksReading });
    await Promise.all([again(), again(), again()]);
    return path;
  };
  const open = async () =>
    (await clinic.app.get(AlertReading).list(clinic.as('other', 'alert.list'), { state: 'open', limit: 50 })).items;

  it('ask for one reading of each message, without a level, with a due time once people are told', async () => {
    const { threadId } = await send(true);
    expect(await open()).toMatchObject([{ kind: 'words', level: null, threadId, acknowledgeBy: null, facts: {} }]);
    expect(await sweepAfter(0)).toBe(1);
    expect((await open())[0]?.acknowledgeBy).not.toBeNull();
  });

  it('are not asked about where the device found none', async () => {
    await send(false);
    expect(await open()).toEqual([]);
  });
});

describe('a drill', () => {
  it('goes the way of a real alert, is marked, and tells how long it took to a person', async () => {
    await onCall('other');
    const drills = clinic.app.get(Drills);
    const id = newId();
    const start = () => drills.start({ ...clinic.as('okafor', 'drill.start'), chart: null }, id);
    expect([(await start()).made, (await start()).made]).toEqual([true, false]);
    const { items } = await clinic.app.get(AlertReading).list(clinic.as('other'), { state: 'open', limit: 9 });
    expect(items).toMatchObject([{ id, kind: 'drill', patientId: null, patientName: '' }]);
    clinic.app.get(Clock).advance(4000);
    await clinic.app.get(Sweeper).round();
    expect(await mailed()).toEqual(['other']);
    clinic.app.get(Clock).advance(20_000);
    const done = await drills.acknowledge({ ...clinic.as('other', 'drill.acknowledge'), chart: null }, id);
    expect(done).toMatchObject({ acknowledgedBy: 'other', startedBy: 'okafor', timesTold: 1 });
    expect(done.secondsToTold).toBeGreaterThanOrEqual(4);
    expect(done.secondsToPerson).toBeGreaterThanOrEqual(24);
    expect(await sweepAfter(60)).toBeUndefined();
  });
});
