import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finishing a check-in pays for what it changes only: what paper alone needs, and what it leaves alone, is not reckoned. */
export class CheckInSettle1763800001110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WHOLE);
    await runner.query(SETTLE);
    await runner.query(SUBMIT);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// A table's checks are read and planned anew by each update; a trigger is kept, and not even looked at where its columns
// stay as they are; after the row it need not lock it first. The same for the conditions of indexes: a patient's few check-ins are found by the patient.
const WHOLE = `
alter table check_in drop constraint check_in_forms_check, drop constraint check_in_check, drop constraint check_in_check1,
  drop constraint check_in_check2;
create function check_in_whole() returns trigger language plpgsql as $$
begin
  if cardinality(new.forms) > 0 and new.opens_at < new.closes_at and new.closes_at <= new.expires_at
    and (new.state = 'submitted') = (new.submitted_at is not null)
    and (new.reviewed_at is null) = (new.reviewed_by is null) then return null; end if;
  raise exception 'a check-in asks something, opens, closes and expires in this order, is submitted and reviewed at a time'
    using errcode = 'check_violation', table = 'check_in';
end $$;
create trigger check_in_whole after insert or
  update of forms, opens_at, closes_at, expires_at, state, submitted_at, reviewed_at, reviewed_by
  on check_in for each row execute function check_in_whole();
drop index check_in_climbing;
`;

// As before; only what comes from paper asks what was missed since, and whether something newer is known.
const SETTLE = `
create or replace function check_in_settle(in_clinic uuid, in_check_in uuid, in_patient uuid, in_now timestamptz,
  in_seconds integer, in_partial boolean, in_late boolean, in_urgency integer, in_item_9 text, in_at_risk boolean,
  in_forms text[], in_versions integer[], in_totals numeric[], in_bands text[], in_steps smallint[], in_rules text[],
  in_urgencies text[], in_facts bytea[], in_revision integer)
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
  if answered_on >= in_now then
    update patient_plan p set last_submitted_at = greatest(p.last_submitted_at, in_now), misses = 0,
        item_9 = coalesce(in_item_9, p.item_9), at_risk = coalesce(in_at_risk, p.at_risk)
      where p.clinic_id = in_clinic and p.patient_id = in_patient
      returning old.misses into missed;
  else
    -- Paper from last week may add to what is known of danger; it takes nothing back that was said since, and breaks no
    -- silence that came after it.
    update patient_plan p set last_submitted_at = greatest(p.last_submitted_at, answered_on),
        misses = case when p.misses > 0 then (select count(*) from check_in c
          where c.clinic_id = in_clinic and c.patient_id = in_patient and c.state = 'missed'
            and c.opens_at > greatest(p.last_submitted_at, answered_on)) else 0 end,
        item_9 = case when in_item_9 = 'positive' or answered_on >= coalesce(p.last_submitted_at, answered_on)
          then coalesce(in_item_9, p.item_9) else p.item_9 end,
        at_risk = case when in_at_risk or answered_on >= coalesce(p.last_submitted_at, answered_on)
          then coalesce(in_at_risk, p.at_risk) else p.at_risk end
      where p.clinic_id = in_clinic and p.patient_id = in_patient
      returning old.misses into missed;
  end if;
  if missed is distinct from 0 then
    update check_in c set ladder_at = null
      where c.clinic_id = in_clinic and c.patient_id = in_patient and c.ladder_at is not null and c.opens_at <= answered_on
        and c.state = 'missed' and c.id <> in_check_in;
  end if;
  return true;
end $$;
`;

const SUBMIT = `
create or replace function check_in_submit(in_clinic uuid, in_account uuid, in_patient uuid, in_action text, in_chart uuid,
  in_request uuid, in_session uuid, in_origin text, in_now timestamptz, in_check_in uuid, in_revision integer,
  in_seconds integer, in_partial boolean, in_late boolean, in_urgency integer, in_item_9 text, in_at_risk boolean,
  in_forms text[], in_versions integer[], in_totals numeric[], in_bands text[], in_steps smallint[], in_rules text[],
  in_urgencies text[], in_facts bytea[]) returns void language plpgsql
set plan_cache_mode = force_generic_plan as $$
declare
  said text;
  done boolean;
begin
  said := work_begin(in_clinic, in_account, in_patient, in_action, in_chart, in_request, in_session, in_origin, in_now);
  done := check_in_settle(in_clinic, in_check_in, in_chart, in_now, in_seconds, in_partial, in_late, in_urgency, in_item_9,
    in_at_risk, in_forms, in_versions, in_totals, in_bands, in_steps, in_rules, in_urgencies, in_facts, in_revision);
end $$;
`;
