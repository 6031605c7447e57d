import { Injectable } from '@nestjs/common';
import type { Id } from '@holdfast/platform/model';
import { type Prepared, Sealing, type Tx } from '@holdfast/platform/server';

const LAST: Prepared = {
  name: 'message_last_words',
  text: `select m.id, m.patient_id, m.thread_id, m.body_sealed
    from unnest($2::uuid[]) p (id) cross join lateral (
      select x.id, x.patient_id, x.thread_id, x.body_sealed, x.sent_at
      from thread t cross join lateral (select y.* from message y where y.clinic_id = $1 and y.thread_id = t.id
        and y.side = 'patient' and y.body_sealed is not null order by y.seq desc limit 1) x
      where t.clinic_id = $1 and t.patient_id = p.id order by x.sent_at desc limit 1) m`,
};
const SHOWN = 140; // characters

interface Row {
  [column: string]: unknown;
  id: Id;
  patient_id: Id;
  thread_id: Id;
  body_sealed: Buffer;
}

/** What patients wrote last, for lists that show people at a glance. */
@Injectable()
export class LastWords {
  constructor(private readonly sealing: Sealing) {}

  /** By patient, shortened; who wrote nothing, or nothing that can be read, is left out. */
  async of(tx: Tx, patientIds: readonly Id[]): Promise<Map<Id, string>> {
    const { clinicId } = tx.actor;
    const rows = await tx.query<Row>(LAST, [clinicId, [...patientIds]]);
    const sealed = rows.map(({ id, thread_id: subjectId, body_sealed: bytes }) => ({
      subjectId,
      place: { clinicId, table: 'message', column: 'body', rowId: id },
      sealed: bytes,
    }));
    const opened = await this.sealing.openAll(clinicId, 'thread', sealed);
    const words = rows.flatMap(({ patient_id: patientId }, index) => {
      const text = opened[index];
      return text ? [[patientId, shortened(text)] as const] : [];
    });
    return new Map(words);
  }
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1).trimEnd()}…` : line;
}
