import { Injectable, type OnModuleInit } from '@nestjs/common';
import { noticeDue, promiseBroken } from '@holdfast/messaging/model';
import { type Id, systemOf } from '@holdfast/platform/model';
import { type Prepared, Sweeper, Work } from '@holdfast/platform/server';

const BROKEN: Prepared = {
  name: 'promise_broken',
  text: `with due as (
      select t.id from thread t where t.clinic_id = $1 and t.reply_due_at <= $2 and t.escalated_at is null and t.state = 'open'
      order by t.reply_due_at limit 50 for update skip locked
    ), escalated as (
      update thread t set escalated_at = $2 from due where t.clinic_id = $1 and t.id = due.id
      returning t.id, t.patient_id, t.waiting_since, t.reply_due_at
    ), step as (
      insert into thread_step (clinic_id, thread_id, patient_id, kind, at)
      select $1, e.id, e.patient_id, 'escalated', $2 from escalated e
    ), broken as (
      insert into reply_promise (clinic_id, thread_id, patient_id, waited_since, due_at, settled_at, kept)
      select $1, e.id, e.patient_id, e.waiting_since, e.reply_due_at, $2, false from escalated e
    ) select id, patient_id from escalated`,
};
const UNREAD: Prepared = {
  name: 'notice_due',
  text: `with due as (
      select m.thread_id, m.account_id from thread_member m where m.clinic_id = $1 and m.notify_at <= $2
      order by m.notify_at limit 50 for update skip locked
    ) update thread_member m set notify_at = null from due
      where m.clinic_id = $1 and m.thread_id = due.thread_id and m.account_id = due.account_id
      returning m.thread_id, m.account_id, not exists (select from account a where a.clinic_id = $1 and a.id = m.account_id
        and a.kind = 'proxy' and not 'messages' = any (coalesce(proxy_scopes($1, a.id, m.patient_id), '{}'))) as may_read`,
};

/** What falls due in messaging: replies that were promised, and people who have not seen an answer yet. */
@Injectable()
export class MessageSweeps implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly sweeper: Sweeper,
  ) {}

  onModuleInit(): void {
    this.sweeper.add({ name: 'replies escalated', sweep: (clinicId) => this.escalate(clinicId) });
    this.sweeper.add({ name: 'people told of an update', sweep: (clinicId) => this.tell(clinicId) });
  }

  private escalate(clinicId: Id): Promise<number> {
    return this.work.as(systemOf(clinicId, 'promise.escalate'), async (tx) => {
      const rows = await tx.query<{ id: string; patient_id: string }>(BROKEN, [clinicId, new Date(tx.now)]);
      for (const { id: threadId, patient_id: patientId } of rows) {
        await tx.publish(promiseBroken(clinicId, { patientId, threadId }));
        tx.hint({ kind: 'thread', patientId, threadId, seq: 0, accountId: null, on: false });
      }
      return rows.length;
    });
  }

  private tell(clinicId: Id): Promise<number> {
    return this.work.as(systemOf(clinicId, 'notice.send'), async (tx) => {
      type Row = { thread_id: string; account_id: string; may_read: boolean };
      const rows = await tx.query<Row>(UNREAD, [clinicId, new Date(tx.now)]);
      // Whoever was let in once and is no longer hears nothing of what goes on.
      for (const { thread_id: threadId, account_id: accountId } of rows.filter((row) => row.may_read)) {
        await tx.publish(noticeDue(clinicId, { accountId, threadId }));
      }
      return rows.length;
    });
  }
}
