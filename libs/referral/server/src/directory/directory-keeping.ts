import { Injectable } from '@nestjs/common';
import { type Actor, type Id, invalid, missing } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import {
  canonicalEntry,
  type KeepTherapist,
  latestDay,
  type TherapistEntry,
  therapistChanged,
  therapistKnown,
  type TherapistList,
  type TherapistPath,
  type TherapistView,
} from '@holdfast/referral/model';
import { IsNull, Not } from 'typeorm';
import { Directory } from './directory';
import { Therapist } from './therapist.entity';

const LOCK: Prepared = { name: 'therapist_lock', text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))' };
const ARCHIVED = 200;

/** Lets nobody else write the directory until this work is done, so that nobody is in it twice. */
export async function lockDirectory(tx: Tx): Promise<void> {
  await tx.query(LOCK, [`${tx.actor.clinicId}/therapist`]);
}

/** Keeps the directory: who is in it, what is known of them, and who was put away. */
@Injectable()
export class DirectoryKeeping {
  constructor(
    private readonly work: Work,
    private readonly directory: Directory,
  ) {}

  /** Everybody by name, with what came of our own referrals, and the last two hundred who were put away. */
  list(actor: Actor): Promise<TherapistList> {
    return this.work.as(actor, async (tx) => {
      const known = await this.directory.all(tx);
      const history = await this.directory.historyOf(
        tx,
        known.map(({ id }) => id),
      );
      const items = known.flatMap((one) => {
        const told = history.get(one.id);
        return told ? [{ ...one, history: told }] : [];
      });
      return { items, archived: await this.archived(tx) };
    });
  }

  /**
   * Writes an entry over the version that was seen, or makes it under the caller's identifier. Saying the same again changes
   * nothing. Fails with `therapist.changed`, with `therapist.known` where the same therapist is there, and with `missing`.
   */
  keep(actor: Actor, { therapistId }: TherapistPath, input: KeepTherapist): Promise<TherapistView> {
    return this.work.as(actor, async (tx) => {
      await lockDirectory(tx);
      const { clinicId, accountId: changedBy } = actor;
      const entry = canonicalEntry(input.entry);
      if (entry.verifiedOn > latestDay(tx.now)) throw invalid({ fields: ['entry.verifiedOn'] });
      const row = await tx.manager.findOneBy(Therapist, { clinicId, id: therapistId });
      if (!row && input.version !== null) throw missing();
      if (row && (await this.says(clinicId, row, entry))) return this.view(tx, therapistId);
      const version = row?.version ?? null;
      if (version !== input.version || row?.archivedAt) throw therapistChanged({ version });
      const sealed = await this.directory.sealed(clinicId, therapistId, entry);
      await this.mustBeOnce(tx, therapistId, sealed.sameToken);
      const changedAt = new Date(tx.now);
      const set = { ...sealed, version: (version ?? 0) + 1, changedAt, changedBy };
      if (row) await tx.manager.update(Therapist, { clinicId, id: therapistId }, set);
      else
        await tx.manager.insert(Therapist, { clinicId, id: therapistId, madeAt: changedAt, archivedAt: null, ...set });
      return this.view(tx, therapistId);
    });
  }

  /** Puts a therapist away: nobody is offered them any more, and what went on with them stays. Fails with `missing`. */
  archive(actor: Actor, { therapistId }: TherapistPath): Promise<void> {
    return this.work.as(actor, async (tx) => {
      await lockDirectory(tx);
      const row = await this.found(tx, therapistId);
      if (!row.archivedAt) await this.mark(tx, row, new Date(tx.now));
    });
  }

  /** Brings one back who was put away. Fails with `missing`, and with `therapist.known` where the same was made since. */
  restore(actor: Actor, { therapistId }: TherapistPath): Promise<void> {
    return this.work.as(actor, async (tx) => {
      await lockDirectory(tx);
      const row = await this.found(tx, therapistId);
      if (!row.archivedAt) return;
      await this.mustBeOnce(tx, therapistId, row.sameToken);
      await this.mark(tx, row, null);
    });
  }

  private async found(tx: Tx, id: Id): Promise<Therapist> {
    const row = await tx.manager.findOneBy(Therapist, { clinicId: tx.actor.clinicId, id });
    if (!row) throw missing();
    return row;
  }

  private async mark(tx: Tx, { clinicId, id }: Therapist, archivedAt: Date | null): Promise<void> {
    await tx.manager.update(Therapist, { clinicId, id }, { archivedAt, changedBy: tx.actor.accountId });
  }

  private async archived(tx: Tx): Promise<TherapistList['archived']> {
    const where = { clinicId: tx.actor.clinicId, archivedAt: Not(IsNull()) };
    const rows = await tx.manager.find(Therapist, { where, order: { archivedAt: 'DESC' }, take: ARCHIVED });
    const entries = new Map((await this.directory.opened(where.clinicId, rows)).map(({ id, entry }) => [id, entry]));
    return rows.flatMap(({ id, archivedAt }) => {
      const entry = entries.get(id);
      return entry && archivedAt ? [{ id, name: entry.name, archivedAt: archivedAt.toISOString() }] : [];
    });
  }

  /** Whether a repeat came of what is kept already. */
  private async says(clinicId: Id, row: Therapist, entry: TherapistEntry): Promise<boolean> {
    const [kept] = await this.directory.opened(clinicId, [row]);
    return (
      !row.archivedAt && kept !== undefined && JSON.stringify(canonicalEntry(kept.entry)) === JSON.stringify(entry)
    );
  }

  private async mustBeOnce(tx: Tx, id: Id, sameToken: Buffer): Promise<void> {
    const where = { clinicId: tx.actor.clinicId, sameToken, archivedAt: IsNull(), id: Not(id) };
    const other = await tx.manager.findOneBy(Therapist, where);
    if (other) throw therapistKnown({ therapistId: other.id });
  }

  private async view(tx: Tx, id: Id): Promise<TherapistView> {
    const [known] = await this.directory.opened(tx.actor.clinicId, [await this.found(tx, id)]);
    const history = (await this.directory.historyOf(tx, [id])).get(id);
    if (!known || !history) throw missing();
    return { ...known, history };
  }
}
