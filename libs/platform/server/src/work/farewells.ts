import { Injectable } from '@nestjs/common';
import type { Id } from '@holdfast/platform/model';
import type { Tx } from './work';

/** What one feature has to say and to do when a patient's record is to be destroyed. */
export interface Farewell {
  /** What is still under way and has to be ended by people first, as a code; null where nothing is. */
  readonly blocks?: (tx: Tx, patientId: Id) => Promise<string | null>;
  /** When the clinic and the patient last had to do with each other, as far as this feature knows; null where never. */
  readonly lastContactAt?: (tx: Tx, patientId: Id) => Promise<Date | null>;
  /** Ends what would go on by itself: reminders, links, places. What is written stays; its key is destroyed afterwards. */
  readonly end?: (tx: Tx, patientId: Id) => Promise<void>;
}

/** Where each feature says what happens to a patient's things when the record is destroyed, so that none is forgotten. */
@Injectable()
export class Farewells {
  private readonly all: Farewell[] = [];

  /** Adds a feature's; said once, at start. */
  add(farewell: Farewell): void {
    this.all.push(farewell);
  }

  /** Everything that has to be ended first, as codes, inside ongoing work. */
  async blocks(tx: Tx, patientId: Id): Promise<string[]> {
    const found: string[] = [];
    for (const { blocks } of this.all) {
      const code = await blocks?.(tx, patientId);
      if (code) found.push(code);
    }
    return found;
  }

  /** The latest contact that any feature knows of, inside ongoing work; null where there was none. */
  async lastContactAt(tx: Tx, patientId: Id): Promise<Date | null> {
    let latest: Date | null = null;
    for (const { lastContactAt } of this.all) {
      const at = (await lastContactAt?.(tx, patientId)) ?? null;
      if (at && (!latest || at > latest)) latest = at;
    }
    return latest;
  }

  /** Has every feature end what would go on, in the order in which they were added. */
  async end(tx: Tx, patientId: Id): Promise<void> {
    for (const { end } of this.all) await end?.(tx, patientId);
  }
}
