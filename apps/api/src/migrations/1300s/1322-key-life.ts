import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A clinic key that wraps nothing any more is destroyed, and none that was retired ever wraps anything again. */
export class KeyLife1763800001322 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LIFE);
    await runner.query(FIND);
    await runner.query(MAKE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// The row stays, as a record and because shredded data keys still name it; its bytes do not.
const LIFE = `
alter table clinic_key add column destroyed_at timestamptz;
alter table clinic_key add constraint clinic_key_destroyed check (destroyed_at is null or (retired_at is not null and wrapped = ''));
`;

const FIND = `
create or replace function clinic_key_find(in_clinic uuid)
returns table (id uuid, master_id text, wrapped bytea, active boolean) language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true);
  return query select k.id, k.master_id, k.wrapped, k.retired_at is null from clinic_key k
    where k.clinic_id = in_clinic and k.destroyed_at is null;
end $$;
`;

// Both lock the clinic key they wrap with, so that it is not retired or destroyed between looking and writing. The release
// before may still wrap with a retired key, which the next rotation takes along; with a destroyed one nobody may.
const MAKE = `
create or replace function data_key_make(in_clinic uuid, in_id uuid, in_scope text, in_subject uuid, in_clinic_key uuid,
  in_wrapped bytea) returns setof data_key language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true);
  perform from clinic_key k where k.clinic_id = in_clinic and k.id = in_clinic_key and k.destroyed_at is null for share;
  if found then
    insert into data_key (clinic_id, id, scope, subject_id, clinic_key_id, wrapped)
      values (in_clinic, in_id, in_scope, in_subject, in_clinic_key, in_wrapped) on conflict do nothing;
  end if;
  return query select * from data_key k
    where k.clinic_id = in_clinic and k.scope = in_scope and k.subject_id = in_subject;
end $$;

create function data_key_add(in_clinic uuid, in_id uuid, in_scope text, in_subject uuid, in_clinic_key uuid,
  in_wrapped bytea) returns setof data_key language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true);
  perform from clinic_key k where k.clinic_id = in_clinic and k.id = in_clinic_key and k.retired_at is null for share;
  if found then
    insert into data_key (clinic_id, id, scope, subject_id, clinic_key_id, wrapped)
      values (in_clinic, in_id, in_scope, in_subject, in_clinic_key, in_wrapped) on conflict do nothing;
  end if;
  return query select * from data_key k
    where k.clinic_id = in_clinic and k.scope = in_scope and k.subject_id = in_subject;
end $$;
`;
