import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A session that was left alone is locked: nothing of it opens until its owner proves that it is still them. */
export class SessionLock1763800001373 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LOCK);
    await runner.query(TRY);
    await runner.query(STANDING);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const LOCK = `
alter table session add column locked_at timestamptz;
`;

// As before, and where staff were away for fifteen minutes and the five of an access token, the session carries on locked.
const TRY = `
create or replace function refresh_token_try(in_clinic uuid, in_hash bytea, in_next bytea)
returns table (outcome text, session_id uuid) language plpgsql as $$
declare
  used refresh_token%rowtype;
  live session%rowtype;
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', '', true);
  update refresh_token t set used_at = now() where t.clinic_id = in_clinic and t.token_hash = in_hash and t.used_at is null
    returning * into used;
  if found then
    update session s set last_used_at = now(),
        locked_at = case when s.last_used_at < now() - interval '20 minutes' and exists (select from account a
            where a.clinic_id = in_clinic and a.id = s.account_id and a.kind = 'staff')
          then coalesce(s.locked_at, now()) else s.locked_at end
      where s.clinic_id = in_clinic and s.id = used.session_id
      and s.ended_at is null and s.expires_at > now()
      and exists (select from account a where a.clinic_id = in_clinic and a.id = s.account_id and a.state = 'active')
      returning * into live;
    if not found then return query select 'unknown', null::uuid; return; end if;
    insert into refresh_token (clinic_id, token_hash, session_id) values (in_clinic, in_next, live.id);
    delete from refresh_token t where t.clinic_id = in_clinic and t.session_id = live.id and t.used_at < now() - interval '1 day';
    return query select 'fresh', live.id;
    return;
  end if;
  select * into used from refresh_token t where t.clinic_id = in_clinic and t.token_hash = in_hash;
  if not found then return query select 'unknown', null::uuid; return; end if;
  if used.used_at > now() - interval '60 seconds' and exists (select from refresh_token n
      join session s on s.clinic_id = in_clinic and s.id = n.session_id and s.ended_at is null and s.expires_at > now()
      where n.clinic_id = in_clinic and n.token_hash = in_next and n.session_id = used.session_id and n.used_at is null)
  then return query select 'repeated', used.session_id; return; end if;
  if used.used_at > now() - interval '10 seconds' then return query select 'raced', null::uuid; return; end if;
  update session s set ended_at = coalesce(ended_at, now()) where s.clinic_id = in_clinic and s.id = used.session_id;
  return query select 'replayed', used.session_id;
end $$;
`;

// As before, and whether the session is locked.
const STANDING = `
drop function standing(uuid, uuid, uuid);
create function standing(in_clinic uuid, in_session uuid, in_chart uuid)
returns table (account_id uuid, kind text, roles text[], own_patient uuid, tie text, is_proven boolean,
  needs_factor boolean, scopes text[], held_until timestamptz, is_locked boolean) language plpgsql as $$
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
      case when a.held_until > now() then a.held_until end,
      s.locked_at is not null
    from session s
    join account a on a.clinic_id = in_clinic and a.id = s.account_id and a.state = 'active'
    left join patient p on p.clinic_id = in_clinic and p.account_id = a.id
    cross join lateral (select case when a.kind = 'proxy' then proxy_scopes(in_clinic, a.id, in_chart) end as given
      offset 0) g
    where s.clinic_id = in_clinic and s.id = in_session and s.ended_at is null and s.expires_at > now();
end $$;
`;
