import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was handled opens again when the patient says it anew: a record speaks of what was said before it. */
export class SafetyAnew1763800001080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RAISE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// As before, and also: another answer, or the same one after something else was said, begins a recorded alert anew.
const RAISE = `
drop function alert_raise(uuid, uuid, uuid, text, text, text, uuid, uuid, bytea, bytea, uuid, timestamptz, timestamptz,
  timestamptz, boolean);
create function alert_raise(in_clinic uuid, in_id uuid, in_patient uuid, in_kind text, in_level text, in_rule text,
  in_source uuid, in_step uuid, in_facts bytea, in_digest bytea, in_account uuid, in_now timestamptz,
  in_ack timestamptz, in_contact timestamptz, in_reads boolean, in_anew boolean)
returns table (id uuid, level text, made boolean, changed boolean, contact_by timestamptz, someone_reads boolean)
language plpgsql as $$
declare
  speaker text := coalesce(current_setting('app.patient_id', true), '');
  levels text[] := array['moderate', 'high', 'critical'];
  known alert%rowtype;
  step_kind text;
  is_recorded boolean;
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
  is_recorded := known.state in ('awaiting-second', 'closed');
  if array_position(levels, in_level) > array_position(levels, known.level) then
    step_kind := 'level-raised';
  elsif known.answer_digest is distinct from in_digest or (in_anew and is_recorded) then
    step_kind := 'answer-changed';
  end if;
  if step_kind = 'level-raised' or (step_kind = 'answer-changed' and is_recorded) then
    -- A new climb, from its beginning; what was closed is open again, and its earlier disposition stays in the history.
    update alert a set level = in_level, state = 'open', version = a.version + 1, ack_due_at = in_ack,
        contact_due_at = in_contact, someone_reads = in_reads, acknowledged_at = null, acknowledged_by = null,
        disposition_id = null, closed_at = null, round = a.round + 1, step = 0, next_step_at = in_now,
        last_number = a.last_number + 1, answer_digest = in_digest, facts_step_id = in_step
      where a.clinic_id = in_clinic and a.id = known.id returning a.* into known;
  elsif step_kind is not null then
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
