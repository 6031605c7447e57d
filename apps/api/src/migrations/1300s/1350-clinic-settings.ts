import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every version of what a clinic sets about itself, and where the parts stand that running code reads. */
export class ClinicSettings1763800001350 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(VERSIONS);
    await runner.query(CARD);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// Nobody changed what a clinic began with, nor what its own machinery did: those versions have no time and no name.
const VERSIONS = `
create table clinic_setting (
  clinic_id uuid not null references clinic,
  kind text not null check (kind ~ '^[a-z][a-z-]{1,39}$'),
  version integer not null check (version >= 0),
  value jsonb not null,
  changed_at timestamptz,
  changed_by uuid,
  restores integer check (restores < version),
  primary key (clinic_id, kind, version),
  foreign key (clinic_id, changed_by) references account (clinic_id, id),
  check ((changed_at is null) = (changed_by is null))
);
call protect('clinic_setting', 'staff', 'select, insert');
`;

// Beside what the clinic's card has: every column has a value that means what held before it.
const CARD = `
alter table clinic
  add column crisis_words_es text[] not null default '{}',
  add column crisis_resources jsonb not null default '[]',
  add column retention jsonb,
  add column notice jsonb,
  add column languages text[] not null default '{en,es}'
    check (languages <@ array['en', 'es'] and cardinality(languages) between 1 and 2),
  add column first_language text not null default 'en' check (first_language in ('en', 'es')),
  add column accent_light text check (accent_light ~ '^#[0-9a-f]{6}$'),
  add column accent_dark text check (accent_dark ~ '^#[0-9a-f]{6}$'),
  add column mark_version integer not null default 0,
  add column mark_count integer not null default 0;

alter table clinic_holiday add column label text not null default '';

create table clinic_mark (
  clinic_id uuid primary key references clinic,
  png bytea not null check (octet_length(png) <= 65536)
);
call protect('clinic_mark', 'clinic', 'select, insert, update, delete');
`;
