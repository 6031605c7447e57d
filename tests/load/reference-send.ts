import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** What the reference costs on the machine whose figures performance.md gives, one client, in microseconds. */
export const REFERENCE_MICROS = 268;

// The send that performance.md measured as "one SQL function": rights, sequence, message, outbox, audit; row-level security.
const SCHEMA = `
create schema reference;
grant usage on schema reference to hf_app;
create table reference.thread (clinic_id uuid, id uuid, last_seq bigint not null default 0, primary key (clinic_id, id));
create table reference.member (clinic_id uuid, thread_id uuid, account_id uuid,
  primary key (clinic_id, thread_id, account_id),
  foreign key (clinic_id, thread_id) references reference.thread (clinic_id, id));
create table reference.message (clinic_id uuid, id uuid, thread_id uuid not null, seq bigint not null,
  account_id uuid not null, body bytea not null, at timestamptz not null,
  primary key (clinic_id, id), unique (clinic_id, thread_id, seq),
  foreign key (clinic_id, thread_id) references reference.thread (clinic_id, id));
create table reference.outbox (clinic_id uuid, id uuid default uuidv7(), message_id uuid not null,
  primary key (clinic_id, id));
create table reference.audit (clinic_id uuid, id uuid default uuidv7(), at timestamptz not null default clock_timestamp(),
  account_id uuid not null, action text not null, subject_id uuid, primary key (clinic_id, id));
do $$
declare
  target text;
begin
  foreach target in array array['thread', 'member', 'message', 'outbox', 'audit'] loop
    execute format('alter table reference.%I enable row level security', target);
    execute format('alter table reference.%I force row level security', target);
    execute format('create policy clinic on reference.%I
      using (clinic_id = nullif(current_setting(''app.clinic_id'', true), '''')::uuid)', target);
    execute format('grant select, insert, update on reference.%I to hf_app', target);
  end loop;
end $$;
create function reference.send(in_clinic uuid, in_account uuid, in_thread uuid, in_id uuid, in_body bytea,
  in_now timestamptz) returns bigint language plpgsql as $$
declare
  at_seq bigint;
begin
  perform set_config('app.clinic_id', in_clinic::text, true);
  perform 1 from reference.member m
    where m.clinic_id = in_clinic and m.thread_id = in_thread and m.account_id = in_account;
  if not found then raise exception 'not a member'; end if;
  update reference.thread t set last_seq = t.last_seq + 1 where t.clinic_id = in_clinic and t.id = in_thread
    returning t.last_seq into at_seq;
  insert into reference.message (clinic_id, id, thread_id, seq, account_id, body, at)
    values (in_clinic, in_id, in_thread, at_seq, in_account, in_body, in_now);
  insert into reference.outbox (clinic_id, message_id) values (in_clinic, in_id);
  insert into reference.audit (clinic_id, account_id, action, subject_id)
    values (in_clinic, in_account, 'message.send', in_thread);
  return at_seq;
end $$;
`;

const BODY = Buffer.alloc(328, 7); // a message of 300 bytes, sealed
const THREADS = 20;

/** Sends once, over the application's own kind of connection. */
export type ReferenceSend = (client: pg.Client) => Promise<void>;

/**
 * A send that says how fast this machine is just now: done in the same run as what is measured, it is the yardstick.
 * Makes its tables, in a schema of their own.
 *
 * @param owner a connection that may
 */
export async function prepareReference(owner: pg.Client): Promise<ReferenceSend> {
  const [clinicId, accountId] = [randomUUID(), randomUUID()];
  const threads = Array.from({ length: THREADS }, () => randomUUID());
  await owner.query(SCHEMA);
  for (const id of threads) {
    await owner.query('insert into reference.thread (clinic_id, id) values ($1, $2)', [clinicId, id]);
    await owner.query('insert into reference.member values ($1, $2, $3)', [clinicId, id, accountId]);
  }
  let turn = 0;
  return async (client) => {
    const thread = threads[turn++ % THREADS];
    const values = [clinicId, accountId, thread, randomUUID(), BODY, new Date()];
    await client.query({ name: 'reference_send', text: 'select reference.send($1, $2, $3, $4, $5, $6)', values });
  };
}
