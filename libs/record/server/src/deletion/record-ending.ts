import { Injectable } from '@nestjs/common';
import { PatientLeaving } from '@holdfast/clinic/server';
import type { Id } from '@holdfast/platform/model';
import { Farewells, KeyRotation, type KeySubject, LiveHints, type Tx } from '@holdfast/platform/server';

/** What was ended and destroyed, to be forgotten by this process once it is committed. */
export interface Ended {
  readonly subjects: readonly KeySubject[];
  readonly keyIds: readonly Id[];
  readonly accountId: Id | null;
}

/** Ends everything of a patient, and destroys what could read it. */
@Injectable()
export class RecordEnding {
  constructor(
    private readonly farewells: Farewells,
    private readonly leaving: PatientLeaving,
    private readonly keys: KeyRotation,
    private readonly live: LiveHints,
  ) {}

  /** Does it inside ongoing work; nothing of it happens unless all of it does. */
  async end(tx: Tx, patientId: Id, threadIds: readonly Id[]): Promise<Ended> {
    const { clinicId } = tx.actor;
    await this.farewells.end(tx, patientId);
    const accountId = await this.leaving.leave(tx, patientId);
    const subjects: KeySubject[] = [
      { clinicId, scope: 'patient', subjectId: patientId },
      ...threadIds.map((subjectId): KeySubject => ({ clinicId, scope: 'thread', subjectId })),
    ];
    return { subjects, keyIds: await this.keys.shredIn(tx, subjects), accountId };
  }

  /** Forgets the keys in this process at once, and closes the sockets of who had the account. */
  forget({ subjects, accountId }: Ended): void {
    this.keys.forget(subjects);
    if (accountId) this.live.closeAccount(accountId);
  }
}
