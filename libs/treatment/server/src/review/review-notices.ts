import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MailAddresses } from '@holdfast/check-in/server';
import { type EventNote, type Id, systemOf } from '@holdfast/platform/model';
import { Effects, JobQueue, Mailer, type Prepared, Sweeper, Work } from '@holdfast/platform/server';
import { decisionSettled, UNDO_MS } from '@holdfast/treatment/model';

const BATCH = 50;
const SETTLED: Prepared = {
  name: 'review_decision_settled',
  text: `with settled as (
      select d.id from review_decision d where d.clinic_id = $1 and d.mailed_at is null and d.decided_at <= $2
      order by d.decided_at limit ${BATCH} for update skip locked
    ) update review_decision d set mailed_at = $3 from settled where d.clinic_id = $1 and d.id = settled.id
    returning d.id, d.patient_id, d.undone_at`,
};

interface SettledRow {
  [column: string]: unknown;
  id: Id;
  patient_id: Id;
  undone_at: Date | null;
}

/** Mails that follow from reviews: that something is new, never what; and only once it can no longer be taken back. */
@Injectable()
export class ReviewNotices implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly sweeper: Sweeper,
    private readonly jobs: JobQueue,
    private readonly effects: Effects,
    private readonly mailer: Mailer,
    private readonly addresses: MailAddresses,
  ) {}

  onModuleInit(): void {
    this.sweeper.add({ name: 'decisions settled', sweep: (clinicId) => this.settle(clinicId) });
    this.jobs.subscribe(decisionSettled.eventName, 'mail', (note, job) => this.tell(note, job));
  }

  private settle(clinicId: Id): Promise<number> {
    return this.work.as(systemOf(clinicId, 'review.settle'), async (tx) => {
      const values = [clinicId, new Date(tx.now - UNDO_MS), new Date(tx.now)];
      const rows = await tx.query<SettledRow>(SETTLED, values);
      for (const { id: decisionId, patient_id: patientId, undone_at: undoneAt } of rows) {
        if (!undoneAt) await tx.publish(decisionSettled(clinicId, { patientId, decisionId }));
      }
      return rows.length;
    });
  }

  private async tell({ clinicId, ids }: EventNote, job: string): Promise<void> {
    const { patientId = '' } = ids;
    await this.effects.once(clinicId, job, patientId, async () => {
      const mail = await this.work.as(systemOf(clinicId, 'review.tell', patientId), (tx) =>
        this.addresses.ofPatient(tx, patientId),
      );
      if (mail) await this.mailer.sendUpdate(mail);
    });
  }
}
