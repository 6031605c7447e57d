import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@holdfast/platform/model';
import { Farewells, type Prepared, type Tx } from '@holdfast/platform/server';

const LAST: Prepared = {
  name: 'thread_last_contact',
  text: `select max(sent_at) as at from message where clinic_id = $1 and patient_id = $2`,
};
const WAITING: Prepared = {
  name: 'thread_waiting',
  text: `select id from thread where clinic_id = $1 and patient_id = $2 and waiting_since is not null limit 1`,
};
const CLOSE: Prepared = {
  name: 'thread_farewell',
  text: `update thread set state = 'closed', assignee_id = null, version = version + 1, escalated_at = null,
      gone_at = coalesce(gone_at, now())
    where clinic_id = $1 and patient_id = $2`,
};
// The rows that are let go stay in sight of the one statement that lets them go.
const LEAVING: Prepared = { name: 'thread_leaving', text: `select set_config('app.leaving', $1, true)` };
const QUIET: Prepared = {
  name: 'thread_member_farewell',
  text: `update thread_member set notify_at = null where clinic_id = $1 and patient_id = $2`,
};
const DRAFTS: Prepared = {
  name: 'draft_farewell',
  text: `delete from draft where clinic_id = $1 and patient_id = $2`,
};

/** What happens to conversations when a record is destroyed: nobody waits in one any more, and none is found. */
@Injectable()
export class ThreadFarewell implements OnModuleInit {
  constructor(private readonly farewells: Farewells) {}

  onModuleInit(): void {
    this.farewells.add({
      blocks: async (tx, patientId) =>
        (await tx.query(WAITING, [tx.actor.clinicId, patientId])).length > 0 ? 'message' : null,
      lastContactAt: async (tx, patientId) =>
        (await tx.query<{ at: Date | null }>(LAST, [tx.actor.clinicId, patientId]))[0]?.at ?? null,
      end: (tx, patientId) => end(tx, patientId),
    });
  }
}

async function end(tx: Tx, patientId: Id): Promise<void> {
  await tx.query(LEAVING, [patientId]);
  await tx.query(CLOSE, [tx.actor.clinicId, patientId]);
  await tx.query(LEAVING, ['']);
  for (const statement of [QUIET, DRAFTS]) await tx.query(statement, [tx.actor.clinicId, patientId]);
}
