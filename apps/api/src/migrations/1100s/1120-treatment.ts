import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Infusions and what was written down of them; reviews: how much each patient needs one, requests and decisions. */
export class Treatment1763800001120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INFUSIONS);
    await runner.query(REVIEWS);
    await runner.query(SETTINGS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// The days of infusions are those that the check-in plan counts from; a row here says what happened on such a day.
const INFUSIONS = `
create domain infusion_state as text
  check (value in ('planned', 'running', 'paused', 'observing', 'discharged', 'signed', 'cancelled'));
create table infusion (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  state infusion_state not null default 'planned',
  planned_at timestamptz not null,
  day date not null,
  started_at timestamptz,
  ended_at timestamptz,
  discharged_at timestamptz,
  signed_at timestamptz,
  route text check (route in ('iv', 'im', 'intranasal', 'oral')),
  dose_mg numeric check (dose_mg > 0),
  entries integer not null default 0,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  check (ended_at is null or started_at is not null)
);
-- Nobody is given two infusions at once.
create unique index infusion_one_running on infusion (clinic_id, patient_id)
  where state in ('running', 'paused', 'observing');
create index infusion_of_patient on infusion (clinic_id, patient_id, day);
call protect('infusion', 'patient', 'select, insert, update');

-- Never changed, never taken away: what was wrong is struck by a later entry.
create table infusion_entry (
  clinic_id uuid not null,
  id uuid not null,
  infusion_id uuid not null,
  seq integer not null check (seq > 0),
  kind text not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  account_id uuid not null,
  body_sealed bytea not null,
  digest bytea not null,
  primary key (clinic_id, id),
  unique (clinic_id, infusion_id, seq),
  foreign key (clinic_id, infusion_id) references infusion (clinic_id, id)
);
call protect('infusion_entry', 'staff', 'select, insert');

create table infusion_gate (
  clinic_id uuid not null,
  infusion_id uuid not null,
  gate text not null check (gate in ('fasting', 'ride', 'medicines', 'consent', 'no-red-flags')),
  patient_id uuid not null,
  answer text not null check (answer in ('yes', 'talk')),
  at timestamptz not null,
  primary key (clinic_id, infusion_id, gate),
  foreign key (clinic_id, infusion_id) references infusion (clinic_id, id)
);
call protect('infusion_gate', 'patient', 'select, insert, update, delete');
`;

// One row for each patient with an infusion: the queue is a read of one index. What the row was reckoned from stands in it.
const REVIEWS = `
create table need (
  clinic_id uuid not null,
  patient_id uuid not null,
  -- Where in the order of categories, 0 the most pressing.
  place smallint not null,
  -- The category's place and the score in one figure, the most pressing first.
  rank integer not null,
  -- Whether it waits for a decision: nobody decided, or the day to look again has come, or it became more pressing since.
  is_open boolean not null,
  -- As it is told; null where there is nothing to review yet. Read whole and often, so it is kept as it is written.
  told json,
  reckoned_at timestamptz not null,
  -- When time alone may move it: the next midnight of the patient.
  next_at timestamptz not null,
  revision integer not null default 1,
  requested_at timestamptz,
  decision_id uuid,
  decided_place smallint,
  follow_up_on date,
  -- A decision is about the time since one infusion; after the next it holds nobody back.
  decided_infusion_on date,
  primary key (clinic_id, patient_id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
create index need_in_order on need (clinic_id, rank, patient_id) where is_open;
create index need_to_move on need (clinic_id, next_at);
call protect('need', 'patient', 'select, insert, update, delete');

create table review_request (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  decision_id uuid,
  withdrawn_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
create unique index review_request_one_open on review_request (clinic_id, patient_id)
  where answered_at is null and withdrawn_at is null;
create index review_request_of_patient on review_request (clinic_id, patient_id, asked_at);
call protect('review_request', 'patient', 'select, insert, update');

create table review_decision (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  decision text not null
    check (decision in ('bring-in', 'keep', 'extend', 'taper', 'psychotherapy', 'ask', 'investigate')),
  rationale_sealed bytea not null,
  signed_sealed bytea not null,
  digest bytea not null,
  follow_up_on date,
  decided_at timestamptz not null,
  decided_by uuid not null,
  -- What the score said then, whole.
  told json not null,
  place smallint not null,
  undone_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
create index review_decision_of_patient on review_decision (clinic_id, patient_id, decided_at);
call protect('review_decision', 'patient', 'select, insert, update');
`;

const SETTINGS = `
create table treatment_setting (
  clinic_id uuid not null references clinic,
  kind text not null check (kind in ('need', 'vitals')),
  version integer not null check (version > 0),
  value jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (clinic_id, kind, version)
);
call protect('treatment_setting', 'clinic', 'select, insert');
`;
