import { Injectable } from '@nestjs/common';
import { StaffDirectory } from '@holdfast/clinic/server';
import type { Id } from '@holdfast/platform/model';
import { type Prepared, Sealing, type Tx } from '@holdfast/platform/server';
import { DEFAULT_VITALS_THRESHOLDS, EntryBody, type EntryView, VitalsThresholds } from '@holdfast/treatment/model';
import { type Infusion, InfusionEntry, TreatmentSetting } from '../treatment.entity';
import { entryPlace } from './infusion-rows';

const LATEST: Prepared = {
  name: 'vitals_version',
  text: `select coalesce(max(version), 0) as version from treatment_setting where clinic_id = $1 and kind = 'vitals'`,
};

/** What was written down of infusions, opened, and what it is judged by. */
@Injectable()
export class InfusionEntries {
  constructor(
    private readonly sealing: Sealing,
    private readonly directory: StaffDirectory,
  ) {}

  /** All entries of one infusion in the order in which they arrived. */
  async of(tx: Tx, { id: infusionId, patientId }: Infusion): Promise<EntryView[]> {
    const { clinicId } = tx.actor;
    const rows = await tx.manager.find(InfusionEntry, { where: { clinicId, infusionId }, order: { seq: 'ASC' } });
    return this.told(tx, patientId, rows);
  }

  /** Entries of one patient as they are told. */
  async told(tx: Tx, patientId: Id, rows: readonly InfusionEntry[]): Promise<EntryView[]> {
    const { clinicId } = tx.actor;
    const opened = await this.sealing.openAll(
      clinicId,
      'patient',
      rows.map(({ id, bodySealed: sealed }) => ({ subjectId: patientId, place: entryPlace(clinicId, id), sealed })),
    );
    const staff = await this.directory.all(tx);
    return rows.map(({ id, seq, at, recordedAt, accountId }, index) => {
      const { name = '', title = '' } = staff.get(accountId) ?? {};
      return {
        ...{ id, seq, at: at.toISOString(), recordedAt: recordedAt.toISOString() },
        by: { id: accountId, name, title },
        body: bodyFrom(opened[index]),
      };
    });
  }

  /** The version of the clinic's thresholds that an infusion is judged by: the one in force at its first entry. */
  async versionOf(tx: Tx, { vitalsVersion }: Infusion): Promise<number> {
    if (vitalsVersion !== null) return vitalsVersion;
    const [row] = await tx.query<{ version: number }>(LATEST, [tx.actor.clinicId]);
    return row?.version ?? 0;
  }

  /** The clinic's thresholds in one version; those that ship where none were set. */
  async thresholds(tx: Tx, version: number): Promise<VitalsThresholds> {
    const where = { clinicId: tx.actor.clinicId, kind: 'vitals' as const, version };
    const row = version > 0 ? await tx.manager.findOneBy(TreatmentSetting, where) : null;
    return row ? VitalsThresholds.parse(row.value) : DEFAULT_VITALS_THRESHOLDS;
  }
}

function bodyFrom(text: string | null | undefined): EntryBody | null {
  return text ? EntryBody.parse(JSON.parse(text)) : null;
}
