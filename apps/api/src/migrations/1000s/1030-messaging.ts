import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Threads, messages, notes, drafts, promises. The hot functions follow in a migration of their own. */
export class Messaging1763800001030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ROUTING);
    await runner.query(THREADS);
    await runner.query(MESSAGES);
    await runner.query(ASIDE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const ROUTING = `
create table pool (
  clinic_id uuid not null references clinic,
  id uuid not null,
  name text not null,
  primary key (clinic_id, id)
);
call protect('pool', 'clinic', 'select, insert, update');

create table pool_member (
  clinic_id uuid not null,
  pool_id uuid not null,
  staff_id uuid not null,
  primary key (clinic_id, pool_id, staff_id),
  foreign key (clinic_id, pool_id) references pool (clinic_id, id),
  foreign key (clinic_id, staff_id) references staff (clinic_id, id)
);
call protect('pool_member', 'clinic', 'select, insert, delete');

-- What the clinic promises about each topic: who reads it, within how many staffed minutes, and who is told if not.
create table topic_terms (
  clinic_id uuid not null references clinic,
  topic text not null check (topic in ('question', 'medicine', 'scheduling', 'feeling')),
  pool_id uuid not null,
  escalation_pool_id uuid not null,
  reply_minutes integer not null check (reply_minutes > 0),
  primary key (clinic_id, topic),
  foreign key (clinic_id, pool_id) references pool (clinic_id, id),
  foreign key (clinic_id, escalation_pool_id) references pool (clinic_id, id)
);
call protect('topic_terms', 'clinic', 'select, insert, update');
`;

const THREADS = `
create table thread (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  topic text not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  version integer not null default 1,
  pool_id uuid not null,
  assignee_id uuid,
  last_seq integer not null default 0,
  last_at timestamptz,
  last_side text check (last_side in ('patient', 'staff')),
  -- How many messages each side has sent: unread counts are differences of these, never counts of rows.
  from_patient integer not null default 0,
  from_staff integer not null default 0,
  waiting_since timestamptz,
  reply_due_at timestamptz,
  escalated_at timestamptz,
  settled_at timestamptz,
  created_at timestamptz not null,
  primary key (clinic_id, id),
  unique (clinic_id, id, patient_id),
  foreign key (clinic_id, patient_id) references patient (clinic_id, id),
  foreign key (clinic_id, pool_id) references pool (clinic_id, id),
  foreign key (clinic_id, assignee_id) references staff (clinic_id, id),
  foreign key (clinic_id, topic) references topic_terms (clinic_id, topic)
);
create index thread_by_patient on thread (clinic_id, patient_id, last_at desc);
-- The inbox counts what is open and what was settled today, never the closed past.
create index thread_open on thread (clinic_id) where state = 'open';
create index thread_settled on thread (clinic_id, settled_at) where settled_at is not null;
create index thread_due on thread (clinic_id, reply_due_at) where reply_due_at is not null;
call protect('thread', 'patient', 'select, insert, update');

create table thread_member (
  clinic_id uuid not null,
  thread_id uuid not null,
  account_id uuid not null,
  patient_id uuid not null,
  side text not null check (side in ('patient', 'staff')),
  read_seq integer not null default 0,
  -- How many messages of the other side had been read at that mark.
  read_other integer not null default 0,
  read_at timestamptz,
  notify_at timestamptz,
  primary key (clinic_id, thread_id, account_id),
  foreign key (clinic_id, thread_id, patient_id) references thread (clinic_id, id, patient_id),
  foreign key (clinic_id, account_id) references account (clinic_id, id)
);
create index thread_member_notify on thread_member (clinic_id, notify_at) where notify_at is not null;
call protect('thread_member', 'patient', 'select, insert, update');

create table thread_step (
  clinic_id uuid not null,
  id uuid not null default uuidv7(),
  thread_id uuid not null,
  patient_id uuid not null,
  kind text not null,
  at timestamptz not null,
  by_id uuid,
  to_id uuid,
  reason_sealed bytea,
  primary key (clinic_id, id),
  foreign key (clinic_id, thread_id, patient_id) references thread (clinic_id, id, patient_id)
);
create index thread_step_by_thread on thread_step (clinic_id, thread_id, at);
call protect('thread_step', 'patient', 'select, insert');

create table reply_promise (
  clinic_id uuid not null,
  id uuid not null default uuidv7(),
  thread_id uuid not null,
  patient_id uuid not null,
  waited_since timestamptz not null,
  due_at timestamptz,
  settled_at timestamptz not null,
  kept boolean not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, thread_id, patient_id) references thread (clinic_id, id, patient_id)
);
create index reply_promise_recent on reply_promise (clinic_id, settled_at);
call protect('reply_promise', 'clinic', 'select, insert');
`;

const MESSAGES = `
create table message (
  clinic_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  patient_id uuid not null,
  seq integer not null,
  side text not null check (side in ('patient', 'staff')),
  sender_id uuid not null,
  body_sealed bytea,
  digest bytea not null,
  state text not null default 'sent' check (state in ('sent', 'corrected', 'retracted')),
  -- The thread's counters as they stood after this message.
  from_patient integer not null,
  from_staff integer not null,
  sent_at timestamptz not null,
  changed_at timestamptz,
  primary key (clinic_id, id),
  unique (clinic_id, thread_id, seq),
  foreign key (clinic_id, thread_id, patient_id) references thread (clinic_id, id, patient_id)
);
call protect('message', 'patient', 'select, insert, update');

create table message_revision (
  clinic_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  patient_id uuid not null,
  body_sealed bytea,
  replaced_at timestamptz not null,
  replaced_by uuid not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, message_id) references message (clinic_id, id)
);
create index message_revision_by_message on message_revision (clinic_id, message_id, replaced_at);
call protect('message_revision', 'patient', 'select, insert');
`;

const ASIDE = `
create table staff_note (
  clinic_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  patient_id uuid not null,
  author_id uuid not null,
  after_seq integer not null,
  body_sealed bytea not null,
  digest bytea not null,
  written_at timestamptz not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, thread_id, patient_id) references thread (clinic_id, id, patient_id)
);
create index staff_note_by_thread on staff_note (clinic_id, thread_id, written_at);
call protect('staff_note', 'staff', 'select, insert');

create table draft (
  clinic_id uuid not null,
  thread_id uuid not null,
  account_id uuid not null,
  patient_id uuid not null,
  side text not null,
  body_sealed bytea not null,
  saved_at timestamptz not null,
  primary key (clinic_id, thread_id, account_id),
  foreign key (clinic_id, thread_id, patient_id) references thread (clinic_id, id, patient_id)
);
call protect('draft', 'patient', 'select, insert, update, delete');
-- A patient sees their own drafts only, never those of the clinic.
create policy own_side on draft as restrictive
  using (nullif(current_setting('app.patient_id', true), '') is null or side = 'patient');
`;
