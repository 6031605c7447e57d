import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type ConfirmPeople,
  fileStale,
  fileUnreadable,
  type PeopleFile,
  type PeopleInvited,
  type PeoplePlan,
  peoplePlan,
  type PeoplePreview,
  peopleRecords,
} from '@holdfast/clinic/model';
import { Accounts } from '@holdfast/identity/server';
import { type Actor, newId } from '@holdfast/platform/model';
import { type Tx, Work } from '@holdfast/platform/server';
import { StaffDirectory } from '../staff-directory';
import { Invitations } from './invitations';

interface Read {
  readonly plan: PeoplePlan;
  readonly seal: string;
}

/** Invites a whole file of people, after it was shown what would come of it. */
@Injectable()
export class PeopleImport {
  constructor(
    private readonly work: Work,
    private readonly invitations: Invitations,
    private readonly directory: StaffDirectory,
    private readonly accounts: Accounts,
  ) {}

  /** What inviting by this file would do, row by row; nothing is done. Fails with `people-file.unreadable`. */
  preview(actor: Actor, file: PeopleFile): Promise<PeoplePreview> {
    return this.work.as(actor, async (tx) => {
      const { plan, seal } = await this.read(tx, file);
      const good = plan.good.map(({ line, invite }) => ({ line, name: invite.name }));
      return { good, bad: plan.bad.map((one) => ({ ...one, faults: [...one.faults] })), seal };
    });
  }

  /**
   * Invites everybody whose row was good, together or not at all.
   * Fails with `people-file.unreadable`, or with `people-file.stale` where it would no longer do what was shown.
   */
  confirm(actor: Actor, { seal: shown, ...file }: ConfirmPeople): Promise<PeopleInvited> {
    return this.work.as(actor, async (tx) => {
      const { plan, seal } = await this.read(tx, file);
      if (seal !== shown) throw fileStale();
      for (const { invite } of plan.good) await this.invitations.inviteIn(tx, newId(), invite);
      return { invited: plan.good.length, skipped: plan.bad.length };
    });
  }

  private async read(tx: Tx, { kind, csv }: PeopleFile): Promise<Read> {
    const read = peopleRecords(kind, csv);
    if ('fault' in read) throw fileUnreadable({ fault: read.fault, missing: read.missing, unknown: read.unknown });
    const emails = read.records.flatMap((one) => (one['email']?.trim() ? [one['email'].trim()] : []));
    const known = await this.invitations.taken(tx, emails);
    const plan = peoplePlan(kind, read.records, await this.staffByEmail(tx), known);
    const seal = createHash('sha256').update(csv).update(JSON.stringify(plan)).digest('base64url');
    return { plan, seal };
  }

  private async staffByEmail(tx: Tx): Promise<Map<string, string>> {
    const staff = await this.directory.all(tx);
    const emails = await this.accounts.emails(tx, [...staff.keys()]);
    return new Map([...emails].map(([id, email]) => [email.toLowerCase(), id]));
  }
}
