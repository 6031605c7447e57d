import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every statement of every route pays for its entry, kept small: no function called that is not needed. */
export class AuditLean1763800001306 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BEGIN);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// As before. Only work about no one chart can be answered with a list, so only there the identifier is left behind; and
// the patient's own path asks nothing.
const BEGIN = `
create or replace function work_begin(in_clinic uuid, in_account uuid, in_patient uuid, in_action text, in_chart uuid,
  in_request uuid, in_session uuid, in_origin text, in_now timestamptz) returns void language plpgsql as $$
declare
  said text;
  own xid8;
  entry uuid;
begin
  said := set_config('app.clinic_id', in_clinic::text, true);
  said := set_config('app.patient_id', coalesce(in_patient::text, ''), true);
  own := pg_current_xact_id();
  entry := uuidv7();
  if in_chart is null then
    said := set_config('app.entry_id', entry::text, true);
  end if;
  if in_patient is not null and in_session is not null then
    said := 'own';
  else
    said := audit_purpose(in_clinic, in_account, in_patient, in_action, in_chart, in_session);
  end if;
  insert into audit_entry (clinic_id, id, account_id, session_id, action, patient_id, request_id, origin, purpose)
    values (in_clinic, entry, in_account, in_session, in_action, in_chart, in_request, in_origin, said);
end $$;
`;
