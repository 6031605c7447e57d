import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a device is known is looked up the same way for an account that is there and one that is not. */
export class DeviceLook1763800001376 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LOOK);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// It writes nothing, whoever is asked about: a stranger's mark cost a known address more time than an unknown one.
const LOOK = `
create function known_device_look(in_clinic uuid, in_account uuid, in_hash bytea) returns boolean language plpgsql as $$
begin
  perform set_config('app.clinic_id', in_clinic::text, true), set_config('app.patient_id', '', true);
  return exists (select from known_device d
    where d.clinic_id = in_clinic and d.token_hash = in_hash and d.account_id = in_account);
end $$;
`;
