import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, newId } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import {
  type ConfirmImport,
  directoryFile,
  type ImportDone,
  type ImportPlan,
  importPlan,
  type ImportPreview,
  importStale,
  importUnreadable,
  type KnownTherapist,
  latestDay,
  recordsOf,
  type TherapistFile,
  type TherapistRecord,
} from '@holdfast/referral/model';
import { Directory } from './directory';
import { lockDirectory } from './directory-keeping';
import { Therapist } from './therapist.entity';

interface Read {
  readonly records: readonly TherapistRecord[];
  readonly plan: ImportPlan;
  readonly seal: string;
}

// So many rows go in with one statement; more would be more parameters than PostgreSQL takes.
const BATCH = 1000;
const CHANGE: Prepared = {
  name: 'therapist_import_change',
  text: `update therapist t set entry_sealed = n.entry, mail_token = n.mail, version = t.version + 1, changed_at = $5,
      changed_by = $6
    from unnest($2::uuid[], $3::bytea[], $4::bytea[]) n (id, entry, mail)
    where t.clinic_id = $1 and t.id = n.id`,
};

/** Takes a whole file into the directory, after it was shown what would come of it; and gives the directory as a file. */
@Injectable()
export class DirectoryImport {
  constructor(
    private readonly work: Work,
    private readonly directory: Directory,
  ) {}

  /** What an import of this file would do, row by row; nothing is done. Fails with `therapist.import-unreadable`. */
  preview(actor: Actor, { csv }: TherapistFile): Promise<ImportPreview> {
    return this.work.as(actor, async (tx) => {
      const { plan, records, seal } = await this.read(tx, csv);
      const named = ({ line, entry }: ImportPlan['created'][number]) => ({ line, name: entry.name });
      const { created, changed, same, bad } = plan;
      return {
        ...{ created: created.map(named), changed: changed.map(named), same: same.length, seal },
        bad: bad.map(({ line, faults }) => ({
          line,
          name: records[line - 2]?.name?.trim() ?? '',
          faults: [...faults],
        })),
      };
    });
  }

  /**
   * Does what was shown, whole or not at all; rows that cannot be read are passed over. Fails with
   * `therapist.import-unreadable`, and with `therapist.import-stale` where something else would happen now.
   */
  confirm(actor: Actor, { csv, seal }: ConfirmImport): Promise<ImportDone> {
    return this.work.as(actor, async (tx) => {
      await lockDirectory(tx);
      const { plan, seal: now } = await this.read(tx, csv);
      if (seal !== now) throw importStale();
      const { created, changed, same, bad } = plan;
      for (let at = 0; at < created.length; at += BATCH) await this.create(tx, created.slice(at, at + BATCH));
      await this.change(tx, changed);
      return { created: created.length, changed: changed.length, same: same.length, bad: bad.length };
    });
  }

  /** The directory as a file; importing it again changes nothing. */
  file(actor: Actor): Promise<string> {
    return this.work.as(actor, async (tx) => directoryFile((await this.directory.all(tx)).map(({ entry }) => entry)));
  }

  private async read(tx: Tx, csv: string): Promise<Read> {
    const read = recordsOf(csv);
    if (!('records' in read)) {
      throw importUnreadable({ fault: read.fault, columns: read.columns, unknown: read.unknown.map(String) });
    }
    const known = await this.directory.all(tx);
    const plan = importPlan(read.records, known, latestDay(tx.now));
    return { records: read.records, plan, seal: sealOf(plan, known) };
  }

  private async create(tx: Tx, rows: ImportPlan['created']): Promise<void> {
    const { clinicId, accountId: changedBy } = tx.actor;
    const at = new Date(tx.now);
    const made = rows.map(async ({ entry }) => {
      const id = newId();
      const sealed = await this.directory.sealed(clinicId, id, entry);
      return { clinicId, id, ...sealed, version: 1, madeAt: at, changedAt: at, changedBy, archivedAt: null };
    });
    await tx.manager.insert(Therapist, await Promise.all(made));
  }

  private async change(tx: Tx, rows: ImportPlan['changed']): Promise<void> {
    const { clinicId, accountId } = tx.actor;
    const sealed = await Promise.all(rows.map(({ id, entry }) => this.directory.sealed(clinicId, id, entry)));
    const ids = rows.map(({ id }) => id);
    const entries = sealed.map(({ entrySealed }) => entrySealed);
    const mails = sealed.map(({ mailToken }) => mailToken);
    await tx.query(CHANGE, [clinicId, ids, entries, mails, new Date(tx.now), accountId]);
  }
}

/** Names exactly this plan over exactly this directory. */
function sealOf(plan: ImportPlan, known: readonly KnownTherapist[]): string {
  const versions = known.map(({ id, version }) => `${id}:${version}`).toSorted();
  return createHash('sha256')
    .update(JSON.stringify([plan, versions]))
    .digest('hex');
}
