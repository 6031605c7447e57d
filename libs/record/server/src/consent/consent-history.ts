import { Injectable } from '@nestjs/common';
import { Patients } from '@holdfast/clinic/server';
import { Accounts } from '@holdfast/identity/server';
import type { Actor, Id } from '@holdfast/platform/model';
import { Agreements, Work } from '@holdfast/platform/server';
import type { ConsentHistoryView } from '@holdfast/record/model';

/** Tells what a patient agreed to over time: signed, taken back, run out; each feature tells its own. */
@Injectable()
export class ConsentHistory {
  constructor(
    private readonly work: Work,
    private readonly patients: Patients,
    private readonly accounts: Accounts,
    private readonly agreements: Agreements,
  ) {}

  /** A patient's history of consents, newest first; fails with `missing`. */
  view(actor: Actor, patientId: Id): Promise<ConsentHistoryView> {
    return this.work.as(actor, async (tx) => {
      await this.patients.mustExist(tx, patientId);
      const told = await this.agreements.of(tx, patientId);
      const names = await this.accounts.names(
        tx,
        told.flatMap(({ by }) => by ?? []),
      );
      const name = (await this.patients.called(tx, [patientId])).get(patientId) ?? '';
      const items = told.map(({ id, kind, at, by, facts }) => {
        return { id, kind, at: new Date(at).toISOString(), by: (by && names.get(by)) || null, facts: { ...facts } };
      });
      return { name, items };
    });
  }
}
