import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Failure, type Id, systemOf } from '@holdfast/platform/model';
import { type Prepared, Sweeper, Work } from '@holdfast/platform/server';
import { deletionOf, HELD } from './deletion-rows';
import { DeletionRules } from './deletion-rules';
import { RecordEnding } from './record-ending';

const DUE: Prepared = {
  name: 'deletion_due',
  text: `select id, patient_id from record_deletion where clinic_id = $1 and state = 'held' and due_at <= $2
    order by due_at, id limit 1`,
};
const THREADS: Prepared = {
  name: 'deletion_threads',
  text: 'select id from thread where clinic_id = $1 and patient_id = $2',
};
const DONE: Prepared = {
  name: 'deletion_done',
  text: `update record_deletion set state = 'done', ended_at = $3, kept_by = null, key_ids = $4::uuid[]
    where clinic_id = $1 and id = $2`,
};
// What keeps it is said on the page; it is looked at again a day later.
const KEEP: Prepared = {
  name: 'deletion_keep',
  text: `update record_deletion set kept_by = $3, due_at = $4 where clinic_id = $1 and id = $2`,
};

const AGAIN_MS = 24 * 60 * 60_000;

interface Due {
  [column: string]: unknown;
  id: Id;
  patient_id: Id;
}

/** Destroys records whose hold is over: all that goes on is ended, and every key of the patient is destroyed, in one transaction. */
@Injectable()
export class DeletionRun implements OnModuleInit {
  private readonly log = new Logger(DeletionRun.name);

  constructor(
    private readonly work: Work,
    private readonly sweeper: Sweeper,
    private readonly rules: DeletionRules,
    private readonly ending: RecordEnding,
  ) {}

  onModuleInit(): void {
    this.sweeper.add({ name: 'records destroyed', sweep: (clinicId) => this.sweep(clinicId) });
  }

  /** Does one that is due. @returns 1 where there was one, whatever came of it */
  async sweep(clinicId: Id): Promise<number> {
    const [due] = await this.work.as(systemOf(clinicId, 'deletion.look'), (tx) =>
      tx.query<Due>(DUE, [clinicId, new Date(tx.now)]),
    );
    if (!due) return 0;
    await this.run(clinicId, due).catch((error: unknown) => this.keep(clinicId, due, error));
    return 1;
  }

  private async run(clinicId: Id, { id, patient_id: patientId }: Due): Promise<void> {
    const ended = await this.work.as(systemOf(clinicId, 'deletion.run', patientId), async (tx) => {
      const row = await deletionOf(tx, id, HELD);
      if (row?.state !== 'held' || !row.due_at || row.due_at.getTime() > tx.now) return null;
      await this.rules.mustBeFree(tx, patientId);
      const threads = await tx.query<{ id: Id }>(THREADS, [clinicId, patientId]);
      const done = await this.ending.end(
        tx,
        patientId,
        threads.map((one) => one.id),
      );
      await tx.query(DONE, [clinicId, id, new Date(tx.now), done.keyIds]);
      return done;
    });
    if (ended) this.ending.forget(ended);
  }

  private async keep(clinicId: Id, { id, patient_id: patientId }: Due, error: unknown): Promise<void> {
    if (!(error instanceof Failure)) this.log.error({ err: error, clinicId }, 'deletion');
    const by = error instanceof Failure ? String(error.facts['what'] ?? error.code) : 'fault';
    await this.work.as(systemOf(clinicId, 'deletion.keep', patientId), (tx) =>
      tx.query(KEEP, [clinicId, id, by, new Date(tx.now + AGAIN_MS)]),
    );
  }
}
