import { Injectable } from '@nestjs/common';
import { StaffDirectory } from '@holdfast/clinic/server';
import { type Id, newId } from '@holdfast/platform/model';
import { Sealing, type Tx } from '@holdfast/platform/server';
import type { Disposition, DispositionView } from '@holdfast/safety/model';
import { type Alert, AlertDisposition } from './alert.entity';
import { dispositionPlace, patientKey } from './alert-sealing';

type Words = Pick<Disposition, 'whereabouts' | 'riskFactors' | 'protectiveFactors' | 'note'>;

/** The records of how alerts were handled: written once, and all of a patient's words in them sealed. */
@Injectable()
export class AlertRecords {
  constructor(
    private readonly sealing: Sealing,
    private readonly directory: StaffDirectory,
  ) {}

  /** Writes a record that has no gaps. @returns its identifier */
  async write(tx: Tx, { id: alertId, concern }: Alert, patientId: Id, record: Disposition): Promise<Id> {
    const { clinicId, accountId } = tx.actor;
    const { whereabouts, riskFactors, protectiveFactors, note, contactedAt, method, plan, ...rest } = record;
    if (!contactedAt || !method || !plan) throw new Error('A record with gaps cannot be written.');
    const words: Words = { whereabouts, riskFactors, protectiveFactors, note };
    const id = newId();
    const key = patientKey(clinicId, patientId);
    await tx.manager.insert(AlertDisposition, {
      ...{ clinicId, id, alertId, patientId, concern, method, plan, ...rest },
      byId: accountId,
      at: new Date(tx.now),
      contactedAt: new Date(contactedAt),
      wordsSealed: await this.sealing.seal(key, dispositionPlace(clinicId, id), JSON.stringify(words)),
    });
    return id;
  }

  /** Who wrote a record. */
  async authorOf(tx: Tx, id: Id | null): Promise<Id | null> {
    if (!id) return null;
    const row = await tx.manager.findOneBy(AlertDisposition, { clinicId: tx.actor.clinicId, id });
    return row?.byId ?? null;
  }

  /** The records of one alert, oldest first. */
  async of(tx: Tx, alertId: Id, patientId: Id): Promise<DispositionView[]> {
    const { clinicId } = tx.actor;
    const rows = await tx.manager.find(AlertDisposition, { where: { clinicId, alertId }, order: { at: 'ASC' } });
    const opened = await this.sealing.openAll(
      clinicId,
      'patient',
      rows.map(({ id, wordsSealed: sealed }) => ({
        subjectId: patientId,
        place: dispositionPlace(clinicId, id),
        sealed,
      })),
    );
    const staff = await this.directory.all(tx);
    return rows.map((row, index) => viewOf(row, wordsFrom(opened[index]), (id) => staff.get(id ?? '')?.name ?? null));
  }
}

function viewOf(row: AlertDisposition, words: Words, nameOf: (id: Id | null) => string | null): DispositionView {
  const { id, byId, supervisorId, nextCheckOn } = row;
  return {
    ...words,
    ...{ id, byId, supervisorId, nextCheckOn },
    by: nameOf(byId) ?? '',
    at: row.at.toISOString(),
    supervisor: nameOf(supervisorId),
    contactedAt: row.contactedAt.toISOString(),
    method: row.method as Disposition['method'],
    safeNow: row.safeNow as Disposition['safeNow'],
    screenLevel: row.screenLevel as Disposition['screenLevel'],
    meansAsked: row.meansAsked as Disposition['meansAsked'],
    plan: row.plan as Disposition['plan'],
  };
}

function wordsFrom(text: string | null | undefined): Words {
  if (!text) return { whereabouts: null, riskFactors: null, protectiveFactors: null, note: null };
  return JSON.parse(text) as Words;
}
