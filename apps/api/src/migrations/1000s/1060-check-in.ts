import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Check-ins: what is asked when, the answers, what they came to, and the ladder when none comes. */
export class CheckIn1763800001060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PLANS);
    await runner.query(CHECK_INS);
    await runner.query(RESULTS);
    await runner.query(OUTREACH);
    await runner.query(SETTINGS);
    await runner.query(LINKS);
    await runner.query(SETTLE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// One row for each patient: their plan, and where they stand with being asked, which the ladder and the inbox read.
const PLANS = `
create table clinic_plan (
  clinic_id uuid primary key references clinic,
  version integer not null default 1,
  plan jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid not null
);
call protect('clinic_plan', 'clinic', 'select, insert, update');

create table patient_plan (
  clinic_id uuid not null,
  patient_id uuid not null,
  version integer not null default 1,
  plan jsonb,
  zone text not null,
  paused boolean not null default false,
  planned_until date,
  started_at timestamptz not null,
  last_submitted_at timestamptz,
  misses integer not null default 0,
  silent_told_at timestamptz,
  item_9 text not null default 'none' check (item_9 in ('none', 'zero', 'positive')),
  at_risk boolean not null default false,
  last_infusion_on date,
  primary key (clinic_id, patient_id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
create index patient_plan_to_extend on patient_plan (clinic_id, planned_until nulls first) where not paused;
call protect('patient_plan', 'patient', 'select, insert, update');

create table check_in_anchor (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  kind text not null check (kind in ('intake', 'infusion', 'induction-end')),
  day date not null,
  primary key (clinic_id, id),
  unique (clinic_id, patient_id, kind, day),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
call protect('check_in_anchor', 'patient', 'select, insert, update, delete');
`;

const CHECK_INS = `
create table check_in (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  origin text not null check (origin in ('plan', 'asked', 'entered')),
  due_on date not null,
  steps text[] not null,
  forms text[] not null check (cardinality(forms) > 0),
  screen text,
  screen_after text,
  importance text not null check (importance in ('routine', 'after-infusion')),
  state text not null check (state in ('planned', 'due', 'submitted', 'skipped', 'missed', 'withdrawn')),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  expires_at timestamptz not null,
  questions integer not null,
  answered integer not null default 0,
  revision integer not null default 0,
  mode text check (mode in ('portal', 'link', 'paper', 'phone')),
  submitted_at timestamptz,
  seconds integer,
  late boolean not null default false,
  partial boolean not null default false,
  skip_reason text,
  snoozed_until timestamptz,
  ladder_at timestamptz,
  ladder_done timestamptz,
  urgency smallint not null default 4,
  reviewed_at timestamptz,
  reviewed_by uuid,
  note_sealed bytea,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  check (opens_at < closes_at and closes_at <= expires_at),
  check ((state = 'submitted') = (submitted_at is not null)),
  check ((reviewed_at is null) = (reviewed_by is null))
);
-- Exactly one planned check-in for each due day, whoever plans and however often.
create unique index check_in_one_a_day on check_in (clinic_id, patient_id, due_on)
  where origin = 'plan' and state <> 'withdrawn';
create index check_in_of_patient on check_in (clinic_id, patient_id, opens_at);
create index check_in_to_open on check_in (clinic_id, opens_at) where state = 'planned';
create index check_in_to_expire on check_in (clinic_id, expires_at) where state = 'due';
create index check_in_on_ladder on check_in (clinic_id, ladder_at) where ladder_at is not null;
create index check_in_climbing on check_in (clinic_id, patient_id) where ladder_at is not null;
create index check_in_to_read on check_in (clinic_id, urgency, submitted_at, id)
  where state = 'submitted' and reviewed_at is null;
call protect('check_in', 'patient', 'select, insert, update');

create table answer (
  clinic_id uuid not null,
  check_in_id uuid not null,
  link_id text not null,
  id uuid not null,
  patient_id uuid not null,
  value_sealed bytea not null,
  digest bytea not null,
  mode text not null check (mode in ('portal', 'link', 'paper', 'phone')),
  at timestamptz not null,
  primary key (clinic_id, check_in_id, link_id),
  foreign key (clinic_id, check_in_id) references check_in (clinic_id, id)
);
call protect('answer', 'patient', 'select, insert, update');
`;

// Totals and bands stand in the clear, because queues and trends are SQL. What was answered stays sealed.
const RESULTS = `
create table score (
  clinic_id uuid not null,
  check_in_id uuid not null,
  form text not null,
  form_version integer not null,
  patient_id uuid not null,
  total numeric not null,
  band text,
  step smallint,
  mode text not null check (mode in ('portal', 'link', 'paper', 'phone')),
  late boolean not null default false,
  at timestamptz not null,
  primary key (clinic_id, check_in_id, form),
  foreign key (clinic_id, check_in_id) references check_in (clinic_id, id)
);
create index score_of_patient on score (clinic_id, patient_id, form, at);
call protect('score', 'patient', 'select, insert');

create table finding (
  clinic_id uuid not null,
  check_in_id uuid not null,
  rule text not null,
  patient_id uuid not null,
  urgency text not null check (urgency in ('critical', 'high', 'moderate', 'soon', 'routine')),
  facts_sealed bytea not null,
  at timestamptz not null,
  primary key (clinic_id, check_in_id, rule),
  foreign key (clinic_id, check_in_id) references check_in (clinic_id, id)
);
call protect('finding', 'patient', 'select, insert, update');

create table trend_note (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  day date not null,
  words_sealed bytea not null,
  written_at timestamptz not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
create index trend_note_of_patient on trend_note (clinic_id, patient_id, day);
call protect('trend_note', 'patient', 'select, insert, update, delete');
`;

const OUTREACH = `
create table outreach (
  clinic_id uuid not null,
  id uuid not null default uuidv7(),
  patient_id uuid not null,
  check_in_id uuid,
  reason text not null check (reason in
    ('missed', 'no-answer-3-days', 'two-missed', 'silent-21-days', 'after-infusion', 'at-risk')),
  opened_at timestamptz not null,
  due_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'done')),
  done_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  foreign key (clinic_id, check_in_id) references check_in (clinic_id, id),
  check ((state = 'done') = (done_at is not null))
);
create unique index outreach_once on outreach (clinic_id, check_in_id, reason);
-- A patient is called about one silence at a time.
create unique index outreach_one_open on outreach (clinic_id, patient_id) where state = 'open';
create index outreach_due on outreach (clinic_id, due_at) where state = 'open';
call protect('outreach', 'staff', 'select, insert, update');

create table outreach_try (
  clinic_id uuid not null,
  id uuid not null,
  outreach_id uuid not null,
  patient_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  outcome text not null,
  note_sealed bytea,
  primary key (clinic_id, id),
  foreign key (clinic_id, outreach_id) references outreach (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
create index outreach_try_of on outreach_try (clinic_id, outreach_id, at);
call protect('outreach_try', 'staff', 'select, insert');
`;

const SETTINGS = `
create table rule_setting (
  clinic_id uuid not null references clinic,
  rule text not null,
  version integer not null,
  thresholds jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (clinic_id, rule, version)
);
call protect('rule_setting', 'clinic', 'select, insert');

create table form_setting (
  clinic_id uuid not null references clinic,
  form text not null,
  enabled boolean not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (clinic_id, form)
);
call protect('form_setting', 'clinic', 'select, insert, update');

create table own_form (
  clinic_id uuid not null references clinic,
  form text not null,
  version integer not null,
  definition jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid not null,
  primary key (clinic_id, form, version)
);
call protect('own_form', 'clinic', 'select, insert');
`;

// A link carries its clinic and a secret. The secret is spent when it is first opened, for a pass that one browser keeps.
const LINKS = `
create table check_in_link (
  clinic_id uuid not null,
  id uuid not null default uuidv7(),
  check_in_id uuid not null,
  patient_id uuid not null,
  token_hash bytea not null,
  pass_hash bytea,
  made_at timestamptz not null,
  opened_at timestamptz,
  expires_at timestamptz not null,
  primary key (clinic_id, id),
  unique (clinic_id, token_hash),
  foreign key (clinic_id, check_in_id) references check_in (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
create unique index check_in_link_pass on check_in_link (clinic_id, pass_hash) where pass_hash is not null;
call protect('check_in_link', 'patient', 'select, insert, update');

create function check_in_link_open(in_clinic uuid, in_token bytea, in_pass bytea, in_now timestamptz)
returns table (check_in_id uuid, patient_id uuid, account_id uuid) language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', '', true);
  return query
    update check_in_link l set pass_hash = in_pass, opened_at = in_now
    from patient p
    where l.clinic_id = in_clinic and l.token_hash = in_token and l.pass_hash is null and l.expires_at > in_now
      and p.clinic_id = in_clinic and p.id = l.patient_id
    returning l.check_in_id, l.patient_id, p.account_id;
end $$;

create function check_in_link_find(in_clinic uuid, in_pass bytea, in_now timestamptz)
returns table (check_in_id uuid, patient_id uuid, account_id uuid) language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', '', true);
  return query
    select l.check_in_id, l.patient_id, p.account_id
    from check_in_link l join patient p on p.clinic_id = in_clinic and p.id = l.patient_id
    where l.clinic_id = in_clinic and l.pass_hash = in_pass and l.expires_at > in_now;
end $$;
`;

// Without a revision the caller holds the row; with one, what changed since it was read is not written over.
// Whoever answers breaks a silence: what was still being climbed for earlier check-ins ends, and the count of misses too.
const SETTLE = `
create function check_in_settle(in_clinic uuid, in_check_in uuid, in_patient uuid, in_now timestamptz, in_seconds integer,
  in_partial boolean, in_late boolean, in_urgency integer, in_item_9 text, in_at_risk boolean, in_forms text[],
  in_versions integer[], in_totals numeric[], in_bands text[], in_steps smallint[], in_rules text[], in_urgencies text[],
  in_facts bytea[], in_revision integer)
returns void language plpgsql as $$
declare
  answered_by text;
begin
  update check_in c set state = 'submitted', submitted_at = in_now, seconds = in_seconds, partial = in_partial,
      late = in_late, urgency = least(c.urgency, in_urgency), mode = coalesce(c.mode, 'portal'), ladder_at = null
    where c.clinic_id = in_clinic and c.id = in_check_in
      and (in_revision is null
        or c.revision = in_revision and c.state in ('planned', 'due') and c.expires_at >= in_now)
    returning c.mode into answered_by;
  if not found then raise exception 'the check-in changed' using errcode = 'HF409'; end if;
  if cardinality(in_forms) > 0 then
    insert into score (clinic_id, check_in_id, form, form_version, patient_id, total, band, step, mode, late, at)
      select in_clinic, in_check_in, s.form, s.version, in_patient, s.total, s.band, s.step, answered_by, in_late, in_now
      from unnest(in_forms, in_versions, in_totals, in_bands, in_steps) s (form, version, total, band, step);
  end if;
  if cardinality(in_rules) > 0 then
    insert into finding (clinic_id, check_in_id, rule, patient_id, urgency, facts_sealed, at)
      select in_clinic, in_check_in, f.rule, in_patient, f.urgency, f.facts, in_now
      from unnest(in_rules, in_urgencies, in_facts) f (rule, urgency, facts)
      on conflict (clinic_id, check_in_id, rule) do nothing;
  end if;
  update patient_plan p set last_submitted_at = in_now, misses = 0, item_9 = coalesce(in_item_9, p.item_9),
      at_risk = coalesce(in_at_risk, p.at_risk)
    where p.clinic_id = in_clinic and p.patient_id = in_patient;
  update check_in c set ladder_at = null
    where c.clinic_id = in_clinic and c.patient_id = in_patient and c.ladder_at is not null and c.opens_at <= in_now
      and c.state <> 'due' and c.id <> in_check_in;
end $$;
`;
