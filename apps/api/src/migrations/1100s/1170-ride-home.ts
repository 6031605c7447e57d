import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links for whoever takes a patient home, and what was watched because ketamine was given often. */
export class RideHome1763800001170 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RIDES);
    await runner.query(MONITORING);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const RIDES = `
create table ride_link (
  clinic_id uuid not null,
  id uuid not null,
  infusion_id uuid not null,
  patient_id uuid not null,
  token_hash bytea not null,
  -- Of the first browser that opened it; null before.
  pass_hash bytea,
  made_at timestamptz not null,
  made_by uuid not null,
  made_by_side text not null check (made_by_side in ('patient', 'clinic')),
  opened_at timestamptz,
  picked_up_at timestamptz,
  arrived_at timestamptz check (arrived_at is null or picked_up_at is not null),
  revoked_at timestamptz,
  primary key (clinic_id, id),
  unique (clinic_id, token_hash),
  foreign key (clinic_id, infusion_id) references infusion (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
create unique index ride_link_pass on ride_link (clinic_id, pass_hash) where pass_hash is not null;
-- A new link ends the one before.
create unique index ride_link_one_open on ride_link (clinic_id, infusion_id) where revoked_at is null;
create index ride_link_of_infusion on ride_link (clinic_id, infusion_id, made_at);
create index ride_link_on_its_way on ride_link (clinic_id, picked_up_at) where arrived_at is null and revoked_at is null;
call protect('ride_link', 'patient', 'select, insert, update');

-- A link ends a while after the planned time of its infusion, or after its making where that was later.
create function ride_link_open(in_clinic uuid, in_token bytea, in_pass bytea, in_now timestamptz, in_since timestamptz)
returns table (id uuid, infusion_id uuid, patient_id uuid) language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', '', true);
  return query
    update ride_link l set pass_hash = in_pass, opened_at = in_now
    from infusion i
    where l.clinic_id = in_clinic and l.token_hash = in_token and l.pass_hash is null and l.revoked_at is null
      and i.clinic_id = in_clinic and i.id = l.infusion_id and i.state <> 'cancelled'
      and greatest(i.planned_at, l.made_at) > in_since
    returning l.id, l.infusion_id, l.patient_id;
end $$;

create function ride_link_find(in_clinic uuid, in_pass bytea, in_since timestamptz)
returns table (id uuid, infusion_id uuid, patient_id uuid) language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', '', true);
  return query
    select l.id, l.infusion_id, l.patient_id
    from ride_link l join infusion i on i.clinic_id = in_clinic and i.id = l.infusion_id
    where l.clinic_id = in_clinic and l.pass_hash = in_pass and l.revoked_at is null and i.state <> 'cancelled'
      and greatest(i.planned_at, l.made_at) > in_since;
end $$;
`;

const MONITORING = `
create table monitoring_check (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  kind text not null check (kind in ('bladder', 'blood-pressure', 'cognition', 'misuse')),
  day date not null,
  note_sealed bytea,
  digest bytea not null,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id)
);
create index monitoring_check_of_patient on monitoring_check (clinic_id, patient_id, kind, day);
call protect('monitoring_check', 'staff', 'select, insert');
`;
