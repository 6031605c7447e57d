import { Injectable } from '@nestjs/common';
import type { StaffList, StaffView } from '@holdfast/clinic/model';
import { Accounts, type NewAccount } from '@holdfast/identity/server';
import type { Actor, Id, Role } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { Staff } from './staff.entity';

const LIST: Prepared = {
  name: 'staff_list',
  text: `select s.id, s.title, a.roles from staff s join account a on a.clinic_id = s.clinic_id and a.id = s.id
    where s.clinic_id = $1 and a.state = 'active' order by s.id`,
};

const ORIGIN: Prepared = {
  name: 'staff_origin',
  text: `select a.created_at as since, i.invited_by as by from account a
    left join invitation i on i.clinic_id = a.clinic_id and i.accepted_by = a.id and i.kind = 'staff'
    where a.clinic_id = $1 and a.id = $2`,
};

type Row = { id: string; title: string; roles: Role[] };

/** The people who work for the clinic, by name. */
@Injectable()
export class StaffDirectory {
  constructor(
    private readonly work: Work,
    private readonly accounts: Accounts,
  ) {}

  /** Everyone who works for the clinic. */
  list(actor: Actor): Promise<StaffList> {
    return this.work.as(actor, async (tx) => ({ items: [...(await this.all(tx)).values()] }));
  }

  /** Everyone who works for the clinic, by identifier, inside ongoing work. */
  async all(tx: Tx): Promise<Map<Id, StaffView>> {
    const rows = await tx.query<Row>(LIST, [tx.actor.clinicId]);
    const names = await this.accounts.names(
      tx,
      rows.map(({ id }) => id),
    );
    return new Map(rows.map(({ id, title, roles }) => [id, { id, title, roles, name: names.get(id) ?? '' }]));
  }

  /** Since when somebody has their account, and whose invitation it was; null where nobody invited them or they are unknown. */
  async origin(tx: Tx, id: Id): Promise<{ since: Date; by: Id | null } | null> {
    return (await tx.query<{ since: Date; by: Id | null }>(ORIGIN, [tx.actor.clinicId, id]))[0] ?? null;
  }

  /** Makes a member of staff inside ongoing work. @returns the identifier, which is the account's too */
  async create(tx: Tx, account: NewAccount, title: string): Promise<Id> {
    const id = await this.accounts.create(tx, account);
    await tx.manager.insert(Staff, { clinicId: tx.actor.clinicId, id, title });
    return id;
  }
}
