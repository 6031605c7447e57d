import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A need is kept with all that it was reckoned from, so that the next total reckons from one row; and with the line that
 * the queue shows, so that fifty rows are a few kilobytes.
 */
export class NeedInputs1763800001180 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KEPT);
    await runner.query(HISTORY);
    await runner.query(AHEAD);
    await runner.query(KEEP);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// All that a row of the queue shows stands in the index that it is read by.
// Everybody of every clinic is reckoned once more at the first sweep, and has both then.
const KEPT = `
alter table need add column line json, add column inputs json;
drop index need_in_order;
create index need_in_order on need (clinic_id, rank, patient_id)
  include (line, requested_at, decision_id, follow_up_on) where is_open;
alter table need no force row level security;
update need set next_at = now();
alter table need force row level security;
`;

const ROW = `patient_id uuid, zone text, given_days text[], given_at timestamptz[], planned_days text[],
  totals float8[], total_at timestamptz[], requested_at timestamptz, open_alert boolean, revision integer,
  decided_place smallint, follow_up_on text, decided_infusion_on text,
  setting jsonb, setting_version integer, is_treated boolean`;

// As before, with fewer steps; whoever reads puts the totals in order.
const HISTORY = `
create or replace function need_histories(in_clinic uuid, in_patients uuid[], in_now timestamptz) returns table (${ROW})
language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  speaker text := coalesce(current_setting('app.patient_id', true), '');
begin
  -- Whether an alert is open is reckoned with, though its patient is not told so.
  perform set_config('app.patient_id', '', true);
  return query
    select z.patient_id, z.zone, g.days, g.at, f.days, t.totals, t.at, r.asked_at, coalesce(a.open, false),
      coalesce(n.revision, 0), n.decided_place, n.follow_up_on::text, n.decided_infusion_on::text,
      e.value, coalesce(e.version, 0), g.is_treated
    from (select i.patient_id, coalesce(p.zone, k.zone) as zone from unnest(in_patients) i (patient_id)
      join clinic k on k.clinic_id = in_clinic
      left join patient_plan p on p.clinic_id = in_clinic and p.patient_id = i.patient_id) z
    left join lateral (select s.value, s.version from treatment_setting s
      where s.clinic_id = in_clinic and s.kind = 'need' order by s.version desc limit 1) e on true
    left join need n on n.clinic_id = in_clinic and n.patient_id = z.patient_id
    left join lateral (select count(*) > 0 as is_treated,
        array_agg(y.day::text order by y.day) filter (where y.day <= (in_now at time zone z.zone)::date) as days,
        array_agg(y.at order by y.day) filter (where y.day <= (in_now at time zone z.zone)::date) as at
      from (select x.day, coalesce((select min(u.started_at) from infusion u where u.clinic_id = in_clinic
          and u.patient_id = z.patient_id and u.day = x.day and u.ended_at is not null),
          (x.day + time '12:00') at time zone z.zone) as at
        from check_in_anchor x
        where x.clinic_id = in_clinic and x.patient_id = z.patient_id and x.kind = 'infusion') y) g on true
    left join lateral (select array_agg(u.day::text) as days from infusion u
      where u.clinic_id = in_clinic and u.patient_id = z.patient_id and u.state = 'planned') f on true
    left join lateral (select array_agg(x.score_totals[array_position(x.score_forms, 'phq-9')]::float8) as totals,
        array_agg(coalesce(x.taken_at, x.submitted_at)) as at
      from check_in x where x.clinic_id = in_clinic and x.patient_id = z.patient_id
        and 'phq-9' = any (x.score_forms)) t on true
    left join lateral (select x.asked_at from review_request x
      where x.clinic_id = in_clinic and x.patient_id = z.patient_id and x.answered_at is null
        and x.withdrawn_at is null) r on true
    left join lateral (select true as open from alert x
      where x.clinic_id = in_clinic and x.patient_id = z.patient_id and x.state <> 'closed' limit 1) a on true;
  perform set_config('app.patient_id', speaker, true);
end $$;
`;

const AHEAD = `
drop function need_ahead;
create function need_ahead(in_clinic uuid, in_speaker uuid, in_patient uuid)
returns table (revision integer, inputs json, next_at timestamptz, requested_at timestamptz, decided_place smallint,
  follow_up_on text, decided_infusion_on text, setting jsonb, setting_version integer)
language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  said text;
begin
  said := set_config('app.clinic_id', in_clinic::text, true);
  said := set_config('app.patient_id', coalesce(in_speaker::text, ''), true);
  return query select n.revision, n.inputs, n.next_at, n.requested_at, n.decided_place, n.follow_up_on::text,
      n.decided_infusion_on::text, e.value, coalesce(e.version, 0)
    from need n left join lateral (select s.value, s.version from treatment_setting s
      where s.clinic_id = in_clinic and s.kind = 'need' order by s.version desc limit 1) e on true
    where n.clinic_id = in_clinic and n.patient_id = in_patient;
end $$;
`;

// As before, with what it was reckoned from and the line.
const KEEP = `
drop function need_keep;
create function need_keep(in_clinic uuid, in_patient uuid, in_revision integer, in_place smallint, in_rank integer,
  in_open boolean, in_told json, in_line json, in_inputs json, in_requested timestamptz, in_now timestamptz,
  in_next timestamptz)
returns boolean language plpgsql as $$
begin
  if in_revision = 0 then
    insert into need (clinic_id, patient_id, place, rank, is_open, told, line, inputs, reckoned_at, next_at, requested_at)
      values (in_clinic, in_patient, in_place, in_rank, in_open, in_told, in_line, in_inputs, in_now, in_next, in_requested)
      on conflict do nothing;
  else
    update need n set place = in_place, rank = in_rank, is_open = in_open, told = in_told, line = in_line,
        inputs = in_inputs, reckoned_at = in_now, next_at = in_next, requested_at = in_requested, revision = n.revision + 1,
        decided_place = case when in_place < 8 then greatest(n.decided_place, in_place) else n.decided_place end
      where n.clinic_id = in_clinic and n.patient_id = in_patient and n.revision = in_revision;
  end if;
  return found;
end $$;
drop function need_keep_all;
create function need_keep_all(in_clinic uuid, in_patients uuid[], in_revisions integer[], in_places smallint[],
  in_ranks integer[], in_open boolean[], in_told json[], in_lines json[], in_inputs json[], in_now timestamptz,
  in_next timestamptz[])
returns integer language plpgsql as $$
declare
  kept integer;
begin
  update need n set place = x.place, rank = x.rank, is_open = x.open, told = x.told, line = x.line, inputs = x.inputs,
      reckoned_at = in_now, next_at = x.next, revision = n.revision + 1,
      decided_place = case when x.place < 8 then greatest(n.decided_place, x.place) else n.decided_place end
    from unnest(in_patients, in_revisions, in_places, in_ranks, in_open, in_told, in_lines, in_inputs, in_next)
      x (patient_id, revision, place, rank, open, told, line, inputs, next)
    where n.clinic_id = in_clinic and n.patient_id = x.patient_id and n.revision = x.revision;
  get diagnostics kept = row_count;
  return kept;
end $$;
create or replace function check_in_sequel(in_clinic uuid, in_patient uuid, in_now timestamptz, in_sequel json)
returns boolean language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  kept boolean;
begin
  select need_keep(in_clinic, in_patient, s.revision, s.place, s.rank, s."isOpen", s.told, s.line, s.inputs,
      s."requestedAt", in_now, s."nextAt") into kept
    from json_to_record(in_sequel) s (revision integer, place smallint, rank integer, "isOpen" boolean, told json,
      line json, inputs json, "requestedAt" timestamptz, "nextAt" timestamptz);
  return kept;
end $$;
`;
