import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message with crisis words becomes an alert that asks a person to read it, in the commit of the message. */
export class SafetyWords1763800001055 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RECORDS);
    await runner.query(WORDS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// Where reading was all it needed, nobody was assessed.
const RECORDS = `
alter table alert_disposition alter column safe_now drop not null, alter column screen_level drop not null,
  alter column means_asked drop not null;
alter table alert_disposition add check (method = 'read'
  or (safe_now is not null and screen_level is not null and means_asked is not null));
`;

// No level, and no due times: words are matched on the device, and the sweep that tells people computes the times.
const WORDS = `
create or replace function message_asks_reading(in_clinic uuid, in_patient uuid, in_thread uuid, in_message uuid,
  in_account uuid, in_now timestamptz) returns void language plpgsql as $$
declare
  speaker text := coalesce(current_setting('app.patient_id', true), '');
  made uuid;
begin
  perform set_config('app.patient_id', '', true);
  insert into alert as a (clinic_id, id, patient_id, kind, rule, source_id, thread_id, raised_at, next_step_at)
    values (in_clinic, uuidv7(), in_patient, 'words', 'message.words', in_message, in_thread, in_now, in_now)
    on conflict do nothing returning a.id into made;
  if made is not null then
    insert into alert_step (clinic_id, id, alert_id, number, kind, at, by_id, round)
      values (in_clinic, uuidv7(), made, 1, 'raised', in_now, in_account, 1);
  end if;
  perform set_config('app.patient_id', speaker, true);
end $$;
`;
