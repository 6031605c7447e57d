import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Patients } from '@holdfast/clinic/server';
import type { Actor, Id } from '@holdfast/platform/model';
import { Throttles, Work } from '@holdfast/platform/server';
import { recordLimited, type RecordSearch, type RecordSubjects, type RecordWish } from '@holdfast/record/model';
import { RecordGathering } from './record-gathering';
import { recordZip } from './record-zip';

const ALLOWANCE = { name: 'record-export', points: 12, seconds: 3600 };

/** Gives a patient's whole record away as a file: to the patient, or to an administrator who passes it on. */
@Injectable()
export class RecordExport {
  // One record after another in a process: each may be long, and none is in a hurry.
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly work: Work,
    private readonly gathering: RecordGathering,
    private readonly patients: Patients,
    private readonly throttles: Throttles,
  ) {}

  /** A record as a ZIP, one access in the trail; fails with `record.limited` after twelve in an hour, or `missing`. */
  async file(actor: Actor, patientId: Id, wish: RecordWish): Promise<Readable> {
    const seconds = await this.throttles.take(ALLOWANCE, actor.accountId);
    if (seconds > 0) throw recordLimited({ seconds });
    return this.make(actor, patientId, wish);
  }

  /** The same for the command line, where nobody waits in an hour's queue; fails with `missing`. */
  make(actor: Actor, patientId: Id, wish: RecordWish): Promise<Readable> {
    const mine = this.last.then(() => this.made(actor, patientId, wish));
    this.last = mine.catch(() => undefined);
    return mine;
  }

  /** The patients whose names have every given word, for an administrator who has to find whose record it is. */
  find(actor: Actor, { name }: RecordSearch): Promise<RecordSubjects> {
    return this.work.as(actor, async (tx) => {
      const found = await this.patients.named(tx, name);
      return { items: found.map(({ id, name: called, dateOfBirth }) => ({ id, name: called, dateOfBirth })) };
    });
  }

  private async made(actor: Actor, patientId: Id, wish: RecordWish): Promise<Readable> {
    const file = await this.work.as(actor, (tx) => this.gathering.gather(tx, patientId, wish));
    // Drawn and packed after the work has ended: no row is held for it.
    return recordZip(file, wish);
  }
}
