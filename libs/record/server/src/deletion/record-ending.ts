import { Injectable } from '@nestjs/common';
import { PatientLeaving } from '@holdfast/clinic/server';
import type { Id } from '@holdfast/platform/model';
import { Farewells, KeyRotation, type KeySubject, LiveHints, type Tx } from '@holdfast/platform/server';

/** What was ended and destroyed, to be forgotten by this process once it is committed. */
export interface Ended {
  readonly subjects: readonly KeySubject[];
  readonly keyIds: readonly Id[];
  /** Whose rights ended with it: the patient's own account and those of who helped. */
  readonly accountIds: readonly Id[];
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
    const accountIds = await this.leaving.leave(tx, patientId);
    const subjects: KeySubject[] = [
      { clinicId, scope: 'patient', subjectId: patientId },
      ...threadIds.map((subjectId): KeySubject => ({ clinicId, scope: 'thread', subjectId })),
    ];
    return { subjects, keyIds: await this.keys.shredIn(tx, subjects), accountIds };
  }

  /** Forgets the keys in this process at once, and closes the sockets of whose rights have ended. */
  forget({ subjects, accountIds }: Ended): void {
    this.keys.forget(subjects);
    for (const id of accountIds) this.live.closeAccount(id);
  }
}
