import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A need is kept as its inputs, its rank and its line, and told from those; what a chart shows of it is no longer written
 * with each total. Whatever changes neither totals nor infusions is reckoned from the inputs as well.
 */
export class NeedLean1763800001200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KEPT);
    await runner.query(HISTORY);
    await runner.query(BESIDE);
    await runner.query(KEEP);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// Lines have a new, shorter form: without the score that the rank carries, points without their names and shares, a total
// with a hundred for each day since the one before. Everybody is reckoned once more at the first sweep as well.
const KEPT = `
alter table need no force row level security;
update need n set next_at = now(), line = (select json_build_array(l -> 1, l -> 2, l -> 3, l -> 4, l -> 5, l -> 6,
    (select coalesce(json_agg(p.value -> 2 order by p.place), '[]')
      from json_array_elements(l -> 7) with ordinality p (value, place)),
    (select coalesce(json_agg((t.day - t.before) * 100 + t.total order by t.place), '[]')
      from (select e.place, (e.value ->> 1)::integer as day, (e.value ->> 2)::integer as total,
          coalesce(lag((e.value ->> 1)::integer) over (order by e.place), 0) as before
        from json_array_elements(l -> 8) with ordinality e (value, place)) t))
  from (select n.line as l) x where l is not null);
alter table need force row level security;
alter table need drop column told;
drop index need_in_order;
create index need_in_order on need (clinic_id, rank, patient_id) include (line, requested_at, decision_id) where is_open;
`;

const DECIDED = `decided_place smallint, follow_up_on text, decided_infusion_on text, setting jsonb, setting_version integer`;

// As before, but whoever reads puts days and totals in order and says when a day was.
const HISTORY = `
drop function need_histories;
create function need_histories(in_clinic uuid, in_patients uuid[], in_now timestamptz) returns table (patient_id uuid,
  zone text, infusion_days text[], done_days text[], done_at timestamptz[], planned_days text[], totals float8[], total_at timestamptz[], requested_at timestamptz, open_alert boolean,
  revision integer, ${DECIDED})
language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  speaker text := coalesce(current_setting('app.patient_id', true), '');
begin
  -- Whether an alert is open is reckoned with, though its patient is not told so.
  perform set_config('app.patient_id', '', true);
  return query
    select z.patient_id, z.zone, g.days, f.done, f.at, f.planned, t.totals, t.at, r.asked_at, coalesce(a.open, false),
      coalesce(n.revision, 0), n.decided_place, n.follow_up_on::text, n.decided_infusion_on::text,
      e.value, coalesce(e.version, 0)
    from (select i.patient_id, coalesce(p.zone, k.zone) as zone from unnest(in_patients) i (patient_id)
      join clinic k on k.clinic_id = in_clinic
      left join patient_plan p on p.clinic_id = in_clinic and p.patient_id = i.patient_id) z
    left join lateral (select s.value, s.version from treatment_setting s
      where s.clinic_id = in_clinic and s.kind = 'need' order by s.version desc limit 1) e on true
    left join need n on n.clinic_id = in_clinic and n.patient_id = z.patient_id
    left join lateral (select array_agg(y.day::text) as days from check_in_anchor y
      where y.clinic_id = in_clinic and y.patient_id = z.patient_id and y.kind = 'infusion') g on true
    left join lateral (select array_agg(u.day::text) filter (where u.state = 'planned'),
        array_agg(u.day::text) filter (where u.ended_at is not null),
        array_agg(u.started_at) filter (where u.ended_at is not null) from infusion u
      where u.clinic_id = in_clinic and u.patient_id = z.patient_id) f (planned, done, at) on true
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

// No more is read than what changed; the rest is as it was kept. All null where that is not enough. An infusion that is
// planned, moved or begun changes what is planned; one that ends is a day of the check-in plan, and all is read anew.
const BESIDE = `
create function need_beside(in_clinic uuid, in_patient uuid, in_now timestamptz, in_changed text[],
  out revision integer, out inputs json, out planned_days text[], out requested_at timestamptz, out open_alert boolean, out decided_place smallint,
  out follow_up_on text, out decided_infusion_on text, out setting jsonb, out setting_version integer)
language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  speaker text;
begin
  select n.revision, n.inputs, n.requested_at, n.decided_place, n.follow_up_on::text, n.decided_infusion_on::text,
      e.value, coalesce(e.version, 0)
    into need_beside.revision, need_beside.inputs, need_beside.requested_at, need_beside.decided_place,
      need_beside.follow_up_on, need_beside.decided_infusion_on, need_beside.setting, need_beside.setting_version
    from need n left join lateral (select s.value, s.version from treatment_setting s
      where s.clinic_id = in_clinic and s.kind = 'need' order by s.version desc limit 1) e on true
    where n.clinic_id = in_clinic and n.patient_id = in_patient and n.next_at > in_now and n.inputs is not null;
  if not found then return; end if;
  if 'alert' = any (in_changed) then
    speaker := current_setting('app.patient_id', true);
    if speaker <> '' then perform set_config('app.patient_id', '', true); end if;
    open_alert := exists (select from alert x
      where x.clinic_id = in_clinic and x.patient_id = in_patient and x.state <> 'closed');
    if speaker <> '' then perform set_config('app.patient_id', speaker, true); end if;
  end if;
  if 'review' = any (in_changed) then
    need_beside.requested_at := (select x.asked_at from review_request x where x.clinic_id = in_clinic
      and x.patient_id = in_patient and x.answered_at is null and x.withdrawn_at is null);
  end if;
  if 'infusion' = any (in_changed) then
    planned_days := (select array_agg(u.day::text) from infusion u
      where u.clinic_id = in_clinic and u.patient_id = in_patient and u.state = 'planned');
  end if;
end $$;
`;

// Who has no need yet is reckoned once more soon: a check-in that was on its way had nothing to add its total to. Nobody who
// keeps a need puts off when it is due.
const KEEP = `
drop function need_keep;
create function need_first(in_clinic uuid, in_patient uuid, in_place smallint, in_rank integer, in_open boolean,
  in_line json, in_inputs json, in_requested timestamptz, in_now timestamptz, in_next timestamptz)
returns boolean language plpgsql as $$
begin
  insert into need (clinic_id, patient_id, place, rank, is_open, line, inputs, reckoned_at, next_at, requested_at)
    values (in_clinic, in_patient, in_place, in_rank, in_open, in_line, in_inputs, in_now,
      least(in_next, in_now + interval '1 minute'), in_requested)
    on conflict do nothing;
  return found;
end $$;
drop function need_keep_all;
create function need_keep_all(in_clinic uuid, in_patients uuid[], in_revisions integer[], in_places smallint[],
  in_ranks integer[], in_open boolean[], in_lines json[], in_inputs json[], in_requested timestamptz[], in_now timestamptz,
  in_next timestamptz[])
returns integer language plpgsql as $$
declare
  kept integer;
begin
  update need n set place = x.place, rank = x.rank, is_open = x.open, line = x.line, inputs = x.inputs,
      requested_at = x.requested, reckoned_at = in_now, next_at = x.next, revision = n.revision + 1,
      decided_place = case when x.place < 8 then greatest(n.decided_place, x.place) else n.decided_place end
    from unnest(in_patients, in_revisions, in_places, in_ranks, in_open, in_lines, in_inputs, in_requested, in_next)
      x (patient_id, revision, place, rank, open, line, inputs, requested, next)
    where n.clinic_id = in_clinic and n.patient_id = x.patient_id and n.revision = x.revision;
  get diagnostics kept = row_count;
  return kept;
end $$;
create or replace function check_in_sequel(in_clinic uuid, in_patient uuid, in_now timestamptz, in_sequel json)
returns boolean language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  update need n set place = s.place, rank = s.rank, is_open = s."isOpen", line = s.line, inputs = s.inputs,
      reckoned_at = in_now, requested_at = s."requestedAt", revision = n.revision + 1,
      next_at = case when n.next_at > in_now then least(n.next_at, s."nextAt") else s."nextAt" end,
      decided_place = case when s.place < 8 then greatest(n.decided_place, s.place) else n.decided_place end
    from json_to_record(in_sequel) s (revision integer, place smallint, rank integer, "isOpen" boolean, line json,
      inputs json, "requestedAt" timestamptz, "nextAt" timestamptz)
    where n.clinic_id = in_clinic and n.patient_id = in_patient and n.revision = s.revision;
  return found;
end $$;
`;
