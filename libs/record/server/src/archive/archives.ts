import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Accounts } from '@holdfast/identity/server';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { type Prepared, Sealing, type Tx, Work } from '@holdfast/platform/server';
import {
  ARCHIVE_LIFE_MS,
  archiveExpired,
  type ArchiveList,
  archiveNotReady,
  archiveNotSo,
  archiveRange,
  archiveRunning,
  type ArchiveView,
  type AskArchive,
  byteRange,
  type ByteRange,
  type Decision,
  twoPersonAsked,
  twoPersonDecided,
} from '@holdfast/record/model';
import { SecondPerson } from '../second-person';
import { ArchiveFiles } from './archive-files';
import { archiveOf, type ArchiveRow, HELD, LIST, reasonOf } from './archive-rows';

const ADD: Prepared = {
  name: 'archive_add',
  text: `insert into record_archive (clinic_id, id, reason_sealed, recipient, asked_at, asked_by)
    values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
};
const DECIDE: Prepared = {
  name: 'archive_decide',
  text: `update record_archive set state = $3, decided_at = $4, decided_by = $5,
      ended_at = case when $3 = 'refused' then $4::timestamptz end where clinic_id = $1 and id = $2`,
};
const CANCEL: Prepared = {
  name: 'archive_cancel',
  text: `update record_archive set state = $5, ended_at = $3, ended_by = $4, lease_until = null
    where clinic_id = $1 and id = $2`,
};

/** A stretch of a finished archive, on its way to whoever takes it away. */
export interface ArchiveStretch {
  readonly stream: Readable;
  readonly size: number;
  /** Null where it is the whole file. */
  readonly range: ByteRange | null;
}

/** Archives of the clinic, as people ask for them, decide about them, cancel them and take them away. It takes two of them. */
@Injectable()
export class Archives {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly accounts: Accounts,
    private readonly files: ArchiveFiles,
    private readonly second: SecondPerson,
  ) {}

  /** The newest archives. */
  list(actor: Actor): Promise<ArchiveList> {
    return this.work.as(actor, async (tx) => ({
      items: await this.views(tx, await tx.query<ArchiveRow>(LIST, [actor.clinicId])),
    }));
  }

  /** Asks for one; a repeat is the same. Fails with `archive.running`. */
  ask(actor: Actor, id: Id, { recipient, reason }: AskArchive): Promise<ArchiveView> {
    return this.work.as(actor, async (tx) => {
      const { clinicId, accountId } = actor;
      const known = await archiveOf(tx, id);
      if (known && (known.asked_by !== accountId || known.recipient !== recipient)) throw archiveRunning();
      if (known) return this.view(tx, id);
      const { subject, place } = reasonOf(clinicId, id);
      const sealed = await this.sealing.seal(subject, place, reason);
      const made = await tx.query(ADD, [clinicId, id, sealed, recipient, new Date(tx.now), accountId]);
      if (made.length === 0) throw archiveRunning();
      await tx.publish(twoPersonAsked(clinicId, { matterId: id }));
      return this.view(tx, id);
    });
  }

  /**
   * Approves or refuses what another person asked for; a repeat is the same. Approved, it is made at once.
   * Fails with `record.same-person`, `record.not-apart`, `archive.expired`, `archive.not-so` or `missing`.
   */
  decide(actor: Actor, id: Id, { approve }: Decision): Promise<ArchiveView> {
    return this.change(actor, id, async (tx, row) => {
      const isSame = row.decided_by === actor.accountId && (row.state !== 'refused') === approve;
      if (row.state !== 'asked' && isSame) return;
      if (row.state !== 'asked') throw archiveNotSo({ state: row.state });
      await this.second.mustBe(tx, row.asked_by, approve);
      if (row.asked_at.getTime() + ARCHIVE_LIFE_MS <= tx.now) throw archiveExpired();
      const state = approve ? 'making' : 'refused';
      await tx.query(DECIDE, [actor.clinicId, id, state, new Date(tx.now), actor.accountId]);
      await tx.publish(twoPersonDecided(actor.clinicId, { matterId: id }));
    });
  }

  /** Cancels one, or has a finished one removed before its time; a repeat is the same. Fails with `archive.not-so` or `missing`. */
  async cancel(actor: Actor, id: Id): Promise<ArchiveView> {
    const view = await this.change(actor, id, async (tx, row) => {
      if (row.state === 'cancelled' || row.state === 'removed') return;
      if (!['asked', 'making', 'ready'].includes(row.state)) throw archiveNotSo({ state: row.state });
      const state = row.state === 'ready' ? 'removed' : 'cancelled';
      await tx.query(CANCEL, [actor.clinicId, id, new Date(tx.now), actor.accountId, state]);
    });
    await this.files.remove(actor.clinicId, id);
    return view;
  }

  /**
   * A finished archive, or the stretch of it that a `Range` header asks for.
   * Fails with `archive.not-ready`, `archive.expired`, `archive.range` or `missing`.
   */
  async read(actor: Actor, id: Id, header: string | undefined): Promise<ArchiveStretch> {
    const { size, range } = await this.work.as(actor, async (tx) => {
      const row = await archiveOf(tx, id);
      if (!row) throw missing();
      if (row.state === 'removed') throw archiveExpired();
      if (row.state !== 'ready' || row.bytes === null) throw archiveNotReady({ state: row.state });
      if ((row.expires_at?.getTime() ?? 0) <= tx.now) throw archiveExpired();
      const wanted = byteRange(header, row.bytes);
      if (wanted === null) throw archiveRange({ size: row.bytes });
      return { size: row.bytes, range: wanted === 'all' ? null : wanted };
    });
    const stream = await this.files.read(actor.clinicId, id, range?.from ?? 0, range?.to ?? size - 1);
    if (!stream) throw archiveNotReady({ state: 'elsewhere' });
    return { stream, size, range };
  }

  private change(actor: Actor, id: Id, change: (tx: Tx, row: ArchiveRow) => Promise<void>): Promise<ArchiveView> {
    return this.work.as(actor, async (tx) => {
      const row = await archiveOf(tx, id, HELD);
      if (!row) throw missing();
      await change(tx, row);
      return this.view(tx, id);
    });
  }

  private async view(tx: Tx, id: Id): Promise<ArchiveView> {
    const row = await archiveOf(tx, id);
    const [view] = row ? await this.views(tx, [row]) : [];
    if (!view) throw missing();
    return view;
  }

  private async views(tx: Tx, rows: readonly ArchiveRow[]): Promise<ArchiveView[]> {
    const { clinicId, accountId } = tx.actor;
    const names = await this.accounts.names(
      tx,
      rows.flatMap(({ asked_by: one, decided_by: other }) => (other ? [one, other] : [one])),
    );
    const values = rows.map((row) => ({
      ...{ subjectId: clinicId, place: reasonOf(clinicId, row.id).place, sealed: row.reason_sealed },
    }));
    const reasons = await this.sealing.openAll(clinicId, 'clinic', values);
    return rows.map((row, index) => ({
      ...{ id: row.id, state: row.state, reason: reasons[index] ?? null, recipient: row.recipient },
      ...{ askedAt: row.asked_at.toISOString(), askedBy: names.get(row.asked_by) ?? '' },
      ...{ isOwn: row.asked_by === accountId, decidedAt: iso(row.decided_at) },
      decidedBy: row.decided_by && (names.get(row.decided_by) ?? ''),
      ...{ tables: row.tables, tablesDone: row.tables_done, rows: row.rows, unreadable: row.unreadable },
      ...{ bytes: row.bytes, sha256: row.sha256, readyAt: iso(row.ready_at) },
      ...{ expiresAt: iso(row.expires_at), endedAt: iso(row.ended_at) },
    }));
  }
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
