import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One alert for one source with all its reasons, what it is about, and no silence after a first touch. */
export class SafetyReasons1763800001090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table alert no force row level security; alter table alert_step no force row level security',
    );
    await runner.query(CONCERN);
    await runner.query(REASONS);
    await runner.query(APART);
    await runner.query(SILENCE);
    await runner.query(FORCED);
    await runner.query(RAISE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// The rules that were not about harming oneself when this was written; what comes later says so itself.
const CONCERN = `
alter table alert add concern text not null default 'harm' check (concern in ('harm', 'medical'));
update alert set concern = 'medical' where kind = 'finding' and rule in ('asrm.high', 'evening.not-safe', 'evening.severe',
  'ketamine-outside.used', 'symptoms.emergency', 'symptoms.unreality', 'symptoms.hallucinations', 'symptoms.elated',
  'symptoms.nausea', 'symptoms.headache', 'symptoms.urinary', 'symptoms.pregnancy', 'symptoms.blood-pressure');

alter table alert_disposition add concern text not null default 'harm' check (concern in ('harm', 'medical'));
alter table alert_disposition drop constraint alert_disposition_check;
alter table alert_disposition add constraint alert_disposition_assessed check (method = 'read' or concern = 'medical'
  or (safe_now is not null and screen_level is not null and means_asked is not null));
`;

// The facts of a reason are those of a step; a later answer that weighs less stands beside them and replaces nothing.
const REASONS = `
alter table alert_step add rule text;
alter table alert_step drop constraint alert_step_kind_check;
alter table alert_step add constraint alert_step_kind_check check (kind in ('raised', 'level-raised', 'reason-added',
  'answer-changed', 'told', 'escalated', 'told-late', 'second-missing', 'claimed', 'released', 'acknowledged',
  'disposition', 'second-agreed', 'second-refused', 'closed'));
-- "Nobody had acted" was said of some that a person had acknowledged.
update alert_step s set kind = 'told-late' where s.kind = 'escalated' and exists (select from alert_step b
  where b.clinic_id = s.clinic_id and b.alert_id = s.alert_id and b.round = s.round and b.number < s.number
    and b.kind = 'acknowledged');

create table alert_reason (
  clinic_id uuid not null,
  alert_id uuid not null,
  rule text not null,
  level text not null check (level in ('critical', 'high', 'moderate')),
  concern text not null check (concern in ('harm', 'medical')),
  raised_at timestamptz not null,
  digest bytea not null,
  step_id uuid not null,
  -- The answer that came after and weighs less; null for none.
  later_step_id uuid,
  -- A record was written since: it is history, and no longer why the alert is open.
  is_handled boolean not null default false,
  primary key (clinic_id, alert_id, rule),
  foreign key (clinic_id, alert_id) references alert (clinic_id, id),
  foreign key (clinic_id, step_id) references alert_step (clinic_id, id),
  foreign key (clinic_id, later_step_id) references alert_step (clinic_id, id)
);

update alert_step s set rule = a.rule from alert a
  where a.clinic_id = s.clinic_id and a.id = s.alert_id and s.kind in ('raised', 'level-raised', 'answer-changed');
insert into alert_reason (clinic_id, alert_id, rule, level, concern, raised_at, digest, step_id, later_step_id)
  select a.clinic_id, a.id, a.rule, a.level, a.concern, a.raised_at, a.answer_digest, a.facts_step_id,
    (select s.id from alert_step s join alert_step f on f.clinic_id = s.clinic_id and f.id = a.facts_step_id
      where s.clinic_id = a.clinic_id and s.alert_id = a.id and s.kind = 'answer-changed' and s.number > f.number
      order by s.number desc limit 1)
  from alert a where a.kind in ('finding', 'unsafe-now') and a.facts_step_id is not null and a.answer_digest is not null;
call protect('alert_reason', 'staff', 'select, insert, update');
`;

// Alerts of the time when each rule raised its own stand apart: only the gravest of a source takes further reasons.
const APART = `
alter table alert add is_apart boolean not null default false;
update alert a set is_apart = true from (
    select clinic_id, id, row_number() over (partition by clinic_id, source_id
      order by array_position(array['critical', 'high', 'moderate'], level), state = 'closed', raised_at, id) as place
    from alert where kind = 'finding' and source_id is not null
  ) p where p.clinic_id = a.clinic_id and p.id = a.id and p.place > 1;
drop index alert_once;
create unique index alert_once on alert (clinic_id, source_id) where source_id is not null and not is_apart;
`;

// Nobody had been told of these: the next sweep tells them.
const SILENCE = `
update alert set next_step_at = coalesce(contact_due_at, raised_at)
  where state in ('acknowledged', 'awaiting-second') and next_step_at is null;
`;

// The rows of every clinic had to be reached once; from here on the owner, too, sees those of the clinic it speaks for.
const FORCED = `
alter table alert force row level security;
alter table alert_step force row level security;
`;

// A patient sees no alert, and yet their answer raises one: for the length of this function the transaction speaks for the
// clinic, and afterwards for the patient again. Two answers of one source at once meet at the alert's row lock.
const RAISE = `
drop function alert_raise(uuid, uuid, uuid, text, text, text, uuid, uuid, bytea, bytea, uuid, timestamptz, timestamptz,
  timestamptz, boolean, boolean);

create function alert_weighs(in_level text) returns integer language sql immutable
  return array_position(array['moderate', 'high', 'critical'], in_level);

create function alert_raise(in_clinic uuid, in_id uuid, in_patient uuid, in_kind text, in_level text, in_rule text,
  in_source uuid, in_step uuid, in_facts bytea, in_digest bytea, in_account uuid, in_now timestamptz,
  in_ack timestamptz, in_contact timestamptz, in_reads boolean, in_anew boolean, in_concern text)
returns table (id uuid, level text, made boolean, changed boolean, contact_by timestamptz, someone_reads boolean)
language plpgsql as $$
declare
  speaker text := coalesce(current_setting('app.patient_id', true), '');
  known alert%rowtype;
  reason alert_reason%rowtype;
  step_kind text;
  is_new boolean;
  is_anew boolean;
  is_unheard boolean;
begin
  perform set_config('app.patient_id', '', true);
  insert into alert as a (clinic_id, id, patient_id, kind, level, rule, source_id, raised_at, ack_due_at, contact_due_at,
      someone_reads, next_step_at, answer_digest, facts_step_id, concern)
    values (in_clinic, in_id, in_patient, in_kind, in_level, in_rule, in_source, in_now, in_ack, in_contact,
      in_reads, in_now, in_digest, in_step, in_concern)
    on conflict do nothing returning a.* into known;
  is_new := found;
  if is_new then
    step_kind := 'raised';
  else
    select * into known from alert a where a.clinic_id = in_clinic
      and (a.id = in_id or (a.source_id = in_source and not a.is_apart))
      order by (a.source_id = in_source and not a.is_apart) desc nulls last limit 1 for update;
    if known.patient_id is distinct from in_patient or known.source_id is distinct from in_source
        or known.kind <> in_kind or (in_source is null and known.rule <> in_rule) then
      perform set_config('app.patient_id', speaker, true);
      return;
    end if;
    select * into reason from alert_reason r
      where r.clinic_id = in_clinic and r.alert_id = known.id and r.rule = in_rule;
    -- Said after a record was written, and not merely sent again: the record speaks of what was said before it.
    is_anew := known.state in ('awaiting-second', 'closed')
      and (reason.rule is null or reason.digest <> in_digest or in_anew);
    if alert_weighs(in_level) > alert_weighs(known.level) then
      step_kind := 'level-raised';
    elsif reason.rule is null then
      step_kind := 'reason-added';
    elsif reason.digest <> in_digest or is_anew then
      step_kind := 'answer-changed';
    end if;
    -- Whoever acknowledged what is about the body has not heard of this.
    is_unheard := known.state = 'acknowledged' and known.concern = 'medical' and in_concern = 'harm' and reason.rule is null;
    if step_kind = 'level-raised' or is_anew or is_unheard then
      if known.state = 'closed' then
        update alert_reason r set is_handled = true where r.clinic_id = in_clinic and r.alert_id = known.id;
        -- A new need, and nothing of the old one is owed any more; the history and its records stay.
        update alert a set level = in_level, concern = in_concern, raised_at = in_now, contact_due_at = in_contact,
            rule = in_rule, facts_step_id = in_step
          where a.clinic_id = in_clinic and a.id = known.id;
      else
        -- What was promised the patient stays promised.
        update alert a set level = case when alert_weighs(in_level) > alert_weighs(a.level) then in_level else a.level end,
            rule = case when alert_weighs(in_level) > alert_weighs(a.level) then in_rule else a.rule end,
            facts_step_id = case when alert_weighs(in_level) > alert_weighs(a.level) then in_step else a.facts_step_id end,
            concern = case when in_concern = 'harm' then 'harm' else a.concern end,
            contact_due_at =
              case when a.contact_due_at < in_now then in_contact else least(a.contact_due_at, in_contact) end
          where a.clinic_id = in_clinic and a.id = known.id;
      end if;
      -- A new climb, from its beginning; what was closed is open again.
      update alert a set state = 'open', version = a.version + 1, ack_due_at = in_ack, someone_reads = in_reads,
          acknowledged_at = null, acknowledged_by = null, disposition_id = null, closed_at = null, round = a.round + 1,
          step = 0, next_step_at = in_now, last_number = a.last_number + 1
        where a.clinic_id = in_clinic and a.id = known.id returning a.* into known;
    elsif step_kind is not null then
      -- The version grows: whoever is about to close it sees first what was added.
      update alert a set last_number = a.last_number + 1, version = a.version + 1, someone_reads = in_reads,
          concern = case when in_concern = 'harm' then 'harm' else a.concern end
        where a.clinic_id = in_clinic and a.id = known.id returning a.* into known;
    end if;
  end if;
  if step_kind is not null then
    insert into alert_step (clinic_id, id, alert_id, number, kind, at, by_id, level, round, facts_sealed, rule)
      values (in_clinic, in_step, known.id, known.last_number, step_kind, in_now, in_account, in_level, known.round,
        in_facts, in_rule);
    insert into alert_reason as r (clinic_id, alert_id, rule, level, concern, raised_at, digest, step_id)
      values (in_clinic, known.id, in_rule, in_level, in_concern, in_now, in_digest, in_step)
      on conflict (clinic_id, alert_id, rule) do update set digest = in_digest, is_handled = false,
        level = case when r.is_handled or alert_weighs(in_level) >= alert_weighs(r.level) then in_level else r.level end,
        step_id = case when r.is_handled or alert_weighs(in_level) >= alert_weighs(r.level) then in_step else r.step_id end,
        later_step_id =
          case when r.is_handled or alert_weighs(in_level) >= alert_weighs(r.level) then null else in_step end,
        raised_at = case when r.is_handled then in_now else r.raised_at end;
  end if;
  perform set_config('app.patient_id', speaker, true);
  -- Nobody is told of a time that has passed, or that someone reads where nobody does any more.
  return query select known.id, known.level, is_new, step_kind is not null,
    case when known.contact_due_at < in_now then in_contact else known.contact_due_at end, known.someone_reads and in_reads;
end $$;
`;
