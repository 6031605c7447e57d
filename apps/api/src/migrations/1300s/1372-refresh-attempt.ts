import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A refresh whose answer was lost may be asked again: the same attempt gets the same token, for a minute. */
export class RefreshAttempt1763800001372 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TRY);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// The next token is made from the one before and the attempt's name, so that only the same attempt can name it again.
// 'fresh' and 'repeated' carry the session on; 'raced' ends nothing and gives nothing; 'replayed' is a theft.
const TRY = `
create function refresh_token_try(in_clinic uuid, in_hash bytea, in_next bytea)
returns table (outcome text, session_id uuid) language plpgsql as $$
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
