import { Plans } from '@holdfast/check-in/server';
import { type Id, newId } from '@holdfast/platform/model';
import { Sweeper, Work } from '@holdfast/platform/server';
import { Alerts } from '@holdfast/safety/server';
import { DEFAULT_NEED_THRESHOLDS, NEED_CATEGORIES, type QueueLine, queueNeedOf } from '@holdfast/treatment/model';
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
  line: QueueLine | null;
  inputs: { totals: [at: number, total: number][] };
}

async function kept(): Promise<Kept | undefined> {
  return (await clinic.sql<Kept>('select place, rank, is_open, revision, line, inputs from need'))[0];
}

function told(row: Kept | undefined) {
  return row?.line && queueNeedOf(row.rank, row.line, DEFAULT_NEED_THRESHOLDS);
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
    expect(await kept()).toMatchObject({ line: null, is_open: false });
  });

  it('is reckoned in the commit of the check-in that changes it, with what it was reckoned from', async () => {
    await clinic.induction();
    await clinic.total(27, 6);
    expect(categoryOf(await kept())).toBe('stable');
    await clinic.total(60, 13);
    const row = await kept();
    expect(categoryOf(row)).toBe('review-soon');
    expect(told(row)?.reasons).toEqual(['loss-of-response-provisional', 'rise']);
    expect(row?.inputs.totals.map(([, total]) => total)).toEqual([20, 6, 13]);
    expect(told(row)?.daysSince).toBe(40);
  });

  it('is the same from what was kept and the next total as from all there is', async () => {
    await clinic.induction();
    await clinic.total(27, 6);
    await clinic.total(60, 13);
    const { clinicId } = clinic;
    const whole = () => clinic.sql('select place, rank, is_open, line, inputs from need');
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
    expect(told(await kept())).toMatchObject({ daysSince: 8 });
    await clinic.at(49);
    expect(categoryOf(await kept())).toBe('insufficient-data');
  });

  it('is not overwritten by what was reckoned from older facts', async () => {
    await clinic.induction();
    await clinic.total(27, 4);
    const before = await kept();
    const keep = async (revision: number) => {
      const nextAt = '2030-01-01T00:00:00Z';
      const sequel = { revision, place: 1, rank: 1, isOpen: true, line: null, inputs: {}, requestedAt: null, nextAt };
      const values = [clinic.clinicId, clinic.patientId, JSON.stringify(sequel)];
      return (await clinic.sql<{ kept: boolean }>('select check_in_sequel($1, $2, now(), $3) as kept', values))[0]
        ?.kept;
    };
    expect(await keep((before?.revision ?? 0) - 1)).toBe(false);
    expect(await kept()).toEqual(before);
    expect(await keep(before?.revision ?? 0)).toBe(true);
  });

  it('is the same from what stands beside its totals as from all there is', async () => {
    await clinic.induction();
    await clinic.total(27, 6);
    const whole = () => clinic.sql('select place, rank, is_open, line, inputs from need');
    const reckon = (changed: string) =>
      clinic.app.get(Work).as(clinic.as('sam'), async (tx) => tx.touch(clinic.patientId, changed));
    await reckon('alert');
    const beside = await whole();
    await reckon('infusion');
    expect(await whole()).toEqual(beside);
    await reckon('plan');
    expect(await whole()).toEqual(beside);
  });

  it('does not trust what was kept once it is due to be read anew', async () => {
    await clinic.induction();
    await clinic.total(27, 6);
    const { clinicId, patientId } = clinic;
    await clinic.sql(
      `update need set inputs = jsonb_set(inputs::jsonb, '{totals}', '[]')::json, next_at = '-infinity'
      where clinic_id = $1`,
      [clinicId],
    );
    await clinic.app.get(Work).as(clinic.as('sam'), async (tx) => tx.touch(patientId, 'alert'));
    expect((await kept())?.inputs.totals.map(([, total]) => total)).toEqual([20, 6]);
  });

  it('keeps a request that was made while it could not be reckoned', async () => {
    await clinic.induction();
    await clinic.total(27, 6);
    const { clinicId, patientId } = clinic;
    const id = newId();
    await clinic.sql(`insert into review_request (clinic_id, id, patient_id, asked_at) values ($1, $2, $3, now())`, [
      ...[clinicId, id, patientId],
    ]);
    await clinic.sql(`update need set next_at = '1970-01-01' where clinic_id = $1`, [clinicId]);
    await clinic.app.get(Sweeper).round();
    await clinic.app.get(Work).as(clinic.as('sam'), async (tx) => tx.touch(patientId, 'alert'));
    const [row] = await clinic.sql('select requested_at is not null as asked, inputs from need');
    expect(row).toMatchObject({ asked: true, inputs: { isRequested: true } });
  });

  it('is reckoned once more soon after it first stands, for a check-in that was on its way meanwhile', async () => {
    await clinic.total(1, 20);
    await clinic.at(3, 10);
    await clinic.anchor('infusion', 3);
    const isSoon = async () =>
      (await clinic.sql<{ soon: boolean }>(`select next_at <= reckoned_at + interval '1 minute' as soon from need`))[0];
    expect(await isSoon()).toEqual({ soon: true });
    await clinic.app.get(Work).as(clinic.as('sam'), async (tx) => tx.touch(clinic.patientId, 'alert'));
    expect(await isSoon()).toEqual({ soon: true });
  });

  it('follows an infusion that is taken away again', async () => {
    await clinic.induction();
    await clinic.total(27, 4);
    const [anchor] = await clinic.sql<{ id: Id }>(`select id from check_in_anchor where day = $1`, [clinic.day(20)]);
    await clinic.app
      .get(Plans)
      .removeAnchor(clinic.as('nurse'), { patientId: clinic.patientId, anchorId: anchor?.id ?? '' });
    expect(told(await kept())?.daysSince).toBe(10);
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
