import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@holdfast/platform/model';
import { type Agreement, Agreements, Farewells, type Prepared, Sealing, type Tx } from '@holdfast/platform/server';
import { Proxy, proxyPlace } from './proxy.entity';

const END: Prepared = {
  name: 'proxy_farewell',
  text: 'update proxy set ended_at = $3, version = version + 1 where clinic_id = $1 and patient_id = $2 and ended_at is null',
};

/** Tells the history of consents whom a patient let in, and ends it where the record is destroyed. */
@Injectable()
export class ProxyAgreements implements OnModuleInit {
  constructor(
    private readonly sealing: Sealing,
    private readonly agreements: Agreements,
    private readonly farewells: Farewells,
  ) {}

  onModuleInit(): void {
    this.agreements.add((tx, patientId) => this.of(tx, patientId));
    this.farewells.add({
      end: async (tx, patientId) => void (await tx.query(END, [tx.actor.clinicId, patientId, new Date(tx.now)])),
    });
  }

  private async of(tx: Tx, patientId: Id): Promise<Agreement[]> {
    const { clinicId } = tx.actor;
    const rows = await tx.manager.findBy(Proxy, { clinicId, patientId });
    const values = rows.map(({ id, nameSealed: sealed }) => {
      return { subjectId: patientId, place: proxyPlace(clinicId, id, 'name'), sealed };
    });
    const names = await this.sealing.openAll(clinicId, 'patient', values);
    return rows.flatMap(({ id, grantedAt, endsAt, endedAt, endedBy }, index) => {
      const told = (kind: string, at: Date, by: Id | null): Agreement => {
        return { id, kind: `proxy.${kind}`, at: at.getTime(), by, facts: { name: names[index] ?? '' } };
      };
      const isOver = !endedAt && endsAt !== null && endsAt.getTime() <= tx.now;
      return [
        told('granted', grantedAt, null),
        ...(endedAt ? [told('withdrawn', endedAt, endedBy)] : []),
        ...(isOver && endsAt ? [told('ended', endsAt, null)] : []),
      ];
    });
  }
}
