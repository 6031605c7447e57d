import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Invitations, and accounts whose changes cannot be made on a stale page. */
export class People1763800001342 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PEOPLE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// A mail is a column with a due time: five hundred invitations are one pass of the sweep and no five hundred jobs.
const PEOPLE = `
alter table account add column version integer not null default 1;
-- The clinic's own machinery acts as this one; nobody signs in as it.
alter table account add constraint account_is_somebody check (id <> '00000000-0000-7000-8000-000000000000');

create table invitation (
  clinic_id uuid not null references clinic,
  id uuid not null,
  kind text not null check (kind in ('staff', 'patient')),
  roles text[] not null default '{}'
    check (roles <@ array['provider', 'nurse', 'coordinator', 'admin', 'auditor']),
  patient_id uuid,
  name_sealed bytea not null,
  email_sealed bytea not null,
  title_sealed bytea not null,
  email_token bytea not null,
  digest bytea not null,
  language text not null check (language in ('en', 'es')),
  invited_by uuid not null,
  invited_at timestamptz not null,
  expires_at timestamptz not null,
  mail_due_at timestamptz,
  mailed_at timestamptz,
  mails integer not null default 0,
  token_hash bytea,
  accepted_at timestamptz,
  revoked_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  foreign key (clinic_id, invited_by) references account (clinic_id, id)
);
create unique index invitation_open on invitation (clinic_id, email_token)
  where accepted_at is null and revoked_at is null;
create index invitation_newest on invitation (clinic_id, invited_at desc) where accepted_at is null;
create index invitation_due on invitation (clinic_id, mail_due_at) where mail_due_at is not null;
call protect('invitation', 'staff', 'select, insert, update');

create function invitation_find(in_clinic uuid, in_hash bytea)
returns table (id uuid, kind text) language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', '', true);
  return query select i.id, i.kind from invitation i
    where i.clinic_id = in_clinic and i.token_hash = in_hash and i.accepted_at is null and i.revoked_at is null
      and i.expires_at > now();
end $$;
`;
