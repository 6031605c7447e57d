import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Second factors, proofs, resets, and what the gate asks of a sign-in: is it fresh, and is a second factor missing. */
export class SignIn1763800001290 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SETTINGS);
    await runner.query(FACTORS);
    await runner.query(RESETS);
    await runner.query(STANDING);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// Clinics that are there already can only be the demo's, which signs in with a password alone.
const SETTINGS = `
create table identity_setting (
  clinic_id uuid primary key,
  staff_factor boolean not null default true
);
call protect('identity_setting', 'clinic', 'select, insert, update');

alter table account add column has_factor boolean not null default false;
alter table account drop constraint account_state_check;
alter table account add constraint account_state_check check (state in ('active', 'suspended', 'removed'));
alter table session add column proved_at timestamptz;

alter table clinic no force row level security;
alter table identity_setting no force row level security;
insert into identity_setting (clinic_id, staff_factor) select clinic_id, false from clinic;
alter table clinic force row level security;
alter table identity_setting force row level security;
`;

const FACTORS = `
create table passkey (
  clinic_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  credential_id bytea not null,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  synced boolean not null default false,
  name_sealed bytea not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  primary key (clinic_id, id),
  unique (clinic_id, credential_id),
  foreign key (clinic_id, account_id) references account (clinic_id, id)
);
create index passkey_by_account on passkey (clinic_id, account_id);
call protect('passkey', 'clinic', 'select, insert, update, delete');

-- One app that shows codes per account. The step used last is kept, so that no code works twice.
create table one_time_code (
  clinic_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  secret_sealed bytea not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  primary key (clinic_id, id),
  unique (clinic_id, account_id),
  foreign key (clinic_id, account_id) references account (clinic_id, id)
);
call protect('one_time_code', 'clinic', 'select, insert, update, delete');

create table recovery_code (
  clinic_id uuid not null,
  id uuid not null default uuidv7(),
  account_id uuid not null,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (clinic_id, id),
  unique (clinic_id, account_id, code_hash),
  foreign key (clinic_id, account_id) references account (clinic_id, id)
);
call protect('recovery_code', 'clinic', 'select, insert, update, delete');
`;

// A wish to reset is kept for every address that anybody types: whether it has an account is found out afterwards, by
// the sweep, so that asking takes the same time and leaves the same trace for known and unknown.
const RESETS = `
create table reset_wish (
  email_token bytea primary key,
  at timestamptz not null default now()
);
grant select, insert, update, delete on reset_wish to hf_app, hf_jobs;
grant select on reset_wish to hf_reader;

create table reset_link (
  clinic_id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (clinic_id, token_hash),
  foreign key (clinic_id, account_id) references account (clinic_id, id)
);
call protect('reset_link', 'clinic', 'select, insert, update, delete');

create function reset_link_find(in_clinic uuid, in_hash bytea) returns table (account_id uuid) language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', '', true);
  return query select l.account_id from reset_link l
    where l.clinic_id = in_clinic and l.token_hash = in_hash and l.used_at is null and l.expires_at > now();
end $$;
`;

const STANDING = `
drop function account_find_by_email(bytea);
create function account_find_by_email(in_token bytea)
returns table (clinic_id uuid, id uuid, state text, password_hash text, has_factor boolean) language plpgsql as $$
begin
  perform set_config('app.clinic_id', '', true), set_config('app.patient_id', '', true);
  perform set_config('app.email_token', encode(in_token, 'hex'), true);
  return query select a.clinic_id, a.id, a.state, a.password_hash, a.has_factor from account a
    where a.email_token = in_token;
end $$;

drop function standing(uuid, uuid, uuid);
create function standing(in_clinic uuid, in_session uuid, in_chart uuid)
returns table (account_id uuid, kind text, roles text[], own_patient uuid, tie text, is_proven boolean,
  needs_factor boolean) language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', '', true);
  return query
    select a.id, a.kind, a.roles, p.id,
      case
        when in_chart is null then 'none'
        when p.id = in_chart then 'self'
        when exists (select from care_team_member m
          where m.clinic_id = in_clinic and m.patient_id = in_chart and m.staff_id = a.id) then 'care-team'
        else 'none'
      end,
      coalesce(s.proved_at > now() - interval '5 minutes', false),
      a.kind = 'staff' and not a.has_factor
        and coalesce((select i.staff_factor from identity_setting i where i.clinic_id = in_clinic), true)
    from session s
    join account a on a.clinic_id = in_clinic and a.id = s.account_id and a.state = 'active'
    left join patient p on p.clinic_id = in_clinic and p.account_id = a.id
    where s.clinic_id = in_clinic and s.id = in_session and s.ended_at is null and s.expires_at > now();
end $$;
`;
