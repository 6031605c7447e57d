import { Injectable } from '@nestjs/common';
import { CareTeams, Clinics, Patients, standIns } from '@holdfast/clinic/server';
import { Accounts } from '@holdfast/identity/server';
import type { Id } from '@holdfast/platform/model';
import type { Mail, Tx } from '@holdfast/platform/server';

/** Where mails about a patient go: to them, to those who lead their care team, to one of the staff. */
@Injectable()
export class MailAddresses {
  constructor(
    private readonly accounts: Accounts,
    private readonly patients: Patients,
    private readonly careTeams: CareTeams,
    private readonly clinics: Clinics,
  ) {}

  /** The patient's own, of the account or else of the record; null where there is none or they want no mail. */
  async ofPatient(tx: Tx, patientId: Id): Promise<Mail | null> {
    const accountId = await this.patients.accountOf(tx, patientId);
    const address = accountId
      ? await this.accounts.mailAddress(tx, accountId)
      : await this.patients.mailAddress(tx, patientId);
    return address && this.clinics.letter(tx, address);
  }

  /** One of the staff's own; null where there is none or they want no mail. */
  async ofStaff(tx: Tx, accountId: Id): Promise<Mail | null> {
    const address = await this.accounts.mailAddress(tx, accountId);
    return address && this.clinics.letter(tx, address);
  }

  /** Those of the care team's lead; of whoever covers them, while they are away. */
  async ofTeam(tx: Tx, patientId: Id): Promise<{ accountId: Id; mail: Mail }[]> {
    const leads = (await this.careTeams.of(tx, patientId)).filter(({ lead }) => lead).map(({ id }) => id);
    const found = await Promise.all(
      (await standIns(tx, leads)).map(async (accountId) => {
        const address = await this.accounts.mailAddress(tx, accountId);
        return { accountId, mail: address && (await this.clinics.letter(tx, address)) };
      }),
    );
    return found.flatMap(({ accountId, mail }) => (mail ? [{ accountId, mail }] : []));
  }
}
