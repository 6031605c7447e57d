import { Injectable } from '@nestjs/common';
import type { Id } from '@holdfast/platform/model';
import type { Tx } from './work';

/** Something a patient agreed to, took back, or let end: one line of the history of consents. */
export interface Agreement {
  /** Tells it from every other of the same kind. */
  readonly id: string;
  /** What happened, as the copy of the history has words for it: `release.revoked`. */
  readonly kind: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The account that did it; null where nobody did, such as what ran out. */
  readonly by: Id | null;
  /** What the words are filled with: names, versions, days as instants. */
  readonly facts: Readonly<Record<string, string>>;
}

/** Says what a patient agreed to and took back, as far as one feature keeps it. */
export type AgreementTelling = (tx: Tx, patientId: Id) => Promise<readonly Agreement[]>;

/** Where each feature that keeps consents tells of them, so that the history of a patient can be told whole. */
@Injectable()
export class Agreements {
  private readonly all: AgreementTelling[] = [];

  /** Adds a feature's telling; said once, at start. */
  add(telling: AgreementTelling): void {
    this.all.push(telling);
  }

  /** Everything a patient agreed to and took back, newest first, inside ongoing work. */
  async of(tx: Tx, patientId: Id): Promise<Agreement[]> {
    const told: Agreement[] = [];
    for (const telling of this.all) told.push(...(await telling(tx, patientId)));
    return told.toSorted((one, other) => other.at - one.at || other.id.localeCompare(one.id));
  }
}
