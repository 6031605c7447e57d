import { Plans } from '@holdfast/check-in/server';
import { type Id, newId } from '@holdfast/platform/model';
import { Sweeper, Work } from '@holdfast/platform/server';
import { Alerts } from '@holdfast/safety/server';
import { NEED_CATEGORIES } from '@holdfast/treatment/model';
import { type TreatedClinic, treatedClinic } from '../testing/treated-clinic';

let clinic: TreatedClinic;

beforeEach(async () => {
  clinic = await treatedClinic();
});
afterEach(() => clinic.close());

interface Kept {
  place: number;
  rank: number;
  is_open: boolean;
  revision: number;
  told: { score: number; reasons: string[]; daysSince: number } | null;
  inputs: { totals: [at: number, total: number][] };
}

async function kept(): Promise<Kept | undefined> {
  return (await clinic.sql<Kept>('select place, rank, is_open, revision, told, inputs from need'))[0];
}

function categoryOf(row: Kept | undefined): string | undefined {
  return row && NEED_CATEGORIES[row.place];
}

describe('a patient’s need of a review', () => {
  it('does not stand before an infusion, nor while an induction goes on', async () => {
    await clinic.total(1, 20);
    expect(await kept()).toBeUndefined();
    await clinic.at(3, 10);
    await clinic.anchor('infusion', 3);
    expect(await kept()).toMatchObject({ told: null, is_open: false });
  });

  it('is reckoned in the commit of the check-in that changes it, with what it was reckoned from', async () => {
    await clinic.induction();
    await clinic.total(27, 6);
    expect(categoryOf(await kept())).toBe('stable');
    await clinic.total(60, 13);
    const row = await kept();
    expect(categoryOf(row)).toBe('review-soon');
    expect(row?.told?.reasons).toEqual(['loss-of-response-provisional', 'rise']);
    expect(row?.inputs.totals.map(([, total]) => total)).toEqual([20, 6, 13]);
    expect(row?.told?.daysSince).toBe(40);
  });

  it('is the same from what was kept and the next total as from all there is', async () => {
    await clinic.induction();
    await clinic.total(27, 6);
    await clinic.total(60, 13);
    const { clinicId } = clinic;
    const whole = () =>
      clinic.sql('select place, rank, is_open, line, inputs, told::jsonb - $1 as told from need', ['reckonedAt']);
    const ahead = await whole();
    const [before] = await clinic.sql<{ revision: number }>('select revision from need');
    await clinic.sql(`update need set inputs = null, next_at = '-infinity' where clinic_id = $1`, [clinicId]);
    await clinic.app.get(Sweeper).round();
    expect(await whole()).toEqual(ahead);
    expect((await kept())?.revision).toBe((before?.revision ?? 0) + 1);
  });

  it('is read anew with the check-in where a day has passed, or nothing is kept to reckon from', async () => {
    await clinic.induction();
    await clinic.total(27, 6);
    await clinic.sql('update need set inputs = null where clinic_id = $1', [clinic.clinicId]);
    await clinic.total(60, 13);
    expect((await kept())?.inputs.totals.map(([, total]) => total)).toEqual([20, 6, 13]);
  });

  it('is safety first while an alert is open, whatever the score', async () => {
    await clinic.induction();
    await clinic.total(27, 4);
    const { patientId } = clinic;
    const cause = {
      patientId,
      kind: 'unsafe-now',
      level: 'critical',
      rule: 'unsafe-now',
      concern: 'harm',
      facts: {},
    } as const;
    await clinic.app
      .get(Work)
      .as(clinic.as('sam'), (tx) => clinic.app.get(Alerts).raise(tx, { ...cause, id: newId(), sourceId: null }));
    expect(categoryOf(await kept())).toBe('safety-first');
  });

  it('is moved at midnight by time alone', async () => {
    await clinic.induction();
    await clinic.total(27, 4);
    await clinic.at(28);
    expect((await kept())?.told).toMatchObject({ daysSince: 8 });
    await clinic.at(49);
    expect(categoryOf(await kept())).toBe('insufficient-data');
  });

  it('is not overwritten by what was reckoned from older facts', async () => {
    await clinic.induction();
    await clinic.total(27, 4);
    const before = await kept();
    const keep = (revision: number) =>
      clinic.sql<{ need_keep: boolean }>(
        `select need_keep($1, $2, $3, 1::smallint, 1, true, '{}', '[]', '{}', null, now(), now())`,
        [clinic.clinicId, clinic.patientId, revision],
      );
    expect((await keep((before?.revision ?? 0) - 1))[0]?.need_keep).toBe(false);
    expect(await kept()).toEqual(before);
    expect((await keep(before?.revision ?? 0))[0]?.need_keep).toBe(true);
  });

  it('follows an infusion that is taken away again', async () => {
    await clinic.induction();
    await clinic.total(27, 4);
    const [anchor] = await clinic.sql<{ id: Id }>(`select id from check_in_anchor where day = $1`, [clinic.day(20)]);
    await clinic.app
      .get(Plans)
      .removeAnchor(clinic.as('nurse'), { patientId: clinic.patientId, anchorId: anchor?.id ?? '' });
    expect((await kept())?.told?.daysSince).toBe(10);
  });

  it('stands for whoever was given infusions and never answered, once there would have been time to', async () => {
    for (const day of [3, 6, 10, 13, 17, 20]) await clinic.anchor('infusion', day);
    await clinic.at(30);
    expect(categoryOf(await kept())).toBeUndefined();
    await clinic.at(60);
    expect(categoryOf(await kept())).toBe('manual-only');
    expect((await kept())?.is_open).toBe(true);
  });

  it('never keeps an alert back, even where it cannot be reckoned', async () => {
    await clinic.induction();
    await clinic.total(27, 4);
    await clinic.sql(`alter table need add constraint broken check (place <> 0) not valid`);
    const { patientId } = clinic;
    const cause = {
      patientId,
      kind: 'unsafe-now',
      level: 'critical',
      rule: 'unsafe-now',
      concern: 'harm',
      facts: {},
    } as const;
    await clinic.app
      .get(Work)
      .as(clinic.as('sam'), (tx) => clinic.app.get(Alerts).raise(tx, { ...cause, id: newId(), sourceId: null }));
    expect(await clinic.sql('select from alert')).toHaveLength(1);
    expect(categoryOf(await kept())).toBe('stable');
  });
});
