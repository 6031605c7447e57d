import { DEFAULT_RETENTION, type SettingView } from '@holdfast/clinic/model';
import { newId, systemOf } from '@holdfast/platform/model';
import { Work } from '@holdfast/platform/server';
import { Clinics } from '../clinics';
import { type BareClinic, bareClinic } from '../testing/bare-clinic';
import { ClinicSettings } from './clinic-settings';
import { retentionOf } from './retention';

let clinic: BareClinic;
let settings: ClinicSettings;

beforeAll(async () => {
  clinic = await bareClinic();
  settings = clinic.app.get(ClinicSettings);
});
afterAll(() => clinic.close());

const ask = (kind: string, person: 'ada' | 'ben' = 'ada') => settings.view(clinic.as(person), kind);
const put = (kind: string, view: SettingView, part: object, person: 'ada' | 'ben' = 'ada') =>
  settings.save(clinic.as(person), kind, { version: view.version, value: { ...view.value, ...part } }, true);
const inTx = <T>(job: Parameters<Work['as']>[1]) =>
  clinic.app.get(Work).as(systemOf(clinic.clinicId, 'test.look'), job) as Promise<T>;

describe('a setting that nobody has changed', () => {
  it('shows what the clinic was set up with, as version 0 and by nobody', async () => {
    const { version, value, changedAt, changedBy, history } = await ask('hours');
    expect({ version, changedAt, changedBy }).toEqual({ version: 0, changedAt: null, changedBy: null });
    expect(value).toMatchObject({ zone: 'America/New_York', holidays: [{ day: '2026-12-25', label: '' }] });
    expect(history).toEqual([{ version: 0, changedAt: null, changedBy: null, restores: null, changes: [] }]);
  });

  it('is listed with the number of people it touches', async () => {
    const { items } = await settings.list(clinic.as('ada'));
    expect(items.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['hours', 'profile', 'crisis', 'languages', 'notifications', 'retention', 'branding']),
    );
    expect(items.find(({ kind }) => kind === 'profile')?.reach).toEqual({ who: 'everyone', count: 2 });
    expect(items.find(({ kind }) => kind === 'hours')?.reach).toEqual({ who: 'patients', count: 0 });
  });

  it('is missing where there is no such kind', async () => {
    await expect(ask('weather')).rejects.toMatchObject({ code: 'missing' });
  });
});

describe('a setting that is changed', () => {
  it('holds at once for what counts staffed time, and keeps what was before', async () => {
    const before = await ask('hours');
    const hours = [{ weekday: 6, opens: '09:00', closes: '12:00' }];
    const after = await put('hours', before, { hours, zone: 'America/Chicago' });
    expect(after).toMatchObject({ version: 1, changedBy: 'ada', value: { hours, zone: 'America/Chicago' } });
    expect(after.history.map(({ version, changedBy }) => [version, changedBy])).toEqual([
      [1, 'ada'],
      [0, null],
    ]);
    expect(after.history[0]?.changes).toEqual([
      { part: 'zone', from: 'America/New_York', to: 'America/Chicago' },
      { part: 'hours', from: null, to: null },
    ]);
    const opening = await inTx((tx) => clinic.app.get(Clinics).openingOf(tx));
    expect(opening).toEqual({ zone: 'America/Chicago', hours, holidays: ['2026-12-25'] });
  });

  it('makes no version where nothing is different', async () => {
    const before = await ask('hours');
    expect((await put('hours', before, {})).version).toBe(before.version);
  });

  it('is refused to whoever saw an older version, who is told by whom', async () => {
    const seen = await ask('profile', 'ben');
    const stands = await put('profile', seen, { phone: '+1 555 0111' }, 'ada');
    await expect(put('profile', seen, { phone: '+1 555 0122' }, 'ben')).rejects.toMatchObject({
      code: 'clinic-setting.stale',
      facts: { version: stands.version, name: 'ada' },
    });
    expect((await ask('profile')).value).toMatchObject({ phone: '+1 555 0111' });
  });

  it('is refused to one of two who change it at once', async () => {
    const seen = await ask('profile');
    const [one, other] = await Promise.allSettled([
      put('profile', seen, { phone: '+1 555 0201' }, 'ada'),
      put('profile', seen, { phone: '+1 555 0202' }, 'ben'),
    ]);
    expect([one.status, other.status].toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('is refused with what is wrong, and nothing is half done', async () => {
    const before = await ask('hours');
    const hours = [
      { weekday: 1, opens: '08:00', closes: '12:00' },
      { weekday: 1, opens: '11:59', closes: '17:00' },
    ];
    await expect(put('hours', before, { hours })).rejects.toMatchObject({
      code: 'clinic-setting.faulty',
      facts: { faults: ['hours.overlap'] },
    });
    await expect(put('hours', before, { zone: 'Moon/Base' })).rejects.toMatchObject({
      code: 'input.invalid',
      facts: { fields: ['zone'] },
    });
    expect(await ask('hours')).toEqual(before);
  });
});

describe('what is put back', () => {
  it('holds again, as a new version that says which', async () => {
    const before = await ask('languages');
    const after = await put('languages', before, { offered: ['es'], first: 'es' });
    const back = await settings.restore(clinic.as('ben'), 'languages', { version: after.version, to: before.version });
    expect(back).toMatchObject({ version: after.version + 1, changedBy: 'ben', value: before.value });
    expect(back.history[0]).toMatchObject({ restores: before.version });
  });

  it('is refused on a stale page, and where there never was such a version', async () => {
    const { version } = await ask('languages');
    const restore = (seen: number, to: number) =>
      settings.restore(clinic.as('ada'), 'languages', { version: seen, to });
    await expect(restore(version - 1, 0)).rejects.toMatchObject({ code: 'clinic-setting.stale' });
    await expect(restore(version, 99)).rejects.toMatchObject({ code: 'missing' });
  });
});

describe('a change that came about beside the page', () => {
  it('counts as a version of nobody, so that a page from before it is stale', async () => {
    const seen = await put('profile', await ask('profile'), { name: 'Fern Clinic' });
    await inTx((tx) => tx.manager.query("update clinic set name = 'Birch Clinic'"));
    const now = await ask('profile');
    expect(now).toMatchObject({ version: seen.version + 1, changedBy: null, value: { name: 'Birch Clinic' } });
    await expect(put('profile', seen, { phone: '+1 555 0300' })).rejects.toMatchObject({
      code: 'clinic-setting.stale',
    });
    const after = await put('profile', now, { phone: '+1 555 0300' });
    expect(after.history.slice(0, 3).map(({ version, changedBy }) => [version - seen.version, changedBy])).toEqual([
      [2, 'ada'],
      [1, null],
      [0, 'ada'],
    ]);
  });
});

describe('how long records are kept', () => {
  it('is what ships until the clinic decides, and then what it decided', async () => {
    expect(await inTx(retentionOf)).toEqual(DEFAULT_RETENTION);
    const value = { years: 10, afterMajorityYears: 5, auditYears: 8 };
    await put('retention', await ask('retention'), value);
    expect(await inTx(retentionOf)).toEqual(value);
  });

  it('cannot be changed by a way that asks for no proof', async () => {
    const { version, value } = await ask('retention');
    const saved = settings.save(clinic.as('ada'), 'retention', { version, value: { ...value, years: 1 } });
    await expect(saved).rejects.toMatchObject({ code: 'missing' });
    const restored = settings.restore(clinic.as('ada'), 'retention', { version, to: 0 });
    await expect(restored).rejects.toMatchObject({ code: 'missing' });
  });
});

describe('another clinic', () => {
  it('sees no version of it', async () => {
    const rows = await clinic.app
      .get(Work)
      .as(systemOf(newId(), 'test.look'), (tx) => tx.manager.query('select * from clinic_setting'));
    expect(rows).toEqual([]);
  });
});
