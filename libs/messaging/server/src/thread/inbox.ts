import { Injectable } from '@nestjs/common';
import { Clinics, Patients } from '@holdfast/clinic/server';
import {
  type InboxItem,
  type InboxPage,
  type InboxQuery,
  inboxReason,
  type ThreadView,
} from '@holdfast/messaging/model';
import { type Actor, type Id, invalid } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { Temporal } from 'temporal-polyfill';
import { Correspondents } from '../correspondents';
import { ThreadViews } from './thread-views';

const PAGE: Prepared = {
  name: 'inbox_page',
  text: 'select * from inbox_page($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
};
const COUNTS: Prepared = { name: 'inbox_counts', text: 'select * from inbox_counts_covered($1, $2, $3, $4, $5)' };
const DRAFTING: Prepared = {
  name: 'inbox_drafting',
  text: `select thread_id, account_id from draft
    where clinic_id = $1 and thread_id = any ($2::uuid[]) and side = 'staff' and account_id <> $3`,
};

type PageRow = { id: string; tier: number; place: string };
type DraftRow = { thread_id: string; account_id: string };
interface CountRow {
  [column: string]: unknown;
  waiting: number;
  mine: number;
  unassigned: number;
  overdue: number;
  unread: number;
  kept: number;
  made: number;
  handled: number;
}

/** The clinic's threads, most pressing first, each with why it stands where it stands. */
@Injectable()
export class Inbox {
  constructor(
    private readonly work: Work,
    private readonly views: ThreadViews,
    private readonly patients: Patients,
    private readonly clinics: Clinics,
    private readonly correspondents: Correspondents,
  ) {}

  /** A page of the inbox with the counts above it; a cursor that was not ours fails with `input.invalid`. */
  page(actor: Actor, query: InboxQuery): Promise<InboxPage> {
    return this.work.as(actor, async (tx) => {
      const { clinicId, accountId } = actor;
      const all = actor.roles.includes('coordinator');
      const cursor = readCursor(query.after);
      const values = [
        clinicId,
        accountId,
        all,
        query.filter,
        query.order,
        ...cursor,
        query.limit + 1,
        new Date(tx.now),
      ];
      const rows = await tx.query<PageRow>(PAGE, values);
      const page = rows.slice(0, query.limit);
      const last = page.at(-1);
      const items = await this.items(
        tx,
        page.map(({ id }) => id),
      );
      const nextAfter = rows.length > query.limit && last ? `${last.tier}~${last.place}~${last.id}` : null;
      return { items, nextAfter, ...(await this.counts(tx, all)) };
    });
  }

  private async items(tx: Tx, ids: readonly Id[]): Promise<InboxItem[]> {
    const threads = await this.views.of(tx, ids);
    const patients = await this.patients.summaries(
      tx,
      threads.map(({ patientId }) => patientId),
    );
    const drafting = await this.draftingBy(tx, ids);
    return threads.flatMap((thread) => {
      const patient = patients.get(thread.patientId);
      return patient
        ? [{ thread, patient, why: whyOf(thread, tx.now), draftingBy: drafting.get(thread.id) ?? [] }]
        : [];
    });
  }

  private async draftingBy(tx: Tx, ids: readonly Id[]): Promise<Map<Id, string[]>> {
    const rows = await tx.query<DraftRow>(DRAFTING, [tx.actor.clinicId, ids, tx.actor.accountId]);
    const names = await this.correspondents.of(
      tx.actor.clinicId,
      rows.map((row) => row.account_id),
      tx,
    );
    const found = new Map<Id, string[]>();
    for (const { thread_id, account_id } of rows) {
      found.set(thread_id, [...(found.get(thread_id) ?? []), names.get(account_id)?.name ?? '']);
    }
    return found;
  }

  private async counts(tx: Tx, all: boolean): Promise<Pick<InboxPage, 'counts' | 'promise' | 'handledToday'>> {
    const { zone } = await this.clinics.openingOf(tx);
    const midnight = Temporal.Instant.fromEpochMilliseconds(tx.now)
      .toZonedDateTimeISO(zone)
      .startOfDay().epochMilliseconds;
    const { clinicId, accountId } = tx.actor;
    const values = [clinicId, accountId, all, new Date(tx.now), new Date(midnight)];
    const [row] = await tx.query<CountRow>(COUNTS, values);
    const {
      waiting = 0,
      mine = 0,
      unassigned = 0,
      overdue = 0,
      unread = 0,
      kept = 0,
      made = 0,
      handled = 0,
    } = row ?? {};
    const counts = { all: waiting, mine, unassigned, overdue, unread };
    return { counts, promise: { kept, made }, handledToday: handled };
  }
}

function whyOf(thread: ThreadView, now: number): InboxItem['why'] {
  const time = (iso: string | null) => (iso === null ? null : Date.parse(iso));
  const facts = {
    state: thread.state,
    waitingSince: time(thread.waitingSince),
    replyDueAt: time(thread.replyDueAt),
    escalatedAt: time(thread.escalatedAt),
  };
  return { reason: inboxReason(facts, now), since: thread.waitingSince, dueAt: thread.replyDueAt };
}

function readCursor(after: string | undefined): [number | null, string | null, string | null] {
  if (after === undefined) return [null, null, null];
  const [, tier, place, id] = /^([0-4])~(-?\d{1,16}(?:\.\d{1,9})?)~([0-9a-f-]{36})$/.exec(after) ?? [];
  if (!tier || !place || !id) throw invalid({ fields: ['after'] });
  return [Number(tier), place, id];
}
