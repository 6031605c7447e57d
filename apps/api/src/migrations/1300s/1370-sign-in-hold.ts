import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A change of how an account signs in that may be a thief's is held for a day, and its owner can take it back. */
export class SignInHold1763800001370 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(CHANGES);
    await runner.query(STANDING);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// Devices and sessions that are there already count as known: the day begins with this release.
const TABLES = `
alter table account add column held_until timestamptz;
alter table session add column is_known boolean not null default true;
alter table known_device add column since timestamptz not null default '2000-01-01';
alter table known_device alter column since set default now();

create table sign_in_change (
  clinic_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  at timestamptz not null default now(),
  held_until timestamptz,
  before jsonb,
  token_hash bytea,
  disowned_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, account_id) references account (clinic_id, id)
);
create index sign_in_change_by_account on sign_in_change (clinic_id, account_id, at desc);
create unique index sign_in_change_by_token on sign_in_change (clinic_id, token_hash) where token_hash is not null;
call protect('sign_in_change', 'clinic', 'select, insert, update, delete');
`;

// What was removed comes back as it was, and what was added goes: taking a change back is never a way around a factor.
const CHANGES = `
create function sign_in_snapshot(in_account uuid) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'passkeys', coalesce((select jsonb_agg(to_jsonb(p)) from passkey p where p.account_id = in_account), '[]'),
    'apps', coalesce((select jsonb_agg(to_jsonb(o)) from one_time_code o
      where o.account_id = in_account and o.confirmed_at is not null), '[]'),
    'codes', coalesce((select jsonb_agg(to_jsonb(r)) from recovery_code r where r.account_id = in_account), '[]'))
$$;

create function sign_in_restore(in_account uuid, in_before jsonb) returns void language plpgsql as $$
begin
  delete from passkey p where p.account_id = in_account
    and p.id not in (select b.id from jsonb_populate_recordset(null::passkey, in_before -> 'passkeys') b);
  insert into passkey (clinic_id, id, account_id, credential_id, public_key, counter, transports, synced, name_sealed,
      created_at, last_used_at)
    select b.clinic_id, b.id, b.account_id, b.credential_id, b.public_key, b.counter, b.transports, b.synced,
      b.name_sealed, b.created_at, b.last_used_at
    from jsonb_populate_recordset(null::passkey, in_before -> 'passkeys') b on conflict do nothing;
  delete from one_time_code o where o.account_id = in_account
    and o.id not in (select b.id from jsonb_populate_recordset(null::one_time_code, in_before -> 'apps') b);
  insert into one_time_code (clinic_id, id, account_id, secret_sealed, confirmed_at, last_step)
    select b.clinic_id, b.id, b.account_id, b.secret_sealed, b.confirmed_at, b.last_step
    from jsonb_populate_recordset(null::one_time_code, in_before -> 'apps') b on conflict do nothing;
  delete from recovery_code r where r.account_id = in_account
    and r.id not in (select b.id from jsonb_populate_recordset(null::recovery_code, in_before -> 'codes') b);
  insert into recovery_code (clinic_id, id, account_id, code_hash, used_at)
    select b.clinic_id, b.id, b.account_id, b.code_hash, b.used_at
    from jsonb_populate_recordset(null::recovery_code, in_before -> 'codes') b on conflict do nothing;
  update account a set held_until = null, password_hash = null,
      has_factor = exists (select from passkey p where p.account_id = a.id)
        or exists (select from one_time_code o where o.account_id = a.id and o.confirmed_at is not null)
    where a.id = in_account;
end $$;

create function sign_in_change_find(in_clinic uuid, in_hash bytea) returns table (account_id uuid) language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', '', true);
  return query select c.account_id from sign_in_change c
    where c.clinic_id = in_clinic and c.token_hash = in_hash and c.disowned_at is null and c.held_until > now();
end $$;
`;

// As before, and whoever is held has proved nothing, whatever they answered.
const STANDING = `
drop function standing(uuid, uuid, uuid);
create function standing(in_clinic uuid, in_session uuid, in_chart uuid)
returns table (account_id uuid, kind text, roles text[], own_patient uuid, tie text, is_proven boolean,
  needs_factor boolean, scopes text[], held_until timestamptz) language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', '', true);
  return query
    select a.id, a.kind, a.roles,
      case when a.kind = 'proxy' then case when g.given is not null then in_chart end else p.id end,
      case
        when in_chart is null then 'none'
        when p.id = in_chart then 'self'
        when a.kind = 'proxy' then case when g.given is not null then 'proxy' else 'none' end
        when exists (select from care_team_member m
          where m.clinic_id = in_clinic and m.patient_id = in_chart and m.staff_id = a.id) then 'care-team'
        when a.kind = 'staff' and is_breaking_glass(in_clinic, a.id, in_chart, in_session) then 'break-glass'
        else 'none'
      end,
      coalesce(s.proved_at > now() - interval '5 minutes', false) and coalesce(a.held_until <= now(), true),
      a.kind = 'staff' and not a.has_factor
        and coalesce((select i.staff_factor from identity_setting i where i.clinic_id = in_clinic), true),
      g.given,
      case when a.held_until > now() then a.held_until end
    from session s
    join account a on a.clinic_id = in_clinic and a.id = s.account_id and a.state = 'active'
    left join patient p on p.clinic_id = in_clinic and p.account_id = a.id
    cross join lateral (select case when a.kind = 'proxy' then proxy_scopes(in_clinic, a.id, in_chart) end as given
      offset 0) g
    where s.clinic_id = in_clinic and s.id = in_session and s.ended_at is null and s.expires_at > now();
end $$;
`;
