import { Injectable } from '@nestjs/common';
import {
  type DuplicateGroup,
  type DuplicateList,
  type DuplicateRecord,
  type MergeView,
  signsOf,
} from '@holdfast/clinic/model';
import { Accounts } from '@holdfast/identity/server';
import type { Actor, Id } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { Patients } from '../patients';
import { PatientMerge } from './merge.entity';

const MOST_PAIRS = 500;
const MERGES_SHOWN = 50;

// Two words of a name in common is where looking begins; what else is the same is told once the records are opened.
const PAIRS: Prepared = {
  name: 'duplicate_pairs',
  text: `select a.patient_id as one, b.patient_id as other from patient_name_token a
    join patient_name_token b on b.clinic_id = a.clinic_id and b.token = a.token and b.patient_id > a.patient_id
    join patient p on p.clinic_id = a.clinic_id and p.id = a.patient_id and p.replaced_by is null
    join patient q on q.clinic_id = b.clinic_id and q.id = b.patient_id and q.replaced_by is null
    where a.clinic_id = $1 group by a.patient_id, b.patient_id having count(*) >= 2 order by count(*) desc, 1, 2 limit $2`,
};

/** Records that may be of one person, for who puts them together; and what was put together before. */
@Injectable()
export class Duplicates {
  constructor(
    private readonly work: Work,
    private readonly patients: Patients,
    private readonly accounts: Accounts,
  ) {}

  /** Pairs of records that share two words of a name and something more; and the latest merges. */
  list(actor: Actor): Promise<DuplicateList> {
    return this.work.as(actor, async (tx) => ({ groups: await this.groups(tx), merges: await this.merges(tx) }));
  }

  private async groups(tx: Tx): Promise<DuplicateGroup[]> {
    const pairs = await tx.query<{ one: Id; other: Id }>(PAIRS, [tx.actor.clinicId, MOST_PAIRS]);
    const records = await this.patients.identities(
      tx,
      pairs.flatMap(({ one, other }) => [one, other]),
    );
    const groups = pairs.map(({ one, other }): DuplicateGroup => {
      const both = [one, other].flatMap((id): DuplicateRecord[] => {
        const record = records.get(id);
        return record ? [record] : [];
      });
      return { records: both, signs: signsOf(both) };
    });
    return groups.filter((group) => group.signs.length > 0);
  }

  private async merges(tx: Tx): Promise<MergeView[]> {
    const { clinicId } = tx.actor;
    const rows = await tx.manager.find(PatientMerge, {
      where: { clinicId },
      order: { mergedAt: 'DESC' },
      take: MERGES_SHOWN,
    });
    const people = await this.patients.summaries(
      tx,
      rows.flatMap((row) => [row.patientId, row.keptId]),
    );
    const names = await this.accounts.names(
      tx,
      rows.flatMap((row) => [row.mergedBy, row.undoneBy ?? row.mergedBy]),
    );
    return rows.flatMap((row): MergeView[] => {
      const [replaced, kept] = [people.get(row.patientId), people.get(row.keptId)];
      if (!replaced || !kept) return [];
      const mergedBy = names.get(row.mergedBy) ?? '';
      const undoneBy = row.undoneBy ? (names.get(row.undoneBy) ?? '') : null;
      const undoneAt = row.undoneAt?.toISOString() ?? null;
      return [{ id: row.id, replaced, kept, mergedAt: row.mergedAt.toISOString(), mergedBy, undoneAt, undoneBy }];
    });
  }
}
