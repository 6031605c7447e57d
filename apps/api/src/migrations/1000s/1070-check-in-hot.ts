import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The hot path of check-ins: one statement reads all that judging and scoring needs, one writes what it came to. */
export class CheckInHot1763800001070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HOLD);
    await runner.query(PEEK);
    await runner.query(SUBMIT);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const SHEET = `state text, opens_at timestamptz, closes_at timestamptz, expires_at timestamptz, forms text[], screen text,
  screen_after text, submitted_at timestamptz, seconds integer, late boolean, revision integer, item_9 text,
  infusion_hours float8, link_ids text[], answer_ids uuid[], sealed bytea[], digests bytea[], answered_at timestamptz[],
  score_forms text[], score_totals float8[], scored_at timestamptz[], anchor_kinds text[], anchor_days text[]`;

// Held, the row stays locked until the work ends, so that two windows answer one after the other.
const HOLD = `
create function check_in_hold(in_clinic uuid, in_check_in uuid, in_patient uuid, in_now timestamptz, in_scoring boolean,
  in_lock boolean) returns table (${SHEET}) language plpgsql as $$
declare
  held check_in%rowtype;
begin
  if in_lock then
    select * into held from check_in c where c.clinic_id = in_clinic and c.id = in_check_in for update;
  else
    select * into held from check_in c where c.clinic_id = in_clinic and c.id = in_check_in;
  end if;
  if held.patient_id is distinct from in_patient then return; end if;
  return query
    select held.state, held.opens_at, held.closes_at, held.expires_at, held.forms, held.screen, held.screen_after,
      held.submitted_at, held.seconds, held.late, held.revision, coalesce(p.item_9, 'none'),
      (extract(epoch from in_now - (p.last_infusion_on::timestamp at time zone p.zone)) / 3600)::float8,
      a.link_ids, a.answer_ids, a.sealed, a.digests, a.answered_at,
      s.score_forms, s.score_totals, s.scored_at, h.anchor_kinds, h.anchor_days
    from (select array_agg(x.link_id) as link_ids, array_agg(x.id) as answer_ids, array_agg(x.value_sealed) as sealed,
        array_agg(x.digest) as digests, array_agg(x.at) as answered_at
      from answer x where x.clinic_id = in_clinic and x.check_in_id = in_check_in) a
    left join patient_plan p on p.clinic_id = in_clinic and p.patient_id = in_patient
    -- The index gives this order, so that nothing is sorted.
    left join lateral (select array_agg(y.form) as score_forms, array_agg(y.total) as score_totals,
        array_agg(y.at) as scored_at
      from (select x.form, x.total::float8 as total, x.at from score x
        where in_scoring and x.clinic_id = in_clinic and x.patient_id = in_patient and x.check_in_id <> in_check_in
        order by x.form, x.at) y) s on true
    left join lateral (select array_agg(x.kind) as anchor_kinds, array_agg(x.day::text) as anchor_days
      from check_in_anchor x where in_scoring and x.clinic_id = in_clinic and x.patient_id = in_patient) h on true;
end $$;
`;

// Read ahead, without a lock: what changed meanwhile is noticed by its revision when it is written.
const PEEK = `
create function check_in_peek(in_clinic uuid, in_speaker uuid, in_check_in uuid, in_patient uuid, in_now timestamptz)
returns table (${SHEET}) language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true),
    set_config('app.patient_id', coalesce(in_speaker::text, ''), true);
  return query select * from check_in_hold(in_clinic, in_check_in, in_patient, in_now, true, false);
end $$;
`;

const SUBMIT = `
create function check_in_submit(in_clinic uuid, in_account uuid, in_patient uuid, in_action text, in_chart uuid,
  in_request uuid, in_session uuid, in_origin text, in_now timestamptz, in_check_in uuid, in_revision integer,
  in_seconds integer, in_partial boolean, in_late boolean, in_urgency integer, in_item_9 text, in_at_risk boolean,
  in_forms text[], in_versions integer[], in_totals numeric[], in_bands text[], in_steps smallint[], in_rules text[],
  in_urgencies text[], in_facts bytea[]) returns void language plpgsql as $$
begin
  perform work_begin(in_clinic, in_account, in_patient, in_action, in_chart, in_request, in_session, in_origin, in_now);
  perform check_in_settle(in_clinic, in_check_in, in_chart, in_now, in_seconds, in_partial, in_late, in_urgency, in_item_9,
    in_at_risk, in_forms, in_versions, in_totals, in_bands, in_steps, in_rules, in_urgencies, in_facts, in_revision);
end $$;
`;
