import { randomUUID } from 'node:crypto';
import type pg from 'pg';

const PATIENTS = 10_000;
const EACH = 50; // check-ins of one patient
const BATCH = 500;

/** A clinic filled by the script: who works there, and how many patients it has. */
export interface LoadedClinic {
  readonly clinicId: string;
  readonly staffId: string;
  readonly patients: number;
}

/**
 * Fills a clinic of its own with 10,000 patients and 500,000 check-ins of a year: a baseline, six infusions, boosters of
 * some, and totals that slip in their own ways. Names and answers are empty: nobody reads them here.
 *
 * @param owner a connection that no policy narrows
 */
export async function loadClinic(owner: pg.Client, say: (line: string) => void): Promise<LoadedClinic> {
  const [clinicId, staffId] = [randomUUID(), randomUUID()];
  await owner.query(
    `insert into clinic (clinic_id, name, neutral_name, phone, zone) values ($1, 'Load', 'Load', '', 'UTC')`,
    [clinicId],
  );
  await owner.query(
    `insert into account (clinic_id, id, kind, roles, name_sealed, email_sealed, email_token, preferences)
      values ($1, $2, 'staff', '{provider}', '', '', $3, '{}')`,
    [clinicId, staffId, Buffer.from(staffId)],
  );
  await owner.query(`insert into staff (clinic_id, id, title) values ($1, $2, 'MD')`, [clinicId, staffId]);
  for (let from = 0; from < PATIENTS; from += BATCH) {
    await owner.query(FILL, [clinicId, staffId, from, BATCH, EACH]);
    if (from % 2500 === 0) say(`loading: ${from * EACH} of ${PATIENTS * EACH} check-ins`);
  }
  await owner.query('analyze check_in, check_in_anchor, patient, patient_plan, care_team_member');
  return { clinicId, staffId, patients: PATIENTS };
}

// A year back: infusions on days 0 to 17, a booster on day 90 for every third and on day 200 for every fifth; a total a week
// that halves after the induction and slips back at a pace of the patient's own.
const FILL = `
with people as (
  insert into patient (clinic_id, id, name_sealed, preferred_name_sealed, pronouns_sealed, date_of_birth_sealed, phone_sealed,
      email_sealed)
    select $1, gen_random_uuid(), '', '', '', '', '', '' from generate_series(1, $4) returning id
), numbered as (select id, $3::integer + row_number() over (order by id) as n from people
), plans as (
  insert into patient_plan (clinic_id, patient_id, zone, started_at, planned_until)
    select $1, id, 'UTC', now() - interval '350 days', current_date + 365 from numbered
), teams as (
  insert into care_team_member (clinic_id, patient_id, staff_id, lead, since)
    select $1, id, $2, true, now() from numbered where n % 4 = 0
), anchors as (
  insert into check_in_anchor (clinic_id, id, patient_id, kind, day)
    select $1, gen_random_uuid(), p.id, 'infusion', current_date - 343 + d.day
      from numbered p, unnest(array[0, 3, 7, 10, 14, 17, 90, 200]) d (day)
      where d.day < 90 or d.day = 90 and p.n % 3 = 0 or d.day = 200 and p.n % 5 = 0
), needs as (
  insert into need (clinic_id, patient_id, place, rank, is_open, reckoned_at, next_at)
    select $1, id, 8, 180000, false, now(), 'infinity' from numbered
)
insert into check_in (clinic_id, id, patient_id, origin, due_on, steps, forms, importance, state, opens_at, closes_at,
    expires_at, questions, answered, submitted_at, score_forms, score_versions, score_totals, score_bands, score_steps)
  select $1, gen_random_uuid(), p.id, 'asked', current_date - 350 + w.week * 7, '{load}', '{phq-9@1}', 'routine', 'submitted',
      a.at, a.at + interval '1 day', a.at + interval '2 days', 10, 10, a.at + interval '1 hour',
      array['phq-9'], array[1], array[t.total], array['mild'], array[1]::smallint[]
    from numbered p, generate_series(0, $5::integer - 1) w (week)
    cross join lateral (select now() - interval '350 days' + w.week * interval '7 days' as at) a
    cross join lateral (select case when w.week < 2 then 14 + p.n % 10
      else least(27, 4 + p.n % 5 + (w.week * (p.n % 7)) / 20) end::numeric as total) t`;
