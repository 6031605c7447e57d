import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What finishing a check-in costs: what it came to stands on its own row, choices are checked by type, and nobody looks
 * for a silence that is not there.
 */
export class CheckInLight1763800001100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CHOICES);
    await runner.query(RESULTS);
    await runner.query(BEGIN);
    await runner.query(HOLD);
    await runner.query(SETTLE);
    await runner.query(SUBMIT);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// A table's check is read, planned and run anew by each statement, also for columns that it leaves alone; the check of a
// type is kept, and runs where a value is set.
const CHOICES = `
create procedure choice(target regclass, field text, type text, choices text[]) language plpgsql as $$
declare
  named text;
begin
  if to_regtype(type) is null then
    execute format('create domain %I as text check (value = any (%L::text[]))', type, choices);
  end if;
  select conname into strict named from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and c.conkey = array[a.attnum]
    where c.conrelid = target and c.contype = 'c' and a.attname = field;
  execute format('alter table %s drop constraint %I', target, named);
  execute format('alter table %s alter column %I type %I', target, field, type);
end $$;
call choice('check_in', 'state', 'check_in_state', '{planned, due, submitted, skipped, missed, withdrawn}');
call choice('check_in', 'origin', 'check_in_origin', '{plan, asked, entered}');
call choice('check_in', 'importance', 'check_in_importance', '{routine, after-infusion}');
call choice('check_in', 'mode', 'answer_mode', '{portal, link, paper, phone}');
call choice('answer', 'mode', 'answer_mode', '{portal, link, paper, phone}');
call choice('patient_plan', 'item_9', 'item_9_standing', '{none, zero, positive}');
call choice('audit_entry', 'outcome', 'audit_outcome', '{allowed, refused}');
drop procedure choice;
`;

// Scores and findings belong to one check-in, are made with it in one moment and never changed, so they stand on its row:
// two insertions less, and nothing to keep together. Readers see them as rows, under the same row-level security.
const RESULTS = `
alter table check_in
  add column score_forms text[] not null default '{}',
  add column score_versions integer[] not null default '{}',
  add column score_totals numeric[] not null default '{}',
  add column score_bands text[] not null default '{}',
  add column score_steps smallint[] not null default '{}',
  add column finding_rules text[] not null default '{}',
  add column finding_urgencies text[] not null default '{}',
  add column finding_facts bytea[] not null default '{}',
  -- When it was answered, where it was entered later from paper or a call.
  add column taken_at timestamptz;
-- The rows of every clinic had to be reached once: whoever migrates is bound by row-level security like everyone.
alter table check_in no force row level security;
alter table score no force row level security;
alter table finding no force row level security;
update check_in c set score_forms = s.forms, score_versions = s.versions, score_totals = s.totals, score_bands = s.bands,
    score_steps = s.steps
  from (select clinic_id, check_in_id, array_agg(form order by form) as forms, array_agg(form_version order by form) as versions,
      array_agg(total order by form) as totals, array_agg(band order by form) as bands,
      array_agg(step order by form) as steps from score group by clinic_id, check_in_id) s
  where c.clinic_id = s.clinic_id and c.id = s.check_in_id;
update check_in c set finding_rules = f.rules, finding_urgencies = f.urgencies, finding_facts = f.facts
  from (select clinic_id, check_in_id, array_agg(rule order by rule) as rules, array_agg(urgency order by rule) as urgencies,
      array_agg(facts_sealed order by rule) as facts from finding group by clinic_id, check_in_id) f
  where c.clinic_id = f.clinic_id and c.id = f.check_in_id;
alter table check_in force row level security;
drop table score;
drop table finding;
create view score with (security_invoker = true) as
  select c.clinic_id, c.id as check_in_id, s.form, s.version as form_version, c.patient_id, s.total, s.band, s.step,
    c.mode, c.late, coalesce(c.taken_at, c.submitted_at) as at
  from check_in c, unnest(c.score_forms, c.score_versions, c.score_totals, c.score_bands, c.score_steps)
    s (form, version, total, band, step);
create view finding with (security_invoker = true) as
  select c.clinic_id, c.id as check_in_id, f.rule, c.patient_id, f.urgency, f.facts as facts_sealed,
    coalesce(c.taken_at, c.submitted_at) as at
  from check_in c, unnest(c.finding_rules, c.finding_urgencies, c.finding_facts) f (rule, urgency, facts);
grant select on score, finding to hf_app, hf_jobs, hf_reader;
`;

// As before. Assigning a value is cheaper than a statement whose result is thrown away.
const BEGIN = `
create or replace function work_begin(in_clinic uuid, in_account uuid, in_patient uuid, in_action text, in_chart uuid,
  in_request uuid, in_session uuid, in_origin text, in_now timestamptz) returns void language plpgsql as $$
declare
  said text;
begin
  said := set_config('app.clinic_id', in_clinic::text, true);
  said := set_config('app.patient_id', coalesce(in_patient::text, ''), true);
  insert into audit_entry (clinic_id, account_id, session_id, action, patient_id, request_id, origin)
    values (in_clinic, in_account, in_session, in_action, in_chart, in_request, in_origin);
end $$;
`;

const SHEET = `state text, opens_at timestamptz, closes_at timestamptz, expires_at timestamptz, forms text[], screen text,
  screen_after text, submitted_at timestamptz, seconds integer, late boolean, revision integer, item_9 text,
  infusion_hours float8, link_ids text[], answer_ids uuid[], sealed bytea[], digests bytea[], answered_at timestamptz[],
  score_forms text[], score_totals float8[], scored_at timestamptz[], anchor_kinds text[], anchor_days text[],
  taken_at timestamptz`;

// As before; what is a type of its own now is said as text, a day set ahead counts once it has come, and
// what was filled in on paper is judged as of the day it was.
const HOLD = `
drop function check_in_peek;
drop function check_in_hold;
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
    select held.state::text, held.opens_at, held.closes_at, held.expires_at, held.forms, held.screen, held.screen_after,
      held.submitted_at, held.seconds, held.late, held.revision, coalesce(p.item_9, 'none')::text,
      (extract(epoch from coalesce(held.taken_at, in_now) - (i.day::timestamp at time zone p.zone)) / 3600)::float8,
      a.link_ids, a.answer_ids, a.sealed, a.digests, a.answered_at,
      s.score_forms, s.score_totals, s.scored_at, h.anchor_kinds, h.anchor_days,
      held.taken_at
    from (select array_agg(x.link_id) as link_ids, array_agg(x.id) as answer_ids, array_agg(x.value_sealed) as sealed,
        array_agg(x.digest) as digests, array_agg(x.at) as answered_at
      from answer x where x.clinic_id = in_clinic and x.check_in_id = in_check_in) a
    left join patient_plan p on p.clinic_id = in_clinic and p.patient_id = in_patient
    left join lateral (select x.day from check_in_anchor x
      where x.clinic_id = in_clinic and x.patient_id = in_patient and x.kind = 'infusion'
        and x.day <= (coalesce(held.taken_at, in_now) at time zone p.zone)::date order by x.day desc limit 1) i on true
    left join lateral (select array_agg(y.form) as score_forms, array_agg(y.total) as score_totals,
        array_agg(y.at) as scored_at
      from (select r.form, r.total::float8 as total, coalesce(x.taken_at, x.submitted_at) as at
        from check_in x, unnest(x.score_forms, x.score_totals) r (form, total)
        where in_scoring and x.clinic_id = in_clinic and x.patient_id = in_patient and x.id <> in_check_in
          and coalesce(x.taken_at, x.submitted_at) <= coalesce(held.taken_at, in_now)
        order by 1, 3) y) s on true
    left join lateral (select array_agg(x.kind) as anchor_kinds, array_agg(x.day::text) as anchor_days
      from check_in_anchor x where in_scoring and x.clinic_id = in_clinic and x.patient_id = in_patient) h on true;
end $$;
create function check_in_peek(in_clinic uuid, in_speaker uuid, in_check_in uuid, in_patient uuid, in_now timestamptz)
returns table (${SHEET}) language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true),
    set_config('app.patient_id', coalesce(in_speaker::text, ''), true);
  return query select * from check_in_hold(in_clinic, in_check_in, in_patient, in_now, true, false);
end $$;
`;

// As before; a check-in that is over climbs on only where one was missed since the last answer.
const SETTLE = `
drop function check_in_settle;
create function check_in_settle(in_clinic uuid, in_check_in uuid, in_patient uuid, in_now timestamptz, in_seconds integer,
  in_partial boolean, in_late boolean, in_urgency integer, in_item_9 text, in_at_risk boolean, in_forms text[],
  in_versions integer[], in_totals numeric[], in_bands text[], in_steps smallint[], in_rules text[], in_urgencies text[],
  in_facts bytea[], in_revision integer)
returns boolean language plpgsql as $$
declare
  missed integer;
  answered_on timestamptz;
begin
  update check_in c set state = 'submitted', submitted_at = in_now, seconds = in_seconds, partial = in_partial,
      late = in_late, urgency = least(c.urgency, in_urgency), mode = coalesce(c.mode, 'portal'), ladder_at = null,
      score_forms = in_forms, score_versions = in_versions, score_totals = in_totals, score_bands = in_bands,
      score_steps = in_steps, finding_rules = in_rules, finding_urgencies = in_urgencies, finding_facts = in_facts
    where c.clinic_id = in_clinic and c.id = in_check_in
      and (in_revision is null
        or c.revision = in_revision and c.state in ('planned', 'due') and c.expires_at >= in_now)
    returning coalesce(c.taken_at, in_now) into answered_on;
  if not found then raise exception 'the check-in changed' using errcode = 'HF409'; end if;
  -- Paper from last week may add to what is known of danger; it takes nothing back that was said since.
  -- ... and breaks no silence that came after it.
  update patient_plan p set last_submitted_at = greatest(p.last_submitted_at, answered_on),
      misses = case when p.misses > 0 and answered_on < in_now then (select count(*) from check_in c
        where c.clinic_id = in_clinic and c.patient_id = in_patient and c.state = 'missed'
          and c.opens_at > greatest(p.last_submitted_at, answered_on)) else 0 end,
      item_9 = case when in_item_9 = 'positive' or answered_on >= coalesce(p.last_submitted_at, answered_on)
        then coalesce(in_item_9, p.item_9) else p.item_9 end,
      at_risk = case when in_at_risk or answered_on >= coalesce(p.last_submitted_at, answered_on)
        then coalesce(in_at_risk, p.at_risk) else p.at_risk end
    where p.clinic_id = in_clinic and p.patient_id = in_patient
    returning old.misses into missed;
  if missed is distinct from 0 then
    update check_in c set ladder_at = null
      where c.clinic_id = in_clinic and c.patient_id = in_patient and c.ladder_at is not null and c.opens_at <= answered_on
        and c.state = 'missed' and c.id <> in_check_in;
  end if;
  return true;
end $$;
`;

// As before; nothing in it is planned anew for each check-in.
const SUBMIT = `
create or replace function check_in_submit(in_clinic uuid, in_account uuid, in_patient uuid, in_action text, in_chart uuid,
  in_request uuid, in_session uuid, in_origin text, in_now timestamptz, in_check_in uuid, in_revision integer,
  in_seconds integer, in_partial boolean, in_late boolean, in_urgency integer, in_item_9 text, in_at_risk boolean,
  in_forms text[], in_versions integer[], in_totals numeric[], in_bands text[], in_steps smallint[], in_rules text[],
  in_urgencies text[], in_facts bytea[]) returns void language plpgsql
set plan_cache_mode = force_generic_plan as $$
declare
  done boolean;
begin
  perform work_begin(in_clinic, in_account, in_patient, in_action, in_chart, in_request, in_session, in_origin, in_now);
  done := check_in_settle(in_clinic, in_check_in, in_chart, in_now, in_seconds, in_partial, in_late, in_urgency, in_item_9,
    in_at_risk, in_forms, in_versions, in_totals, in_bands, in_steps, in_rules, in_urgencies, in_facts, in_revision);
end $$;
`;
