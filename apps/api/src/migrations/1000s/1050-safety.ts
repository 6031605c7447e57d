import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Alerts with their steps and dispositions, the on-call list, the clinic's terms, and the room that hears of alerts. */
export class Safety1763800001050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TERMS);
    await runner.query(ALERTS);
    await runner.query(PLANS);
    await runner.query(RAISE);
    await runner.query(LIVE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const TERMS = `
create table safety_terms (
  clinic_id uuid primary key references clinic,
  version integer not null default 1,
  terms jsonb not null
);
call protect('safety_terms', 'clinic', 'select, insert, update');

create table on_call_list (
  clinic_id uuid primary key references clinic,
  version integer not null default 1
);
call protect('on_call_list', 'clinic', 'select, insert, update');

create table on_call_entry (
  clinic_id uuid not null,
  place smallint not null check (place >= 0),
  staff_id uuid not null,
  weekdays smallint[] not null,
  starts text not null,
  ends text not null,
  primary key (clinic_id, place),
  foreign key (clinic_id) references on_call_list (clinic_id),
  foreign key (clinic_id, staff_id) references staff (clinic_id, id)
);
call protect('on_call_entry', 'clinic', 'select, insert, delete');
`;

// Nobody may delete any of these. An alert is closed only by a disposition that stands beside it, and that is said here
// too, where no program can forget it.
const ALERTS = `
create table alert (
  clinic_id uuid not null references clinic,
  id uuid not null,
  patient_id uuid,
  kind text not null check (kind in ('finding', 'unsafe-now', 'words', 'drill')),
  level text check (level in ('critical', 'high', 'moderate')),
  rule text not null,
  source_id uuid,
  thread_id uuid,
  state text not null default 'open' check (state in ('open', 'acknowledged', 'awaiting-second', 'closed')),
  version integer not null default 1,
  owner_id uuid,
  raised_at timestamptz not null,
  -- Null until the sweep looked: words in a message are sent by a path that computes no times.
  ack_due_at timestamptz,
  contact_due_at timestamptz,
  someone_reads boolean,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  disposition_id uuid,
  closed_at timestamptz,
  -- Grows whenever the level rises: the climb begins anew.
  round integer not null default 1,
  step integer not null default 0,
  next_step_at timestamptz,
  last_number integer not null default 1,
  answer_digest bytea,
  facts_step_id uuid,
  primary key (clinic_id, id),
  unique (clinic_id, id, patient_id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  foreign key (clinic_id, owner_id) references staff (clinic_id, id),
  foreign key (clinic_id, acknowledged_by) references staff (clinic_id, id),
  check ((kind = 'drill') = (patient_id is null)),
  check ((kind = 'words') = (level is null)),
  check ((state = 'closed') = (closed_at is not null)),
  check (state = 'open' or acknowledged_at is not null),
  check (kind = 'drill' or (state in ('awaiting-second', 'closed')) = (disposition_id is not null))
);
create unique index alert_once on alert (clinic_id, source_id, rule) where source_id is not null;
create index alert_open on alert (clinic_id) where state <> 'closed';
create index alert_closed on alert (clinic_id, closed_at desc, id) where state = 'closed';
create index alert_by_patient on alert (clinic_id, patient_id, raised_at desc);
create index alert_climb on alert (clinic_id, next_step_at) where next_step_at is not null;
call protect('alert', 'staff', 'select, insert, update');

create table alert_step (
  clinic_id uuid not null,
  id uuid not null,
  alert_id uuid not null,
  number integer not null,
  kind text not null check (kind in ('raised', 'level-raised', 'answer-changed', 'told', 'escalated', 'claimed', 'released',
    'acknowledged', 'disposition', 'second-agreed', 'second-refused', 'closed')),
  at timestamptz not null,
  by_id uuid,
  to_ids uuid[] not null default '{}',
  level text,
  round integer not null,
  step integer,
  note_sealed bytea,
  facts_sealed bytea,
  primary key (clinic_id, id),
  unique (clinic_id, alert_id, number),
  foreign key (clinic_id, alert_id) references alert (clinic_id, id)
);
-- Each step up is taken once, however many processes sweep.
create unique index alert_step_once on alert_step (clinic_id, alert_id, round, step) where step is not null;
call protect('alert_step', 'staff', 'select, insert');

create table alert_disposition (
  clinic_id uuid not null,
  id uuid not null,
  alert_id uuid not null,
  patient_id uuid not null,
  by_id uuid not null,
  at timestamptz not null,
  contacted_at timestamptz not null,
  method text not null,
  safe_now text not null,
  screen_level text not null,
  means_asked text not null,
  plan text not null,
  next_check_on date,
  supervisor_id uuid,
  words_sealed bytea not null,
  primary key (clinic_id, id),
  unique (clinic_id, id, alert_id),
  foreign key (clinic_id, alert_id, patient_id) references alert (clinic_id, id, patient_id),
  foreign key (clinic_id, by_id) references staff (clinic_id, id),
  foreign key (clinic_id, supervisor_id) references staff (clinic_id, id)
);
create index alert_disposition_by_alert on alert_disposition (clinic_id, alert_id, at);
call protect('alert_disposition', 'staff', 'select, insert');
alter table alert add foreign key (clinic_id, disposition_id, id) references alert_disposition (clinic_id, id, alert_id);
`;

const PLANS = `
create table safety_plan (
  clinic_id uuid not null,
  patient_id uuid not null,
  version integer not null,
  words_sealed bytea not null,
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (clinic_id, patient_id, version),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  foreign key (clinic_id, written_by) references account (clinic_id, id)
);
call protect('safety_plan', 'patient', 'select, insert');
`;

// A patient sees no alert, and yet their answer raises one: for the length of this function the transaction speaks for the
// clinic, and afterwards for the patient again. What it answers is only what the patient is told anyway.
const RAISE = `
create function alert_raise(in_clinic uuid, in_id uuid, in_patient uuid, in_kind text, in_level text, in_rule text,
  in_source uuid, in_step uuid, in_facts bytea, in_digest bytea, in_account uuid, in_now timestamptz,
  in_ack timestamptz, in_contact timestamptz, in_reads boolean)
returns table (id uuid, level text, made boolean, changed boolean, contact_by timestamptz, someone_reads boolean)
language plpgsql as $$
declare
  speaker text := coalesce(current_setting('app.patient_id', true), '');
  levels text[] := array['moderate', 'high', 'critical'];
  known alert%rowtype;
  step_kind text;
begin
  perform set_config('app.patient_id', '', true);
  insert into alert as a (clinic_id, id, patient_id, kind, level, rule, source_id, raised_at, ack_due_at, contact_due_at,
      someone_reads, next_step_at, answer_digest, facts_step_id)
    values (in_clinic, in_id, in_patient, in_kind, in_level, in_rule, in_source, in_now, in_ack, in_contact,
      in_reads, in_now, in_digest, in_step)
    on conflict do nothing returning a.* into known;
  if found then
    insert into alert_step (clinic_id, id, alert_id, number, kind, at, by_id, level, round, facts_sealed)
      values (in_clinic, in_step, known.id, 1, 'raised', in_now, in_account, in_level, 1, in_facts);
    perform set_config('app.patient_id', speaker, true);
    return query select known.id, known.level, true, true, known.contact_due_at, known.someone_reads;
    return;
  end if;
  select * into known from alert a where a.clinic_id = in_clinic
    and (a.id = in_id or (a.source_id = in_source and a.rule = in_rule))
    order by (a.source_id = in_source and a.rule = in_rule) desc nulls last limit 1 for update;
  if known.patient_id is distinct from in_patient or known.rule <> in_rule then
    perform set_config('app.patient_id', speaker, true);
    return;
  end if;
  if array_position(levels, in_level) > array_position(levels, known.level) then
    step_kind := 'level-raised';
    -- A new climb, from its beginning; what was closed is open again, and its earlier disposition stays in the history.
    update alert a set level = in_level, state = 'open', version = a.version + 1, ack_due_at = in_ack,
        contact_due_at = in_contact, someone_reads = in_reads, acknowledged_at = null, acknowledged_by = null,
        disposition_id = null, closed_at = null, round = a.round + 1, step = 0, next_step_at = in_now,
        last_number = a.last_number + 1, answer_digest = in_digest, facts_step_id = in_step
      where a.clinic_id = in_clinic and a.id = known.id returning a.* into known;
  elsif known.answer_digest is distinct from in_digest then
    step_kind := 'answer-changed';
    update alert a set last_number = a.last_number + 1, answer_digest = in_digest
      where a.clinic_id = in_clinic and a.id = known.id returning a.* into known;
  end if;
  if step_kind is not null then
    insert into alert_step (clinic_id, id, alert_id, number, kind, at, by_id, level, round, facts_sealed)
      values (in_clinic, in_step, known.id, known.last_number, step_kind, in_now, in_account, in_level, known.round,
        in_facts);
  end if;
  perform set_config('app.patient_id', speaker, true);
  return query select known.id, known.level, false, step_kind is not null, known.contact_due_at, known.someone_reads;
end $$;
`;

// The seat also says whether the account gives care: those hear of every alert of the clinic.
const LIVE = `
drop function live_ticket_use(uuid, bytea);
create function live_ticket_use(in_clinic uuid, in_hash bytea)
returns table (session_id uuid, account_id uuid, own_patient uuid, all_charts boolean, charts uuid[],
  expires_at timestamptz, gives_care boolean)
language plpgsql as $$
declare
  used live_ticket%rowtype;
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', '', true);
  delete from live_ticket t where t.clinic_id = in_clinic and t.token_hash = in_hash returning * into used;
  delete from live_ticket t where t.clinic_id = in_clinic and t.expires_at < now();
  if used.session_id is null or used.expires_at < now() then return; end if;
  return query
    select s.session_id, s.account_id, s.own_patient, s.roles && array['coordinator'],
      array(select m.patient_id from care_team_member m where m.clinic_id = in_clinic and m.staff_id = s.account_id
        and s.roles && array['provider', 'nurse', 'coordinator']),
      (select e.expires_at from session e where e.clinic_id = in_clinic and e.id = used.session_id),
      s.roles && array['provider', 'nurse', 'coordinator']
    from (select used.session_id, f.* from standing(in_clinic, used.session_id, null) f) s;
end $$;
`;
