import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reckoning a need anew: one statement reads what it is reckoned from, one keeps it, also inside a check-in's own. */
export class NeedHot1763800001130 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HISTORY);
    await runner.query(KEEP);
    await runner.query(SUBMIT);
    await runner.query(BEGUN);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const ROW = `patient_id uuid, zone text, given_days text[], given_at timestamptz[], planned_days text[],
  totals float8[], total_at timestamptz[], requested_at timestamptz, open_alert boolean, revision integer,
  decided_place smallint, follow_up_on text, decided_infusion_on text,
  setting jsonb, setting_version integer, is_treated boolean`;

// For many patients at once, or for one. An infusion of which only the day is known counts from noon.
const HISTORY = `
create function need_histories(in_clinic uuid, in_patients uuid[], in_now timestamptz) returns table (${ROW})
language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  speaker text := coalesce(current_setting('app.patient_id', true), '');
begin
  -- Whether an alert is open is reckoned with, though its patient is not told so.
  perform set_config('app.patient_id', '', true);
  return query
    select z.patient_id, z.zone, g.days, g.at, f.days, t.totals, t.at, r.asked_at, coalesce(a.open, false),
      coalesce(n.revision, 0), n.decided_place, n.follow_up_on::text, n.decided_infusion_on::text,
      e.value, coalesce(e.version, 0), exists (select from check_in_anchor x
        where x.clinic_id = in_clinic and x.patient_id = z.patient_id and x.kind = 'infusion')
    from (select i.patient_id, coalesce(p.zone, k.zone) as zone from unnest(in_patients) i (patient_id)
      join clinic k on k.clinic_id = in_clinic
      left join patient_plan p on p.clinic_id = in_clinic and p.patient_id = i.patient_id) z
    left join lateral (select s.value, s.version from treatment_setting s
      where s.clinic_id = in_clinic and s.kind = 'need' order by s.version desc limit 1) e on true
    left join need n on n.clinic_id = in_clinic and n.patient_id = z.patient_id
    left join lateral (select array_agg(y.day::text order by y.day) as days, array_agg(y.at order by y.day) as at
      from (select x.day, coalesce(min(u.started_at), (x.day + time '12:00') at time zone z.zone) as at
        from check_in_anchor x left join infusion u on u.clinic_id = in_clinic and u.patient_id = z.patient_id
          and u.day = x.day and u.ended_at is not null
        where x.clinic_id = in_clinic and x.patient_id = z.patient_id and x.kind = 'infusion'
          and x.day <= (in_now at time zone z.zone)::date
        group by x.day) y) g on true
    left join lateral (select array_agg(u.day::text) as days from infusion u
      where u.clinic_id = in_clinic and u.patient_id = z.patient_id and u.state = 'planned') f on true
    left join lateral (select array_agg(y.total order by y.at) as totals, array_agg(y.at order by y.at) as at
      from (select x.score_totals[array_position(x.score_forms, 'phq-9')]::float8 as total,
          coalesce(x.taken_at, x.submitted_at) as at
        from check_in x where x.clinic_id = in_clinic and x.patient_id = z.patient_id
          and array_position(x.score_forms, 'phq-9') is not null) y) t on true
    left join lateral (select x.asked_at from review_request x
      where x.clinic_id = in_clinic and x.patient_id = z.patient_id and x.answered_at is null
        and x.withdrawn_at is null) r on true
    left join lateral (select true as open from alert x
      where x.clinic_id = in_clinic and x.patient_id = z.patient_id and x.state <> 'closed' limit 1) a on true;
  perform set_config('app.patient_id', speaker, true);
end $$;
create function need_ahead(in_clinic uuid, in_speaker uuid, in_patient uuid, in_now timestamptz)
returns table (${ROW}) language plpgsql as $$
declare
  said text;
begin
  said := set_config('app.clinic_id', in_clinic::text, true);
  said := set_config('app.patient_id', coalesce(in_speaker::text, ''), true);
  return query select * from need_histories(in_clinic, array[in_patient], in_now);
end $$;
`;

// A decision holds back what was as pressing then; once it was less so, the same again is news (decided_place).
// Whoever read an older revision has not seen all there is: nothing is kept, and it is reckoned anew.
const KEEP = `
create function need_keep(in_clinic uuid, in_patient uuid, in_revision integer, in_place smallint, in_rank integer,
  in_open boolean, in_told json, in_requested timestamptz, in_now timestamptz, in_next timestamptz)
returns boolean language plpgsql as $$
begin
  if in_revision = 0 then
    insert into need (clinic_id, patient_id, place, rank, is_open, told, reckoned_at, next_at, requested_at)
      values (in_clinic, in_patient, in_place, in_rank, in_open, in_told, in_now, in_next, in_requested)
      on conflict do nothing;
  else
    update need n set place = in_place, rank = in_rank, is_open = in_open, told = in_told, reckoned_at = in_now,
        next_at = in_next, requested_at = in_requested, revision = n.revision + 1,
        decided_place = case when in_place < 8 then greatest(n.decided_place, in_place) else n.decided_place end
      where n.clinic_id = in_clinic and n.patient_id = in_patient and n.revision = in_revision;
  end if;
  return found;
end $$;
create function need_keep_all(in_clinic uuid, in_patients uuid[], in_revisions integer[], in_places smallint[],
  in_ranks integer[], in_open boolean[], in_told json[], in_now timestamptz, in_next timestamptz[])
returns integer language plpgsql as $$
declare
  kept integer;
begin
  update need n set place = x.place, rank = x.rank, is_open = x.open, told = x.told, reckoned_at = in_now,
      next_at = x.next, revision = n.revision + 1,
      decided_place = case when x.place < 8 then greatest(n.decided_place, x.place) else n.decided_place end
    from unnest(in_patients, in_revisions, in_places, in_ranks, in_open, in_told, in_next)
      x (patient_id, revision, place, rank, open, told, next)
    where n.clinic_id = in_clinic and n.patient_id = x.patient_id and n.revision = x.revision;
  get diagnostics kept = row_count;
  return kept;
end $$;
-- What follows for the patient's standing from a check-in, in the very statement that finishes it.
create function check_in_sequel(in_clinic uuid, in_patient uuid, in_now timestamptz, in_sequel json)
returns boolean language plpgsql as $$
begin
  return need_keep(in_clinic, in_patient, (in_sequel ->> 'revision')::integer, (in_sequel ->> 'place')::smallint,
    (in_sequel ->> 'rank')::integer, (in_sequel ->> 'isOpen')::boolean, case when json_typeof(in_sequel -> 'told') = 'object' then in_sequel -> 'told' end,
    (in_sequel ->> 'requestedAt')::timestamptz, in_now, (in_sequel ->> 'nextAt')::timestamptz);
end $$;
`;

// As before, with what follows from it.
const SUBMIT = `
drop function check_in_submit;
create function check_in_submit(in_clinic uuid, in_account uuid, in_patient uuid, in_action text, in_chart uuid,
  in_request uuid, in_session uuid, in_origin text, in_now timestamptz, in_check_in uuid, in_revision integer,
  in_seconds integer, in_partial boolean, in_late boolean, in_urgency integer, in_item_9 text, in_at_risk boolean,
  in_forms text[], in_versions integer[], in_totals numeric[], in_bands text[], in_steps smallint[], in_rules text[],
  in_urgencies text[], in_facts bytea[], in_sequel json) returns void language plpgsql
set plan_cache_mode = force_generic_plan as $$
declare
  said text;
  done boolean;
begin
  said := work_begin(in_clinic, in_account, in_patient, in_action, in_chart, in_request, in_session, in_origin, in_now);
  done := check_in_settle(in_clinic, in_check_in, in_chart, in_now, in_seconds, in_partial, in_late, in_urgency, in_item_9,
    in_at_risk, in_forms, in_versions, in_totals, in_bands, in_steps, in_rules, in_urgencies, in_facts, in_revision);
  if in_sequel is not null then
    if not check_in_sequel(in_clinic, in_chart, in_now, in_sequel) then
      raise exception 'what follows from the check-in changed' using errcode = 'HF409';
    end if;
  end if;
end $$;
`;

// Whoever has a day of an infusion already is reckoned at the first sweep; patients of every clinic are reached once.
const BEGUN = `
alter table check_in_anchor no force row level security;
alter table need no force row level security;
insert into need (clinic_id, patient_id, place, rank, is_open, told, reckoned_at, next_at)
  select a.clinic_id, a.patient_id, 8, 180000, false, null, now(), now()
  from check_in_anchor a where a.kind = 'infusion' group by a.clinic_id, a.patient_id;
alter table check_in_anchor force row level security;
alter table need force row level security;
`;
