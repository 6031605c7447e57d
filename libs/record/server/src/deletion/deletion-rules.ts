import { Injectable } from '@nestjs/common';
import { Clinics, Patients, retentionOf } from '@holdfast/clinic/server';
import type { Id } from '@holdfast/platform/model';
import { Farewells, type Tx } from '@holdfast/platform/server';
import { deletionBlocked, deletionRetained, keptUntil } from '@holdfast/record/model';

/** Says whether a record may be destroyed: nothing of the patient is under way, and nothing still keeps it. */
@Injectable()
export class DeletionRules {
  constructor(
    private readonly patients: Patients,
    private readonly farewells: Farewells,
    private readonly clinics: Clinics,
  ) {}

  /** Fails with `deletion.blocked`, `deletion.retained` or `missing` unless it may be destroyed, inside ongoing work. */
  async mustBeFree(tx: Tx, patientId: Id): Promise<void> {
    await this.patients.mustExist(tx, patientId);
    const blocks = await this.farewells.blocks(tx, patientId);
    if (blocks.length > 0) throw deletionBlocked({ what: blocks.join(',') });
    const until = await this.keptUntil(tx, patientId);
    if (until > tx.now) throw deletionRetained({ until: new Date(until).toISOString() });
  }

  private async keptUntil(tx: Tx, patientId: Id): Promise<number> {
    const last = await this.farewells.lastContactAt(tx, patientId);
    // Where no feature knows of a contact there is nothing to count from: then it is kept from now on.
    const from = last?.getTime() ?? tx.now;
    const born = await this.patients.dateOfBirth(tx, patientId);
    const { zone } = await this.clinics.openingOf(tx);
    return keptUntil(from, born, await retentionOf(tx), zone);
  }
}
