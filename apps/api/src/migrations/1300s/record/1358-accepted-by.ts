import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which account an invitation became: whoever invited somebody is no second person beside them. */
export class AcceptedBy1763800001358 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACCEPTED_BY);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only; restore a backup instead.');
  }
}

// The address may be changed later, so those that were accepted are told by it once, now, and by identifier from here on.
const ACCEPTED_BY = `
alter table invitation add column accepted_by uuid;
update invitation i set accepted_by = a.id from account a
  where a.clinic_id = i.clinic_id and a.email_token = i.email_token and i.accepted_at is not null;
create index invitation_accepted_by on invitation (clinic_id, accepted_by) where accepted_by is not null;
`;
