import { Injectable } from '@nestjs/common';
import { StaffDirectory } from '@holdfast/clinic/server';
import { type Id, missing } from '@holdfast/platform/model';
import type { Tx } from '@holdfast/platform/server';
import { closeness, notApart, samePerson } from '@holdfast/record/model';

/** Sees to it that what takes two people is not done by one with two accounts. */
@Injectable()
export class SecondPerson {
  constructor(private readonly directory: StaffDirectory) {}

  /**
   * Lets the actor decide what another asked for, inside ongoing work; refusing is anybody else's.
   * Fails with `record.same-person`, or with `record.not-apart` for an approval.
   */
  async mustBe(tx: Tx, askedBy: Id, approve: boolean): Promise<void> {
    const { accountId } = tx.actor;
    if (askedBy === accountId) throw samePerson();
    if (!approve) return;
    const origin = await this.directory.origin(tx, accountId);
    if (!origin) throw missing();
    const why = closeness(askedBy, origin, tx.now);
    if (why) throw notApart({ why });
  }
}
