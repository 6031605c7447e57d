import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What comes before infusions: what was asked about suitability, the consent to treatment, and the plan. */
export class TreatmentPlan1763800001160 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SUITABILITY);
    await runner.query(CONSENT);
    await runner.query(PLAN);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// Each saved screen stays as it was answered; all that is ever set later is since when it has been talked about.
const SUITABILITY = `
create table suitability_screen (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  version integer not null check (version > 0),
  mode text not null check (mode in ('portal', 'staff')),
  answers_sealed bytea not null,
  digest bytea not null,
  saved_at timestamptz not null,
  saved_by uuid not null,
  talked_at timestamptz,
  primary key (clinic_id, id),
  unique (clinic_id, patient_id, version),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
call protect('suitability_screen', 'patient', 'select, insert');
grant update (talked_at) on suitability_screen to hf_app, hf_jobs;

create table suitability_talk (
  clinic_id uuid not null,
  id uuid not null,
  screen_id uuid not null,
  note_sealed bytea not null,
  digest bytea not null,
  at timestamptz not null,
  account_id uuid not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, screen_id) references suitability_screen (clinic_id, id)
);
create index suitability_talk_of_screen on suitability_talk (clinic_id, screen_id, at);
call protect('suitability_talk', 'staff', 'select, insert');
`;

// What was signed never changes: which words by version and hash, by whom and when. Taking it back is a row of its own.
const CONSENT = `
create table treatment_consent (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  version integer not null check (version > 0),
  language text not null check (language in ('en', 'es')),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name_sealed bytea not null,
  digest bytea not null,
  signed_at timestamptz not null,
  signed_by uuid not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
create index treatment_consent_of_patient on treatment_consent (clinic_id, patient_id, signed_at);
call protect('treatment_consent', 'patient', 'select, insert');

create table treatment_consent_withdrawal (
  clinic_id uuid not null,
  id uuid not null,
  consent_id uuid not null,
  patient_id uuid not null,
  at timestamptz not null,
  undone_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, consent_id) references treatment_consent (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
create unique index treatment_consent_withdrawn_once on treatment_consent_withdrawal (clinic_id, consent_id)
  where undone_at is null;
create index treatment_consent_withdrawal_of_patient on treatment_consent_withdrawal (clinic_id, patient_id);
call protect('treatment_consent_withdrawal', 'patient', 'select, insert');
grant update (undone_at) on treatment_consent_withdrawal to hf_app, hf_jobs;
`;

// Who escorts, what is hoped for and what is given say something of a person: all of a plan is sealed.
const PLAN = `
create table treatment_plan (
  clinic_id uuid not null,
  patient_id uuid not null,
  version integer not null check (version > 0),
  plan_sealed bytea not null,
  name_sealed bytea not null,
  signed_at timestamptz not null,
  signed_by uuid not null,
  primary key (clinic_id, patient_id, version),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
call protect('treatment_plan', 'patient', 'select, insert');
`;
