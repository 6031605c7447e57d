import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Finishing a check-in writes where the patient stands only where that changes: when somebody last answered, and what was
 * missed since, is read from the check-ins by the sweeps that ask.
 */
export class LastAnswer1763800001150 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(STANDING);
    await runner.query(WHOLE);
    await runner.query(HOLD);
    await runner.query(SETTLE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// A patient's silence is looked at when it may have become one, not each time anybody answers.
const STANDING = `
alter table patient_plan drop column last_submitted_at, drop column misses,
  add column silence_at timestamptz not null default '-infinity';
create index patient_plan_silence on patient_plan (clinic_id, silence_at) where not paused;
`;

// One check costs less than a trigger that fires; the others are of columns that stay as they are.
const WHOLE = `
alter table check_in add constraint check_in_submitted check ((state = 'submitted') = (submitted_at is not null));
drop trigger check_in_whole on check_in;
create or replace function check_in_whole() returns trigger language plpgsql as $$
begin
  if cardinality(new.forms) > 0 and new.opens_at < new.closes_at and new.closes_at <= new.expires_at
    and (new.reviewed_at is null) = (new.reviewed_by is null) then return null; end if;
  raise exception 'a check-in asks something, opens, closes and expires in this order, and is reviewed by somebody'
    using errcode = 'check_violation', table = 'check_in';
end $$;
create trigger check_in_whole after insert or update of forms, opens_at, closes_at, expires_at, reviewed_at, reviewed_by
  on check_in for each row execute function check_in_whole();
`;

const SHEET = `state text, opens_at timestamptz, closes_at timestamptz, expires_at timestamptz, forms text[], screen text,
  screen_after text, submitted_at timestamptz, seconds integer, late boolean, revision integer, item_9 text,
  infusion_hours float8, link_ids text[], answer_ids uuid[], sealed bytea[], digests bytea[], answered_at timestamptz[],
  score_forms text[], score_totals float8[], scored_at timestamptz[], anchor_kinds text[], anchor_days text[],
  taken_at timestamptz, at_risk boolean`;

// As before, planned once, and with whether silence weighs more.
const HOLD = `
drop function check_in_peek;
drop function check_in_hold;
create function check_in_hold(in_clinic uuid, in_check_in uuid, in_patient uuid, in_now timestamptz, in_scoring boolean,
  in_lock boolean) returns table (${SHEET}) language plpgsql set plan_cache_mode = force_generic_plan as $$
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
      held.taken_at, coalesce(p.at_risk, false)
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

// As before; the standing is written where there is something to say. Paper from last week may add to what is known of
// danger; it takes nothing back that was said since.
const SETTLE = `
create or replace function check_in_settle(in_clinic uuid, in_check_in uuid, in_patient uuid, in_now timestamptz,
  in_seconds integer, in_partial boolean, in_late boolean, in_urgency integer, in_item_9 text, in_at_risk boolean,
  in_forms text[], in_versions integer[], in_totals numeric[], in_bands text[], in_steps smallint[], in_rules text[],
  in_urgencies text[], in_facts bytea[], in_revision integer)
returns boolean language plpgsql as $$
declare
  answered_on timestamptz;
  is_latest boolean := true;
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
  if in_item_9 is not null or in_at_risk is not null then
    if answered_on < in_now then
      -- Held first, so that what is said at the same moment is seen.
      perform from patient_plan p where p.clinic_id = in_clinic and p.patient_id = in_patient for update;
      is_latest := not exists (select from check_in c where c.clinic_id = in_clinic and c.patient_id = in_patient
        and c.state = 'submitted' and c.id <> in_check_in and coalesce(c.taken_at, c.submitted_at) > answered_on);
    end if;
    update patient_plan p set
        item_9 = case when is_latest or in_item_9 = 'positive' then coalesce(in_item_9, p.item_9) else p.item_9 end,
        at_risk = case when is_latest or in_at_risk then coalesce(in_at_risk, p.at_risk) else p.at_risk end
      where p.clinic_id = in_clinic and p.patient_id = in_patient;
  end if;
  return true;
end $$;
`;
