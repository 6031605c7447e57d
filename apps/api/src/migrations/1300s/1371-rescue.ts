import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rescues: somebody lost their second factor, and an administrator began to have it replaced. */
export class Rescue1763800001371 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RESCUE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const RESCUE = `
create table rescue (
  clinic_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  asked_by uuid,
  asked_at timestamptz not null default now(),
  opens_at timestamptz not null,
  expires_at timestamptz not null,
  reason_sealed bytea not null,
  token_hash bytea not null,
  cancelled_at timestamptz,
  cancelled_by uuid,
  used_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, account_id) references account (clinic_id, id),
  foreign key (clinic_id, asked_by) references account (clinic_id, id)
);
create unique index rescue_once on rescue (clinic_id, account_id) where cancelled_at is null and used_at is null;
create unique index rescue_by_token on rescue (clinic_id, token_hash);
call protect('rescue', 'clinic', 'select, insert, update');

create function rescue_find(in_clinic uuid, in_hash bytea)
returns table (id uuid, account_id uuid, opens_at timestamptz, is_open boolean) language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', '', true);
  return query select r.id, r.account_id, r.opens_at, r.opens_at <= now() from rescue r
    join account a on a.clinic_id = in_clinic and a.id = r.account_id and a.state = 'active'
    where r.clinic_id = in_clinic and r.token_hash = in_hash and r.cancelled_at is null and r.used_at is null
      and r.expires_at > now();
end $$;
`;
