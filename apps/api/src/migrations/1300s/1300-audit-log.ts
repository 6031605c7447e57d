import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The log over the trail: each entry's place in it, signed checkpoints, and whom an entry is about. */
export class AuditLog1763800001300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(READING);
    await runner.query(STATE);
    await runner.query(SEAL);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const TABLES = `
-- Its values are given by work_begin alone; a check would cost every statement of every route.
alter table audit_entry add column purpose text;

-- Whom a list named, written in the transaction of the list and hashed with its entry.
create table audit_list (
  clinic_id uuid not null,
  entry_id uuid not null,
  patient_ids uuid[] not null,
  primary key (clinic_id, entry_id)
);
call protect('audit_list', 'staff', 'select, insert');

-- Entries are inserted on every path there is; what makes them searchable is written here, by the sealer.
create table audit_leaf (
  clinic_id uuid not null,
  position bigint not null,
  entry_id uuid not null,
  account_id uuid not null,
  hash bytea not null,
  primary key (clinic_id, position),
  unique (clinic_id, entry_id)
);
create index audit_leaf_by_account on audit_leaf (clinic_id, account_id, entry_id)
  where account_id <> '00000000-0000-7000-8000-000000000000';
call protect('audit_leaf', 'staff', 'select, insert');

create table audit_about (
  clinic_id uuid not null,
  patient_id uuid not null,
  entry_id uuid not null,
  primary key (clinic_id, patient_id, entry_id)
);
create index audit_about_by_entry on audit_about (clinic_id, entry_id);
call protect('audit_about', 'patient', 'select, insert');

create table audit_checkpoint (
  clinic_id uuid not null,
  size bigint not null,
  at timestamptz not null,
  note text not null,
  primary key (clinic_id, size)
);
call protect('audit_checkpoint', 'staff', 'select, insert');

-- Where the sealer stands. Every entry below low has its place; all below target have, once no transaction older than
-- target_xid runs any more.
create table audit_log (
  clinic_id uuid primary key,
  size bigint not null default 0,
  range bytea[] not null default '{}',
  low uuid not null default '00000000-0000-0000-0000-000000000000',
  target uuid,
  target_xid xid8,
  signed_size bigint not null default 0,
  signed_at timestamptz
);
call protect('audit_log', 'staff', 'select, insert, update');
`;

// The trail may be read by whoever a policy lets; a patient sees what is about them, and through no list another patient.
const READING = `
grant select on audit_entry to hf_app, hf_jobs;
create policy patient on audit_entry as restrictive for select using (
  nullif(current_setting('app.patient_id', true), '') is null
  or patient_id = nullif(current_setting('app.patient_id', true), '')::uuid
  or patient_id is null and exists (select from audit_about a where a.clinic_id = audit_entry.clinic_id
    and a.patient_id = nullif(current_setting('app.patient_id', true), '')::uuid and a.entry_id = audit_entry.id)
);
`;

// An entry's identifier is made after its transaction has its number (work_begin sees to it). So whatever has an
// identifier from before this moment belongs to a transaction with a lower number than the one taken here.
const STATE = `
create function audit_floor(in_at timestamptz) returns uuid language sql immutable parallel safe
return (lpad(to_hex(floor(extract(epoch from in_at) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid;

create function audit_state(in_clinic uuid, in_patient uuid)
returns table (size bigint, range bytea[], low uuid, target uuid, target_xid text, fresh uuid, fresh_xid text,
  oldest_xid text, signed_size bigint, signed_at timestamptz, at timestamptz) language plpgsql as $$
declare
  said text;
  began timestamptz := clock_timestamp();
  own xid8;
begin
  said := set_config('app.clinic_id', in_clinic::text, true);
  said := set_config('app.patient_id', '', true);
  own := pg_current_xact_id();
  return query select l.size, l.range, l.low, l.target, l.target_xid::text, audit_floor(began), own::text,
      pg_snapshot_xmin(pg_current_snapshot())::text, l.signed_size, l.signed_at, began
    from audit_log l where l.clinic_id = in_clinic;
  if found then return; end if;
  insert into audit_log (clinic_id) values (in_clinic) on conflict do nothing;
  return query select 0::bigint, '{}'::bytea[], '00000000-0000-0000-0000-000000000000'::uuid, null::uuid, null::text,
    audit_floor(began), own::text, pg_snapshot_xmin(pg_current_snapshot())::text, 0::bigint, null::timestamptz, began;
end $$;

-- Committed entries without a place, oldest first. A clock that was set back by less than two minutes hides none.
create function audit_unsealed(in_clinic uuid, in_patient uuid, in_low uuid, in_limit integer)
returns table (id uuid, at text, account_id uuid, session_id uuid, action text, patient_id uuid, outcome text,
  purpose text, request_id uuid, origin text, named uuid[]) language plpgsql as $$
declare
  said text;
  since uuid := case when in_low = '00000000-0000-0000-0000-000000000000' then in_low
    else audit_floor(uuid_extract_timestamp(in_low) - interval '2 minutes') end;
begin
  said := set_config('app.clinic_id', in_clinic::text, true);
  said := set_config('app.patient_id', '', true);
  return query select e.id, ((extract(epoch from e.at) * 1000000)::bigint)::text, e.account_id, e.session_id, e.action,
      e.patient_id, e.outcome::text, e.purpose, e.request_id, e.origin, l.patient_ids
    from audit_entry e
    left join audit_list l on l.clinic_id = e.clinic_id and l.entry_id = e.id
    where e.clinic_id = in_clinic and e.id >= since
      and not exists (select from audit_leaf f where f.clinic_id = in_clinic and f.entry_id = e.id)
    order by e.id limit in_limit;
end $$;
`;

// Whoever finds another size than it reckoned from, writes nothing: somebody else sealed meanwhile.
const SEAL = `
create function audit_seal(in_clinic uuid, in_patient uuid, in_size bigint, in_range bytea[], in_low uuid,
  in_target uuid, in_target_xid text, in_entries uuid[], in_accounts uuid[], in_hashes bytea[],
  in_about_patients uuid[], in_about_entries uuid[]) returns boolean language plpgsql as $$
declare
  said text;
begin
  said := set_config('app.clinic_id', in_clinic::text, true);
  said := set_config('app.patient_id', '', true);
  update audit_log l set size = in_size + cardinality(in_entries), range = in_range, low = greatest(l.low, in_low),
      target = in_target, target_xid = in_target_xid::xid8
    where l.clinic_id = in_clinic and l.size = in_size;
  if not found then return false; end if;
  insert into audit_leaf (clinic_id, position, entry_id, account_id, hash)
    select in_clinic, in_size + x.place - 1, x.entry, x.account, x.hash
    from unnest(in_entries, in_accounts, in_hashes) with ordinality x (entry, account, hash, place);
  insert into audit_about (clinic_id, patient_id, entry_id)
    select in_clinic, x.patient, x.entry from unnest(in_about_patients, in_about_entries) x (patient, entry);
  return true;
end $$;

create function audit_sign(in_clinic uuid, in_patient uuid, in_size bigint, in_at timestamptz, in_note text)
returns boolean language plpgsql as $$
declare
  said text;
begin
  said := set_config('app.clinic_id', in_clinic::text, true);
  said := set_config('app.patient_id', '', true);
  update audit_log l set signed_size = in_size, signed_at = in_at
    where l.clinic_id = in_clinic and l.size = in_size and l.signed_size < in_size;
  if not found then return false; end if;
  insert into audit_checkpoint (clinic_id, size, at, note) values (in_clinic, in_size, in_at, in_note);
  return true;
end $$;

-- Checkpoints over more than a size, in order, each with the hashes of the leaves since the one before; a handful at a time.
create function audit_signed_after(in_clinic uuid, in_patient uuid, in_size bigint)
returns table (size bigint, at timestamptz, note text, leaves bytea[]) language plpgsql as $$
declare
  said text;
begin
  said := set_config('app.clinic_id', in_clinic::text, true);
  said := set_config('app.patient_id', '', true);
  return query
    with due as (
      select c.size, c.at, c.note, coalesce(lag(c.size) over (order by c.size), in_size) as since
      from audit_checkpoint c where c.clinic_id = in_clinic and c.size > in_size order by c.size limit 20
    )
    select d.size, d.at, d.note, array(select f.hash from audit_leaf f
      where f.clinic_id = in_clinic and f.position >= d.since and f.position < d.size order by f.position)
    from due d order by d.size;
end $$;
`;
