import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The hot paths of messaging, each one statement: send, page, read mark, inbox. */
export class MessagingHot1763800001040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SEND);
    await runner.query(PAGE);
    await runner.query(READ_MARK);
    await runner.query(INBOX);
    await runner.query(INBOX_COUNTS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// Every hot function takes the nine parameters of work_begin first.
const CONTEXT = `in_clinic uuid, in_account uuid, in_patient uuid, in_action text, in_chart uuid, in_request uuid,
  in_session uuid, in_origin text, in_now timestamptz`;
const BEGIN = `perform work_begin(in_clinic, in_account, in_patient, in_action, in_chart, in_request, in_session,
  in_origin, in_now)`;

// The thread's row is locked first: whoever repeats a send waits for the first one and then finds its message.
const SEND = `
create function message_send(${CONTEXT}, in_thread uuid, in_message uuid, in_side text, in_body bytea, in_digest bytea,
  in_due timestamptz[], in_notify timestamptz)
returns table (outcome text, seq integer, sent_at timestamptz, state text, body_sealed bytea, changed_at timestamptz)
language plpgsql as $$
declare
  talk thread%rowtype;
  known message%rowtype;
  by_patient integer := (in_side = 'patient')::integer;
  seen integer;
begin
  ${BEGIN};
  select * into talk from thread t where t.clinic_id = in_clinic and t.id = in_thread and t.patient_id = in_chart for update;
  if not found then return query select 'missing', 0, in_now, '', null::bytea, null::timestamptz; return; end if;
  select * into known from message m where m.clinic_id = in_clinic and m.id = in_message;
  if found then
    return query select
      case when known.thread_id = in_thread and known.sender_id = in_account and known.digest = in_digest
        then 'repeated' else 'conflict' end,
      known.seq, known.sent_at, known.state, known.body_sealed, known.changed_at;
    return;
  end if;
  insert into message (clinic_id, id, thread_id, patient_id, seq, side, sender_id, body_sealed, digest, from_patient,
      from_staff, sent_at)
    values (in_clinic, in_message, in_thread, in_chart, talk.last_seq + 1, in_side, in_account, in_body, in_digest,
      talk.from_patient + by_patient, talk.from_staff + 1 - by_patient, in_now);
  if by_patient = 1 then
    update thread t set last_seq = t.last_seq + 1, last_at = in_now, last_side = 'patient',
        from_patient = t.from_patient + 1,
        waiting_since = coalesce(t.waiting_since, in_now),
        reply_due_at = case when t.waiting_since is null
          then in_due[array_position(array['question', 'medicine', 'scheduling', 'feeling'], t.topic)]
          else t.reply_due_at end,
        state = 'open', version = t.version + (t.state = 'closed')::integer, settled_at = null
      where t.clinic_id = in_clinic and t.id = in_thread;
    if talk.state = 'closed' then
      insert into thread_step (clinic_id, thread_id, patient_id, kind, at, by_id)
        values (in_clinic, in_thread, in_chart, 'reopened', in_now, in_account);
    end if;
  else
    -- A reply answers what its writer has read. Words that crossed with it are still waited on.
    select m.read_other into seen from thread_member m
      where m.clinic_id = in_clinic and m.thread_id = in_thread and m.account_id = in_account;
    if talk.waiting_since is not null and coalesce(seen, 0) < talk.from_patient then
      update thread t set last_seq = t.last_seq + 1, last_at = in_now, last_side = 'staff', from_staff = t.from_staff + 1
        where t.clinic_id = in_clinic and t.id = in_thread;
    else
    if talk.waiting_since is not null and talk.escalated_at is null then
      insert into reply_promise (clinic_id, thread_id, patient_id, waited_since, due_at, settled_at, kept)
        values (in_clinic, in_thread, in_chart, talk.waiting_since, talk.reply_due_at, in_now,
          talk.reply_due_at is null or in_now <= talk.reply_due_at);
    end if;
    update thread t set last_seq = t.last_seq + 1, last_at = in_now, last_side = 'staff', from_staff = t.from_staff + 1,
        waiting_since = null, reply_due_at = null, escalated_at = null, settled_at = in_now
      where t.clinic_id = in_clinic and t.id = in_thread;
    end if;
    update thread_member m set notify_at = coalesce(m.notify_at, in_notify)
      where m.clinic_id = in_clinic and m.thread_id = in_thread and m.side = 'patient';
  end if;
  return query select 'sent', talk.last_seq + 1, in_now, 'sent', in_body, null::timestamptz;
end $$;
`;

const PAGE = `
create function message_page(${CONTEXT}, in_thread uuid, in_before integer, in_after integer, in_limit integer)
returns table (last_seq integer, id uuid, seq integer, side text, sender_id uuid, body_sealed bytea, state text,
  sent_at timestamptz, changed_at timestamptz) language plpgsql as $$
declare
  latest integer;
begin
  ${BEGIN};
  select t.last_seq into latest from thread t
    where t.clinic_id = in_clinic and t.id = in_thread and t.patient_id = in_chart;
  if not found then return; end if;
  if in_after is not null then
    return query select latest, m.id, m.seq, m.side, m.sender_id, m.body_sealed, m.state, m.sent_at, m.changed_at
      from message m where m.clinic_id = in_clinic and m.thread_id = in_thread and m.seq > in_after
      order by m.seq limit in_limit;
  else
    return query select latest, m.id, m.seq, m.side, m.sender_id, m.body_sealed, m.state, m.sent_at, m.changed_at
      from message m where m.clinic_id = in_clinic and m.thread_id = in_thread
        and m.seq < coalesce(in_before, 2147483647)
      order by m.seq desc limit in_limit;
  end if;
  if not found then return query select latest, null::uuid, 0, '', null::uuid, null::bytea, '', in_now, in_now; end if;
end $$;
`;

// A mark beyond the thread's end is taken as its end, and one behind the present mark changes nothing. Who is to be told
// of an update stays so until nothing of the other side is unread; the thread's row is locked so that a message sent
// meanwhile counts.
const READ_MARK = `
create function read_mark_set(${CONTEXT}, in_thread uuid, in_side text, in_seq integer)
returns table (seq integer, unread integer, moved boolean) language plpgsql as $$
declare
  talk thread%rowtype;
  before_seq integer;
  target integer;
  read_then integer := 0;
begin
  ${BEGIN};
  select * into talk from thread t where t.clinic_id = in_clinic and t.id = in_thread and t.patient_id = in_chart
    for key share;
  if not found then return; end if;
  target := least(in_seq, talk.last_seq);
  if target > 0 then
    select case in_side when 'patient' then m.from_staff else m.from_patient end into read_then
      from message m where m.clinic_id = in_clinic and m.thread_id = in_thread and m.seq = target;
  end if;
  select m.read_seq into before_seq from thread_member m
    where m.clinic_id = in_clinic and m.thread_id = in_thread and m.account_id = in_account;
  insert into thread_member as m (clinic_id, thread_id, account_id, patient_id, side, read_seq, read_other, read_at)
    values (in_clinic, in_thread, in_account, in_chart, in_side, target, read_then, in_now)
    on conflict (clinic_id, thread_id, account_id) do update
      set read_seq = excluded.read_seq, read_other = excluded.read_other, read_at = excluded.read_at,
        notify_at = case when m.side = 'patient' and excluded.read_other < talk.from_staff then m.notify_at end
      where m.read_seq < excluded.read_seq;
  return query select m.read_seq,
      greatest(0, case in_side when 'patient' then talk.from_staff else talk.from_patient end - m.read_other),
      m.read_seq > coalesce(before_seq, 0)
    from thread_member m where m.clinic_id = in_clinic and m.thread_id = in_thread and m.account_id = in_account;
end $$;
`;

// Rank: an escalated wait first, then by when the reply is due, then answered ones latest first. The cursor is the rank
// of the last row seen, so no row is lost or doubled where others move while one pages.
const INBOX = `
create view inbox_thread with (security_invoker = true) as
select t.*,
  case when t.state = 'closed' then 4 when t.escalated_at is not null then 0 when t.reply_due_at is not null then 1
    when t.waiting_since is not null then 2 else 3 end as tier,
  case when t.state = 'closed' or t.waiting_since is null then -extract(epoch from coalesce(t.last_at, t.created_at))
    else extract(epoch from coalesce(t.reply_due_at, t.waiting_since)) end as place
from thread t;
grant select on inbox_thread to hf_app, hf_jobs;

create function inbox_page(in_clinic uuid, in_account uuid, in_all_charts boolean, in_filter text, in_order text,
  in_tier integer, in_place numeric, in_id uuid, in_limit integer)
returns table (id uuid, tier integer, place numeric) language plpgsql as $$
begin
  return query select v.id, v.tier, case when in_order = 'due' then v.place else extract(epoch from v.created_at) end
    from inbox_thread v
    where v.clinic_id = in_clinic
      and (in_all_charts or exists (select from care_team_member m
        where m.clinic_id = in_clinic and m.patient_id = v.patient_id and m.staff_id = in_account))
      and case in_filter
        when 'all' then v.state = 'open' and v.waiting_since is not null
        when 'mine' then v.state = 'open' and v.assignee_id = in_account
        when 'unassigned' then v.state = 'open' and v.waiting_since is not null and v.assignee_id is null
        when 'answered' then v.state = 'open' and v.waiting_since is null
        else v.state = 'closed' end
      and (in_id is null or case in_order
        when 'due' then (v.tier, v.place, v.id) > (in_tier, in_place, in_id)
        else (extract(epoch from v.created_at), v.id) > (in_place, in_id) end)
    order by case when in_order = 'due' then v.tier end, case when in_order = 'due' then v.place end,
      case when in_order = 'oldest' then extract(epoch from v.created_at) end, v.id
    limit in_limit;
end $$;
`;

const INBOX_COUNTS = `
create function inbox_counts(in_clinic uuid, in_account uuid, in_all_charts boolean, in_now timestamptz,
  in_midnight timestamptz)
returns table (waiting integer, mine integer, unassigned integer, overdue integer, unread integer, kept integer,
  made integer, handled integer) language plpgsql as $$
begin
  return query
    with visible as (
      select t.*, t.from_patient - coalesce(r.read_other, 0) as news from thread t
      left join thread_member r on r.clinic_id = in_clinic and r.thread_id = t.id and r.account_id = in_account
      where t.clinic_id = in_clinic and (t.state = 'open' or t.settled_at >= in_midnight)
        and (in_all_charts or exists (select from care_team_member m
        where m.clinic_id = in_clinic and m.patient_id = t.patient_id and m.staff_id = in_account))
    ), promised as (
      select count(*) filter (where p.kept)::integer as kept, count(*)::integer as made from reply_promise p
      where p.clinic_id = in_clinic and p.settled_at > in_now - interval '30 days'
    )
    select
      count(*) filter (where v.state = 'open' and v.waiting_since is not null)::integer,
      count(*) filter (where v.state = 'open' and v.assignee_id = in_account)::integer,
      count(*) filter (where v.state = 'open' and v.waiting_since is not null and v.assignee_id is null)::integer,
      count(*) filter (where v.state = 'open' and v.reply_due_at <= in_now)::integer,
      coalesce(sum(v.news) filter (where v.state = 'open'), 0)::integer,
      (select p.kept from promised p), (select p.made from promised p),
      count(*) filter (where v.settled_at >= in_midnight)::integer
    from visible v;
end $$;
`;
