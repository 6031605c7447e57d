import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The link by which an installation without a clinic is set up, and the question whether there is a clinic. */
export class SetUp1763800001340 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SET_UP);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// No clinic owns the link: there is none yet. Whether there is one is asked as the owner, who reads the clinics' cards for
// that and nothing else of them: the answer is yes or no.
const SET_UP = `
create table setup_link (
  token_hash bytea primary key,
  expires_at timestamptz not null
);
grant select, insert, delete on setup_link to hf_app, hf_jobs;
grant select on setup_link to hf_reader;

create policy any_clinic on clinic for select to current_user using (true);
create function clinic_exists() returns boolean language sql stable security definer set search_path = public as $$
  select exists (select from clinic)
$$;
`;
