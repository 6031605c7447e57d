import { newId } from '@holdfast/platform/model';
import { JobQueue, Work } from '@holdfast/platform/server';
import { type AlertLevel, DEFAULT_TERMS, type Disposition } from '@holdfast/safety/model';
import { SafetySettings } from '../on-call/safety-settings';
import { type SafeClinic, safeClinic } from '../testing/safe-clinic';
import { AlertHandling } from './alert-handling';
import { AlertReading } from './alert-reading';
import { Alerts } from './alerts';

let clinic: SafeClinic;
let handling: AlertHandling;

beforeAll(async () => {
  clinic = await safeClinic();
  handling = clinic.app.get(AlertHandling);
});
afterAll(() => clinic?.close());

const kept: Omit<Disposition, 'contactedAt'> = {
  method: 'phone',
  whereabouts: 'At home.',
  safeNow: 'yes',
  screenLevel: 'low',
  riskFactors: 'Poor sleep.',
  protectiveFactors: 'Her sister.',
  meansAsked: 'asked',
  plan: 'plan-updated',
  nextCheckOn: '2026-12-01',
  supervisorId: null,
  note: 'Calmer at the end.',
};

// Contact is never before its alert, so it is as late as its reading.
const record: Disposition = {
  ...kept,
  get contactedAt() {
    return new Date().toISOString();
  },
};

async function raise(level: AlertLevel = 'high') {
  const cause = {
    patientId: clinic.patientId,
    kind: 'finding',
    rule: 'phq-9.item-9',
    concern: 'harm',
    facts: { answer: 2 },
  } as const;
  const job = clinic.app
    .get(Work)
    .as(clinic.as('sam', 'answer.save'), (tx) =>
      clinic.app.get(Alerts).raise(tx, { ...cause, level, sourceId: newId() }),
    );
  return { patientId: clinic.patientId, alertId: (await job).id };
}
const read = (path: { patientId: string; alertId: string }) =>
  clinic.app.get(AlertReading).detail(clinic.as('nurse'), path);
const kinds = (view: { steps: readonly { kind: string }[] }) => view.steps.map(({ kind }) => kind);

describe('an alert', () => {
  it('may be acted on by a nurse who is on no care team of the patient', async () => {
    const path = await raise();
    const claimed = await handling.own(clinic.as('other'), path, { version: 1, mine: true });
    expect(claimed).toMatchObject({ owner: 'other', version: 2, patientPhone: '+1 555 0101' });
    const seen = await handling.acknowledge(clinic.as('other'), path, { version: 2, note: 'Calling now.' });
    expect(seen).toMatchObject({ state: 'acknowledged', facts: { answer: 2 } });
    expect(seen.steps.at(-1)).toMatchObject({ kind: 'acknowledged', note: 'Calling now.', by: 'other', number: 3 });
    const closed = await handling.dispose(clinic.as('other'), path, { version: 3, ...record });
    expect(closed.state).toBe('closed');
    expect(closed.dispositions).toMatchObject([{ ...kept, by: 'other' }]);
    expect(kinds(closed)).toEqual(['raised', 'claimed', 'acknowledged', 'disposition', 'closed']);
    const { items } = await clinic.app.get(AlertReading).list(clinic.as('lee'), { state: 'closed', limit: 10 });
    expect(items.map(({ id }) => id)).toContain(path.alertId);
  });

  it('goes to one of two people who take it at once, and the other is told so', async () => {
    const path = await raise();
    const takes = ['nurse', 'other'].map((who) => handling.own(clinic.as(who), path, { version: 1, mine: true }));
    const results = await Promise.allSettled(takes);
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    const refused = results.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'alert.changed', facts: { version: 2 } });
    expect(kinds(await read(path))).toEqual(['raised', 'claimed']);
  });

  it('is let go only by whoever has it', async () => {
    const path = await raise();
    await handling.own(clinic.as('nurse'), path, { version: 1, mine: true });
    const release = (who: string) => handling.own(clinic.as(who), path, { version: 2, mine: false });
    await expect(release('other')).rejects.toMatchObject({ code: 'alert.unchanged' });
    expect((await release('nurse')).ownerId).toBeNull();
  });

  it('is not closed while its record has gaps, and is told which', async () => {
    const path = await raise();
    const gaps = { ...record, version: 1, safeNow: null, plan: null };
    const refusal = { kind: 'invalid', code: 'alert.disposition-incomplete', facts: { fields: ['safeNow', 'plan'] } };
    await expect(handling.dispose(clinic.as('nurse'), path, gaps)).rejects.toMatchObject(refusal);
    expect((await read(path)).state).toBe('open');
  });

  it('closed without an acknowledgement before counts as acknowledged then', async () => {
    const view = await handling.dispose(clinic.as('nurse'), await raise(), { version: 1, ...record });
    expect(kinds(view)).toEqual(['raised', 'acknowledged', 'disposition', 'closed']);
  });

  it('begins anew when the answer rises after it was closed', async () => {
    const sourceId = newId();
    const again = (level: AlertLevel, answer: number) =>
      clinic.app.get(Work).as(clinic.as('sam', 'answer.save'), (tx) =>
        clinic.app.get(Alerts).raise(tx, {
          ...{ patientId: clinic.patientId, kind: 'finding', concern: 'harm', rule: 'phq-9.item-9', level, sourceId },
          facts: { answer },
        }),
      );
    const path = { patientId: clinic.patientId, alertId: (await again('moderate', 1)).id };
    await handling.dispose(clinic.as('nurse'), path, { version: 1, ...record });
    await again('high', 3);
    expect(await read(path)).toMatchObject({ state: 'open', level: 'high', closedAt: null, facts: { answer: 3 } });
    expect((await read(path)).dispositions.length).toBe(1);
  });

  it('begins anew when it is said anew after it was closed, and not when the same answer only comes again', async () => {
    const sourceId = newId();
    const again = (level: AlertLevel, answer: number, anew: boolean) =>
      clinic.app.get(Work).as(clinic.as('sam', 'answer.save'), (tx) =>
        clinic.app.get(Alerts).raise(tx, {
          ...{
            patientId: clinic.patientId,
            kind: 'finding',
            concern: 'harm',
            rule: 'phq-9.item-9',
            level,
            sourceId,
            anew,
          },
          facts: { answer },
        }),
      );
    const path = { patientId: clinic.patientId, alertId: (await again('high', 2, true)).id };
    const close = async () =>
      handling.dispose(clinic.as('nurse'), path, { ...record, version: (await read(path)).version });
    await close();
    await again('high', 2, false);
    expect((await read(path)).state).toBe('closed');
    await again('high', 2, true);
    expect(await read(path)).toMatchObject({ state: 'open', level: 'high' });
    await close();
    await again('moderate', 1, false);
    expect(await read(path)).toMatchObject({ state: 'open', level: 'moderate', facts: { answer: 1 } });
    expect((await read(path)).dispositions.length).toBe(2);
  });
});

describe('a purely medical alert', () => {
  const body = {
    ...{ whereabouts: null, safeNow: null, screenLevel: null, riskFactors: null, protectiveFactors: null },
    ...{ meansAsked: null, note: 'Keeps water down since noon.' },
  } as const;

  it('is closed by what was found and done, and asks the suicide fields once a reason of harm came to it', async () => {
    const sourceId = newId();
    const say = (rule: string, concern: 'harm' | 'medical') =>
      clinic.app.get(Work).as(clinic.as('sam', 'answer.save'), (tx) =>
        clinic.app.get(Alerts).raise(tx, {
          ...{ patientId: clinic.patientId, kind: 'finding', level: 'high', rule, concern, facts: {}, sourceId },
        }),
      );
    const path = { patientId: clinic.patientId, alertId: (await say('symptoms.nausea', 'medical')).id };
    const close = async () =>
      handling.dispose(clinic.as('nurse'), path, { ...record, ...body, version: (await read(path)).version });
    expect(await close()).toMatchObject({ state: 'closed', concern: 'medical', dispositions: [{ safeNow: null }] });
    await say('symptoms.harm', 'harm');
    expect(await read(path)).toMatchObject({ state: 'open', concern: 'harm' });
    const missing = ['whereabouts', 'safeNow', 'screenLevel', 'riskFactors', 'protectiveFactors', 'meansAsked'];
    await expect(close()).rejects.toMatchObject({ facts: { fields: missing } });
  });

  it('is not closed with a contact before it was raised', async () => {
    const early = { ...record, version: 1, contactedAt: new Date(Date.now() - 120_000).toISOString() };
    const refusal = { code: 'alert.disposition-incomplete', facts: { fields: ['contactedAt'] } };
    await expect(handling.dispose(clinic.as('nurse'), await raise(), early)).rejects.toMatchObject(refusal);
  });
});

describe('four eyes', () => {
  beforeAll(async () => {
    const terms = { ...DEFAULT_TERMS, fourEyes: true };
    await clinic.app.get(SafetySettings).setTerms(clinic.as('okafor', 'safety-terms.set'), { version: 0, terms });
  });

  it('keep a critical alert open until another person agrees', async () => {
    const path = await raise('critical');
    const waiting = await handling.dispose(clinic.as('nurse'), path, { version: 1, ...record });
    expect(waiting.state).toBe('awaiting-second');
    const sign = (who: string, agree: boolean, version: number) =>
      handling.second(clinic.as(who), path, { version, agree, note: 'Seen.' });
    await expect(sign('nurse', true, 2)).rejects.toMatchObject({ code: 'alert.own-signature' });
    expect(await sign('okafor', false, 2)).toMatchObject({ state: 'acknowledged', closedAt: null });
    await handling.dispose(clinic.as('nurse'), path, { version: 3, ...record });
    const closed = await sign('okafor', true, 4);
    expect(closed.state).toBe('closed');
    expect(kinds(closed).slice(-5)).toEqual([
      'disposition',
      'second-refused',
      'disposition',
      'second-agreed',
      'closed',
    ]);
  });

  it('keep what is unsigned critical when a lesser reason opens it again', async () => {
    const sourceId = newId();
    const say = (rule: string, level: AlertLevel) =>
      clinic.app.get(Work).as(clinic.as('sam', 'answer.save'), (tx) =>
        clinic.app.get(Alerts).raise(tx, {
          ...{ patientId: clinic.patientId, kind: 'finding', level, rule, concern: 'medical', facts: {}, sourceId },
        }),
      );
    const path = { patientId: clinic.patientId, alertId: (await say('symptoms.headache', 'critical')).id };
    const waiting = await handling.dispose(clinic.as('nurse'), path, { version: 1, ...record });
    expect(waiting.state).toBe('awaiting-second');
    await say('symptoms.pregnancy', 'high');
    expect(await read(path)).toMatchObject({ state: 'open', level: 'critical', rule: 'symptoms.headache' });
  });

  it('are not asked for below critical', async () => {
    const view = await handling.dispose(clinic.as('nurse'), await raise('high'), { version: 1, ...record });
    expect(view.state).toBe('closed');
  });
});

describe('settings', () => {
  it('are not overwritten by someone who had not seen the latest', async () => {
    const settings = clinic.app.get(SafetySettings);
    const set = (version: number) => settings.setOnCall(clinic.as('okafor', 'on-call.set'), { version, entries: [] });
    const { version } = await settings.onCall(clinic.as('nurse', 'on-call.read'));
    const results = await Promise.allSettled([set(version), set(version)]);
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    await expect(set(version)).rejects.toMatchObject({ code: 'on-call.changed', facts: { version: version + 1 } });
    await clinic.app.get(JobQueue).drain();
  });
});
