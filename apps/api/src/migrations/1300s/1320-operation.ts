import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an installation writes down about itself: its copies and their proofs, its processes, and where fields are sealed. */
export class Operation1763800001320 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COPIES);
    await runner.query(NODES);
    await runner.query(PLACES);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// One line for each copy and each proof. It is about the installation and names nobody, so no clinic owns it, and row-level
// security has nothing to divide; the jobs role writes it, the program reads it.
const COPIES = `
create table backup_run (
  id uuid not null default uuidv7() primary key,
  kind text not null check (kind in ('backup', 'proof')),
  folder text not null check (length(folder) <= 200),
  started_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  outcome text check (outcome in ('done', 'failed')),
  tables integer,
  rows bigint,
  bytes bigint,
  fields integer,
  audit_roots integer,
  reason text check (length(reason) <= 500),
  check ((ended_at is null) = (outcome is null))
);
create index backup_run_newest on backup_run (kind, started_at desc);
grant select on backup_run to hf_app, hf_jobs, hf_reader;
grant insert, update on backup_run to hf_jobs;
`;

// Every process says every few seconds that it lives. A row that is not renewed is a process that ended without a word.
const NODES = `
create table node_beat (
  id uuid not null primary key,
  started_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  version text not null check (length(version) <= 60),
  roles text[] not null,
  skew_ms integer not null default 0,
  keys text[] not null default '{}'
);
create index node_beat_seen on node_beat (seen_at);
grant select, insert, update, delete on node_beat to hf_app, hf_jobs;
grant select on node_beat to hf_reader;
`;

// A field is sealed to its table, to its column without "_sealed", and to its row's id. Where that is not so, the column
// says it, so that a copy can be proven to open without asking every feature.
const PLACES = `
comment on column draft.body_sealed is 'sealed as body at {thread_id}/{account_id}';
comment on column finding.facts_sealed is 'sealed as {rule} at {check_in_id}';
comment on column safety_plan.words_sealed is 'sealed as words.{version} at {patient_id}';
comment on column treatment_plan.plan_sealed is 'sealed as plan.{version} at {patient_id}';
comment on column treatment_plan.name_sealed is 'sealed as name.{version} at {patient_id}';
comment on column referral_step.words_sealed is 'sealed as words at {referral_id}/{seq}';
`;
