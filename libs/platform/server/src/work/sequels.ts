import { Injectable } from '@nestjs/common';
import type { Id } from '@holdfast/platform/model';
import type { Tx } from './work';

/** Reckons anew what stands of a patient, inside the work that touched them, knowing what that work changed. */
export type Sequel = (tx: Tx, patientId: Id, changed: ReadonlySet<string>) => Promise<void>;

/**
 * What must stand anew in the very commit that changed what it is reckoned from. A higher feature says how; a lower one
 * says only that it touched a patient, and knows of nobody.
 */
@Injectable()
export class Sequels {
  private readonly all: Sequel[] = [];

  /** Adds one; it runs once for each touched patient, after the work and before its commit. */
  add(sequel: Sequel): void {
    this.all.push(sequel);
  }

  /** Runs all of them for these patients. */
  async run(tx: Tx, touched: ReadonlyMap<Id, ReadonlySet<string>>): Promise<void> {
    for (const [patientId, changed] of touched) for (const sequel of this.all) await sequel(tx, patientId, changed);
  }
}
