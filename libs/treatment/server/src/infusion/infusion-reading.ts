import { Injectable } from '@nestjs/common';
import { Patients } from '@holdfast/clinic/server';
import type { Actor, Id } from '@holdfast/platform/model';
import { type Tx, Work } from '@holdfast/platform/server';
import type { InfusionList, InfusionPath, InfusionSheet } from '@holdfast/treatment/model';
import { InfusionEntries } from './infusion-entries';
import { infusionOf } from './infusion-rows';
import { InfusionViews } from './infusion-views';

/** A patient's infusions as they are read: in a list by everyone who may, with all entries by the clinic's side. */
@Injectable()
export class InfusionReading {
  constructor(
    private readonly work: Work,
    private readonly patients: Patients,
    private readonly entries: InfusionEntries,
    private readonly views: InfusionViews,
  ) {}

  /** All of a patient's, newest first; fails with `missing`. */
  list(actor: Actor, patientId: Id): Promise<InfusionList> {
    return this.work.as(actor, async (tx) => {
      await this.patients.mustExist(tx, patientId);
      return { items: await this.views.list(tx, patientId) };
    });
  }

  /** One infusion with all that was written down; fails with `missing`. */
  sheet(actor: Actor, path: InfusionPath): Promise<InfusionSheet> {
    return this.work.as(actor, (tx) => this.sheetIn(tx, path));
  }

  /** The same inside ongoing work. */
  async sheetIn(tx: Tx, path: InfusionPath): Promise<InfusionSheet> {
    const row = await infusionOf(tx, path);
    const thresholds = await this.entries.thresholds(tx, await this.entries.versionOf(tx, row));
    return { ...(await this.views.one(tx, row)), thresholds, entries: await this.entries.of(tx, row) };
  }
}
