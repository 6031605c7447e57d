import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Groups that are not needed any more may go; and who is away, covered by whom. */
export class PoolAway1763800001351 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(POOL);
    await runner.query(AWAY);
    await runner.query(INBOX);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

const POOL = 'grant delete on pool to hf_app, hf_jobs;';

// Nothing has to happen when an absence begins or ends: whoever asks whom to tell, or what to show, looks at the clock.
const AWAY = `
create table away (
  clinic_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  covered_by uuid not null check (covered_by <> staff_id),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  made_by uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, staff_id) references staff (clinic_id, id),
  foreign key (clinic_id, covered_by) references staff (clinic_id, id),
  foreign key (clinic_id, made_by) references account (clinic_id, id)
);
create index away_by_cover on away (clinic_id, covered_by, ends_at) where ended_at is null;
create index away_by_staff on away (clinic_id, staff_id, ends_at) where ended_at is null;
call protect('away', 'staff', 'select, insert, update');

-- Whose work is offered to somebody now: those they cover, and those whom these would cover if they were here.
create function covered_now(in_clinic uuid, in_account uuid, in_now timestamptz) returns uuid[] language sql stable as $$
  with recursive covered (id) as (
    select a.staff_id from away a where a.clinic_id = in_clinic and a.covered_by = in_account and a.ended_at is null
      and a.starts_at <= in_now and a.ends_at > in_now
    union
    select a.staff_id from covered c join away a on a.clinic_id = in_clinic and a.covered_by = c.id
      and a.ended_at is null and a.starts_at <= in_now and a.ends_at > in_now
  )
  select coalesce(array_agg(c.id), '{}') from covered c
$$;
`;

// Beside the earlier forms, which the release before still calls. What somebody covers counts as theirs; what they may
// read stays what it was.
const INBOX = `
create function inbox_page(in_clinic uuid, in_account uuid, in_all_charts boolean, in_filter text, in_order text,
  in_tier integer, in_place numeric, in_id uuid, in_limit integer, in_now timestamptz)
returns table (id uuid, tier integer, place numeric) language plpgsql as $$
declare
  hands uuid[] := case when in_filter = 'mine' then array[in_account] || covered_now(in_clinic, in_account, in_now) end;
begin
  return query select v.id, v.tier, case when in_order = 'due' then v.place else extract(epoch from v.created_at) end
    from inbox_thread v
    where v.clinic_id = in_clinic
      and (in_all_charts or exists (select from care_team_member m
        where m.clinic_id = in_clinic and m.patient_id = v.patient_id and m.staff_id = in_account))
      and case in_filter
        when 'all' then v.state = 'open' and v.waiting_since is not null
        when 'mine' then v.state = 'open' and v.assignee_id = any (hands)
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

create function inbox_counts_covered(in_clinic uuid, in_account uuid, in_all_charts boolean, in_now timestamptz,
  in_midnight timestamptz)
returns table (waiting integer, mine integer, unassigned integer, overdue integer, unread integer, kept integer,
  made integer, handled integer) language plpgsql as $$
declare
  hands uuid[] := array[in_account] || covered_now(in_clinic, in_account, in_now);
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
      count(*) filter (where v.state = 'open' and v.assignee_id = any (hands))::integer,
      count(*) filter (where v.state = 'open' and v.waiting_since is not null and v.assignee_id is null)::integer,
      count(*) filter (where v.state = 'open' and v.reply_due_at <= in_now)::integer,
      coalesce(sum(v.news) filter (where v.state = 'open'), 0)::integer,
      (select p.kept from promised p), (select p.made from promised p),
      count(*) filter (where v.settled_at >= in_midnight)::integer
    from visible v;
end $$;
`;
