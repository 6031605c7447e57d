import { Injectable } from '@nestjs/common';
import { type AcceptCharge, type ChargeList, notYourCharge, proxyChanged } from '@holdfast/clinic/model';
import { linkOver } from '@holdfast/identity/model';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { LiveHints, type Prepared, Sealing, type Tx, Work } from '@holdfast/platform/server';
import { IsNull } from 'typeorm';
import { Invitation } from '../people/invitation.entity';
import { invitationHash } from '../people/invitation-mails';
import { Proxy } from './proxy.entity';

const OPEN: Prepared = {
  name: 'charge_list',
  text: `select x.patient_id, x.scopes, x.last_day::text as last_day, p.preferred_name_sealed
    from proxy x join patient p on p.clinic_id = x.clinic_id and p.id = x.patient_id
    where x.clinic_id = $1 and x.account_id = $2 and x.ended_at is null and (x.ends_at is null or x.ends_at > now())
    order by x.accepted_at, x.id`,
};
const SAME_ADDRESS: Prepared = {
  name: 'charge_same_address',
  text: `select i.id from invitation i join account a on a.clinic_id = i.clinic_id and a.email_token = i.email_token
    where i.clinic_id = $1 and a.id = $2 and i.token_hash = $3 and i.kind = 'proxy' and i.accepted_at is null
      and i.revoked_at is null and i.expires_at > now() for update of i`,
};

interface Row {
  [column: string]: unknown;
  patient_id: Id;
  scopes: ChargeList['items'][number]['scopes'];
  last_day: string | null;
  preferred_name_sealed: Buffer;
}

/** Whom a proxy helps: their list, another patient's invitation taken up, and stepping back. */
@Injectable()
export class Charges {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly live: LiveHints,
  ) {}

  /** The patients who let the actor in, as they want to be called. */
  list(actor: Actor): Promise<ChargeList> {
    return this.work.as(actor, async (tx) => {
      const { clinicId, accountId } = actor;
      const rows = await tx.query<Row>(OPEN, [clinicId, accountId]);
      tx.names(rows.map((row) => row.patient_id));
      const sealed = rows.map((row) => ({
        subjectId: row.patient_id,
        place: { clinicId, table: 'patient', column: 'preferred_name', rowId: row.patient_id },
        sealed: row.preferred_name_sealed,
      }));
      const names = await this.sealing.openAll(clinicId, 'patient', sealed);
      const items = rows.map(({ patient_id: patientId, scopes, last_day: lastDay }, index) => ({
        ...{ patientId, scopes, lastDay },
        name: names[index] ?? '',
      }));
      return { items };
    });
  }

  /** Lets the actor in to another patient whose invitation came to the same address; fails with `charge.other-account`. */
  async accept(actor: Actor, { token }: AcceptCharge): Promise<void> {
    await this.work.as(actor, async (tx) => {
      const { clinicId, accountId } = actor;
      const hash = invitationHash(token);
      const [found] = await tx.query<{ id: Id }>(SAME_ADDRESS, [clinicId, accountId, hash]);
      if (!found) throw notYourCharge();
      await this.take(tx, found.id, accountId);
      const acceptedAt = new Date(tx.now);
      await tx.manager.update(Invitation, { clinicId, id: found.id }, { acceptedAt, tokenHash: null, mailDueAt: null });
    });
    this.live.closeAccount(actor.accountId);
  }

  /** Lets an account in, inside ongoing work; fails with `link.over` when the patient took it back meanwhile. */
  async take(tx: Tx, id: Id, accountId: Id): Promise<void> {
    const { clinicId } = tx.actor;
    const row = await tx.manager.findOneBy(Proxy, { clinicId, id, acceptedAt: IsNull(), endedAt: IsNull() });
    if (!row || (row.endsAt && row.endsAt.getTime() <= tx.now)) throw linkOver();
    // Whoever was let in before by the same patient gets the newer terms, and one row stands.
    const before = { clinicId, patientId: row.patientId, accountId, endedAt: IsNull() };
    await tx.manager.update(Proxy, before, { endedAt: new Date(tx.now), endedBy: row.patientId });
    await tx.manager.update(Proxy, { clinicId, id }, { accountId, acceptedAt: new Date(tx.now) });
    await tx.publish(proxyChanged(clinicId, { patientId: row.patientId, proxyId: id }));
    tx.names([row.patientId]);
  }

  /** Steps back from helping a patient; fails with `missing`. */
  async leave(actor: Actor, patientId: Id): Promise<void> {
    await this.work.as(actor, async (tx) => {
      const { clinicId, accountId } = actor;
      const row = await tx.manager.findOneBy(Proxy, { clinicId, patientId, accountId, endedAt: IsNull() });
      if (!row) throw missing();
      const ended = { endedAt: new Date(tx.now), endedBy: accountId, version: row.version + 1 };
      await tx.manager.update(Proxy, { clinicId, id: row.id }, ended);
      await tx.publish(proxyChanged(clinicId, { patientId, proxyId: row.id }));
      tx.names([patientId]);
    });
    this.live.closeAccount(actor.accountId);
  }
}
