import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who reads unusually much, what the clinic expects of one person, and what a therapist opens with a link is for. */
export class AuditReaders1763800001304 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PURPOSE);
    await runner.query(READERS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// As before. A therapist acts in their room under the patient's rights, and for care.
const PURPOSE = `
create or replace function audit_purpose(in_clinic uuid, in_account uuid, in_patient uuid, in_action text, in_chart uuid,
  in_session uuid) returns text language plpgsql as $$
begin
  if in_account = '00000000-0000-7000-8000-000000000000' then return 'system'; end if;
  if in_patient is not null then
    return case when in_session is null and in_action like 'room.%' then 'treatment' else 'own' end;
  end if;
  if in_chart is null or in_action in ('care-team.assign', 'break-glass.end') then return 'operations'; end if;
  if in_action = 'break-glass.open' or is_breaking_glass(in_clinic, in_account, in_chart, in_session) then
    return 'break-glass';
  end if;
  return 'treatment';
end $$;
`;

const READERS = `
create table audit_setting (
  clinic_id uuid primary key,
  charts_per_hour integer not null check (charts_per_hour between 1 and 10000)
);
call protect('audit_setting', 'staff', 'select, insert, update');

create table reading_alert (
  clinic_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  -- The hour it belongs to: one alert for a person in it.
  hour timestamptz not null,
  charts integer not null,
  expected integer not null,
  raised_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  note_sealed bytea,
  primary key (clinic_id, id),
  unique (clinic_id, account_id, hour)
);
create index reading_alert_open on reading_alert (clinic_id, raised_at) where settled_at is null;
call protect('reading_alert', 'staff', 'select, insert, update');

-- Who opened more different charts in the last hour than expected, and was not noticed within it. Lists open no chart, and
-- whoever only tried opened none.
create function reading_find(in_clinic uuid, in_patient uuid, in_expected integer)
returns table (account_id uuid, charts integer) language plpgsql as $$
begin
  return query
    select e.account_id, count(distinct e.patient_id)::integer from audit_entry e
    where e.clinic_id = in_clinic and e.id >= audit_floor(clock_timestamp() - interval '1 hour')
      and e.patient_id is not null and e.outcome = 'allowed' and e.purpose in ('treatment', 'operations', 'break-glass')
      and e.session_id is not null
    group by e.account_id having count(distinct e.patient_id) > in_expected
      and not exists (select from reading_alert r where r.clinic_id = in_clinic and r.account_id = e.account_id
        and r.raised_at > now() - interval '1 hour');
end $$;

create function glass_expire(in_clinic uuid, in_patient uuid) returns table (account_id uuid) language plpgsql as $$
declare
  said text;
begin
  said := set_config('app.clinic_id', in_clinic::text, true);
  said := set_config('app.patient_id', '', true);
  return query update break_glass g set ended_at = g.ends_at
    where g.clinic_id = in_clinic and g.ended_at is null and g.ends_at <= now() returning g.account_id;
end $$;
`;
