import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, sessions, refresh tokens, known devices and live tickets. */
export class Identity1763800001010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(FUNCTIONS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const TABLES = `
create table account (
  clinic_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('patient', 'staff')),
  roles text[] not null check (roles <@ array['patient', 'proxy', 'provider', 'nurse', 'coordinator', 'admin', 'auditor']),
  state text not null default 'active' check (state in ('active', 'suspended')),
  name_sealed bytea not null,
  email_sealed bytea not null,
  email_token bytea not null unique,
  password_hash text,
  preferences jsonb not null,
  created_at timestamptz not null default now(),
  primary key (clinic_id, id)
);
call protect('account', 'clinic', 'select, insert, update');
-- Signing in happens before the clinic is known: the one row whose keyed hash was presented may then be seen.
create policy sign_in on account for select
  using (email_token = decode(nullif(current_setting('app.email_token', true), ''), 'hex'));

create table session (
  clinic_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  device text not null,
  started_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, account_id) references account (clinic_id, id)
);
create index session_by_account on session (clinic_id, account_id) where ended_at is null;
call protect('session', 'clinic', 'select, insert, update');

create table refresh_token (
  clinic_id uuid not null,
  token_hash bytea not null,
  session_id uuid not null,
  issued_at timestamptz not null default now(),
  used_at timestamptz,
  primary key (clinic_id, token_hash),
  foreign key (clinic_id, session_id) references session (clinic_id, id)
);
call protect('refresh_token', 'clinic', 'select, insert, update, delete');

create table known_device (
  clinic_id uuid not null,
  token_hash bytea not null,
  account_id uuid not null,
  last_used_at timestamptz not null default now(),
  primary key (clinic_id, token_hash),
  foreign key (clinic_id, account_id) references account (clinic_id, id)
);
call protect('known_device', 'clinic', 'select, insert, update, delete');

create table live_ticket (
  clinic_id uuid not null,
  token_hash bytea not null,
  session_id uuid not null,
  expires_at timestamptz not null,
  primary key (clinic_id, token_hash),
  foreign key (clinic_id, session_id) references session (clinic_id, id)
);
call protect('live_ticket', 'clinic', 'select, insert, delete');
`;

const FUNCTIONS = `
create function account_find_by_email(in_token bytea)
returns table (clinic_id uuid, id uuid, state text, password_hash text) language plpgsql as $$
begin
  perform set_config('app.clinic_id', '', true), set_config('app.patient_id', '', true);
  perform set_config('app.email_token', encode(in_token, 'hex'), true);
  return query select a.clinic_id, a.id, a.state, a.password_hash from account a where a.email_token = in_token;
end $$;

-- Uses a refresh token once. 'fresh' rotates it; 'raced' is a second use within the grace of ten seconds, which two tabs
-- can cause; 'replayed' is a theft and ends the session; 'unknown' is none of ours or a session that is over.
create function refresh_token_use(in_clinic uuid, in_hash bytea, in_next bytea)
returns table (outcome text, session_id uuid, account_id uuid) language plpgsql as $$
declare
  used refresh_token%rowtype;
  live session%rowtype;
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', '', true);
  update refresh_token t set used_at = now() where t.clinic_id = in_clinic and t.token_hash = in_hash and t.used_at is null
    returning * into used;
  if found then
    update session s set last_used_at = now() where s.clinic_id = in_clinic and s.id = used.session_id
      and s.ended_at is null and s.expires_at > now()
      and exists (select from account a where a.clinic_id = in_clinic and a.id = s.account_id and a.state = 'active')
      returning * into live;
    if not found then return query select 'unknown', null::uuid, null::uuid; return; end if;
    insert into refresh_token (clinic_id, token_hash, session_id) values (in_clinic, in_next, live.id);
    delete from refresh_token t where t.clinic_id = in_clinic and t.session_id = live.id and t.used_at < now() - interval '1 day';
    return query select 'fresh', live.id, live.account_id;
    return;
  end if;
  select * into used from refresh_token t where t.clinic_id = in_clinic and t.token_hash = in_hash;
  if not found then return query select 'unknown', null::uuid, null::uuid; return; end if;
  if used.used_at > now() - interval '10 seconds' then return query select 'raced', null::uuid, null::uuid; return; end if;
  update session s set ended_at = coalesce(ended_at, now()) where s.clinic_id = in_clinic and s.id = used.session_id;
  return query select 'replayed', used.session_id, null::uuid;
end $$;
`;
