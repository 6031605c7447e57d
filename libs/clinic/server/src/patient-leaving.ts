import { Injectable, type OnModuleInit } from '@nestjs/common';
import { careTeamChanged } from '@holdfast/clinic/model';
import { AccountClosing } from '@holdfast/identity/server';
import type { Id } from '@holdfast/platform/model';
import { Farewells, type Prepared, Sealing, type Tx } from '@holdfast/platform/server';
import { placeOf } from './people/invitations';

const SINCE: Prepared = {
  name: 'patient_since',
  text: 'select created_at as at from patient where clinic_id = $1 and id = $2',
};
const LEAVING: Prepared = { name: 'patient_leaving', text: `select set_config('app.leaving', $1, true)` };
const GO: Prepared = {
  name: 'patient_go',
  text: 'update patient set gone_at = $3 where clinic_id = $1 and id = $2 and gone_at is null returning account_id',
};
const FORGET_NAME: Prepared = {
  name: 'patient_forget_name',
  text: 'delete from patient_name_token where clinic_id = $1 and patient_id = $2',
};
const LEAVE_TEAM: Prepared = {
  name: 'patient_leave_team',
  text: 'delete from care_team_member where clinic_id = $1 and patient_id = $2 returning staff_id',
};
const INVITATIONS: Prepared = {
  name: 'patient_invitations',
  text: `update invitation set revoked_at = coalesce(revoked_at, case when accepted_at is null then $3::timestamptz end),
      mail_due_at = null, token_hash = null, email_token = decode(md5(gen_random_uuid()::text), 'hex'),
      accepted_by = null
    where clinic_id = $1 and patient_id = $2 returning id`,
};
const BLANK: Prepared = {
  name: 'invitation_blank',
  text: 'update invitation set name_sealed = $3, email_sealed = $4, title_sealed = $5 where clinic_id = $1 and id = $2',
};

// That two people know each other outlives nobody's record.
const HELPERS: Prepared = {
  name: 'patient_helpers',
  text: `update proxy x set account_id = null, ended_at = coalesce(x.ended_at, $3), ended_by = null, version = x.version + 1
    from proxy o where x.clinic_id = $1 and x.patient_id = $2 and o.clinic_id = x.clinic_id and o.id = x.id
    returning o.account_id`,
};
// Whoever was let in by anybody else stays: their name stands beside what they wrote there.
const STRANGERS: Prepared = {
  name: 'patient_helpers_of_nobody',
  text: `select a.id from account a where a.clinic_id = $1 and a.id = any ($2::uuid[]) and a.kind = 'proxy'
    and not exists (select from proxy x where x.clinic_id = a.clinic_id and x.account_id = a.id)`,
};

/**
 * Lets a patient go for good: nobody finds them, nobody looks after them or helps them, and their account is closed and
 * nameless, as are the accounts of those who helped nobody else.
 */
@Injectable()
export class PatientLeaving implements OnModuleInit {
  constructor(
    private readonly sealing: Sealing,
    private readonly accounts: AccountClosing,
    private readonly farewells: Farewells,
  ) {}

  onModuleInit(): void {
    this.farewells.add({
      lastContactAt: async (tx, patientId) =>
        (await tx.query<{ at: Date }>(SINCE, [tx.actor.clinicId, patientId]))[0]?.at ?? null,
    });
  }

  /**
   * Lets the patient go inside ongoing work, after everything of theirs was ended.
   *
   * @returns the accounts that lost a right by it, whose sockets are to be closed once the work is done
   */
  async leave(tx: Tx, patientId: Id): Promise<Id[]> {
    const { clinicId } = tx.actor;
    const now = new Date(tx.now);
    await tx.query(FORGET_NAME, [clinicId, patientId]);
    const staff = await tx.query<{ staff_id: Id }>(LEAVE_TEAM, [clinicId, patientId]);
    for (const { staff_id: staffId } of staff) await tx.publish(careTeamChanged(clinicId, { patientId, staffId }));
    // Names and addresses of invitations are sealed under the clinic's key, which stays: they are written over.
    for (const { id } of await tx.query<{ id: Id }>(INVITATIONS, [clinicId, patientId, now])) {
      const subject = { clinicId, scope: 'clinic', subjectId: clinicId } as const;
      const blank = (column: string) => this.sealing.seal(subject, placeOf(clinicId, id, column), '');
      await tx.query(BLANK, [clinicId, id, await blank('name'), await blank('email'), await blank('title')]);
    }
    await tx.query(LEAVING, [patientId]);
    const [gone] = await tx.query<{ account_id: Id | null }>(GO, [clinicId, patientId, now]);
    await tx.query(LEAVING, ['']);
    if (gone?.account_id) await this.accounts.close(tx, gone.account_id);
    return [...(gone?.account_id ? [gone.account_id] : []), ...(await this.sendHelpersAway(tx, patientId))];
  }

  private async sendHelpersAway(tx: Tx, patientId: Id): Promise<Id[]> {
    const { clinicId } = tx.actor;
    const rows = await tx.query<{ account_id: Id | null }>(HELPERS, [clinicId, patientId, new Date(tx.now)]);
    const helpers = [...new Set(rows.flatMap((row) => row.account_id ?? []))];
    for (const { id } of await tx.query<{ id: Id }>(STRANGERS, [clinicId, helpers])) await this.accounts.close(tx, id);
    return helpers;
  }
}
