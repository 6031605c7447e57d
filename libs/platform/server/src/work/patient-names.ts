import { Injectable } from '@nestjs/common';
import type { Id } from '@holdfast/platform/model';
import type { Tx } from './work';

/** Says what patients are called, by identifier. What cannot be read is left out. */
export type PatientNaming = (tx: Tx, ids: readonly Id[]) => Promise<ReadonlyMap<Id, string>>;

/** Where features below the clinic learn what patients are called; the clinic fills it, since it keeps their names. */
@Injectable()
export class PatientNames {
  private naming: PatientNaming = () => Promise.resolve(new Map());

  /** Takes the way to names; said once, by whoever keeps them. */
  keptBy(naming: PatientNaming): void {
    this.naming = naming;
  }

  /** What these patients are called, inside ongoing work. */
  async of(tx: Tx, ids: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
    return ids.length === 0 ? new Map() : this.naming(tx, [...new Set(ids)]);
  }
}
