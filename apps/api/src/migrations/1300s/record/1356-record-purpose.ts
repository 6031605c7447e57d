import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Taking a record away or having it destroyed is arranging something about a patient, and no care. */
export class RecordPurpose1763800001356 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PURPOSE);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// As in 1304, and the four actions of this feature that name a patient.
const PURPOSE = `
create or replace function audit_purpose(in_clinic uuid, in_account uuid, in_patient uuid, in_action text, in_chart uuid,
  in_session uuid) returns text language plpgsql as $$
begin
  if in_account = '00000000-0000-7000-8000-000000000000' then return 'system'; end if;
  if in_patient is not null then
    return case when in_session is null and in_action like 'room.%' then 'treatment' else 'own' end;
  end if;
  if in_chart is null or in_action in ('care-team.assign', 'break-glass.end', 'record.export', 'deletion.ask',
    'deletion.decide', 'deletion.undo') then return 'operations'; end if;
  if in_action = 'break-glass.open' or is_breaking_glass(in_clinic, in_account, in_chart, in_session) then
    return 'break-glass';
  end if;
  return 'treatment';
end $$;
`;
