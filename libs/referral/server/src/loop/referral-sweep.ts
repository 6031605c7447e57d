import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { type Id, systemOf } from '@holdfast/platform/model';
import { Clock, type Prepared, Sweeper, type Tx, Work } from '@holdfast/platform/server';
import { isInTherapy, isResting, isTheirs, isTurned } from '@holdfast/referral/model';
import { referralForWriting, searchForWriting, unask } from './loop-rows';
import { isAnswered, Moves } from './moves';
import type { ReferralSearch } from '../search/search.entity';
import { Referral } from './referral.entity';
import { Rerouting } from './rerouting';
import { Telling } from './telling';

const BATCH = 50;
const PUT_OFF_MS = 15 * 60_000;
const DUE: Prepared = {
  name: 'referral_due',
  text: `select id, patient_id, search_id from referral where clinic_id = $1 and due_at <= $2 order by due_at limit ${BATCH}`,
};
const PUT_OFF: Prepared = {
  name: 'referral_put_off',
  text: 'update referral set due_at = $3 where clinic_id = $1 and id = $2 and due_at <= $4',
};

interface DueRow {
  [column: string]: unknown;
  id: Id;
  patient_id: Id;
  search_id: Id;
}

/** Asks the silent again, counts a long silence as no, and goes on to the next choice: each once, after restarts too. */
@Injectable()
export class ReferralSweep implements OnModuleInit {
  private readonly log = new Logger(ReferralSweep.name);

  constructor(
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly sweeper: Sweeper,
    private readonly moves: Moves,
    private readonly rerouting: Rerouting,
    private readonly telling: Telling,
  ) {}

  onModuleInit(): void {
    this.sweeper.add({ name: 'referrals due', sweep: (clinicId) => this.sweep(clinicId) });
  }

  private async sweep(clinicId: Id): Promise<number> {
    const actor = systemOf(clinicId, 'referral.sweep');
    const now = new Date(this.clock.now());
    const due = await this.work.as(actor, (tx) => tx.query<DueRow>(DUE, [clinicId, now]));
    let done = 0;
    for (const row of due)
      done += await this.one(clinicId, row).catch((error: unknown) => this.failed(clinicId, row, error));
    return done;
  }

  // Each in a work of its own: what fails with one attempt keeps no other waiting.
  private one(clinicId: Id, { id: referralId, patient_id: patientId, search_id: searchId }: DueRow): Promise<number> {
    return this.work.as(systemOf(clinicId, 'referral.clock', patientId), async (tx) => {
      const search = await searchForWriting(tx, { patientId, searchId });
      const row = await referralForWriting(tx, { patientId, referralId });
      if (!row.dueAt || row.dueAt.getTime() > tx.now) return 0;
      // Therapy goes on without its search, and its reports are asked for as before.
      if (search.closedAt && !isInTherapy(row.state)) return this.rest(tx, row);
      if (isWaitingForNext(search, row)) await this.goOn(tx, search, row);
      else if (row.expireAt && row.expireAt.getTime() <= tx.now) await this.expire(tx, search, row);
      else await this.ask(tx, row);
      return 1;
    });
  }

  // A yes of the patient's holds though whoever was to go on with it failed.
  private async goOn(tx: Tx, search: ReferralSearch, row: Referral): Promise<void> {
    await this.rerouting.goOn(tx, search, row, search.agreedAt ? 'sender' : 'timer');
  }

  private async expire(tx: Tx, search: ReferralSearch, row: Referral): Promise<void> {
    await this.moves.make(tx, row, { to: 'expired', by: 'timer', dueAt: row.expireAt });
    await unask(tx, search);
  }

  // Whoever's turn it is, is asked: the therapist by mail or by a call that somebody has to make, the clinic by the board,
  // where the attempt stands as stuck.
  private async ask(tx: Tx, row: Referral): Promise<void> {
    const dueAt = row.askAt;
    Object.assign(row, { askAt: null, dueAt: row.expireAt });
    const theirs = isTheirs({ state: row.state, isAnswered: isAnswered(row) });
    const isMailed = theirs && (await this.telling.isMailed(tx, row)) && (await this.telling.mayRemind(tx, row));
    // A colleague asked today already: the clock goes on from there.
    if (isMailed && isResting(row.nudgedAt?.getTime() ?? null, tx.now)) return this.moves.keep(tx, row);
    if (theirs && !isMailed) {
      await this.moves.keep(tx, row);
      return this.telling.toCall(tx, row);
    }
    Object.assign(row, { nudges: row.nudges + 1, nudgedAt: new Date(tx.now) });
    await this.moves.note(tx, row, { kind: 'nudged', by: 'timer', dueAt });
    if (isMailed) await this.telling.mail(tx, row);
  }

  private async rest(tx: Tx, row: Referral): Promise<number> {
    Object.assign(row, { askAt: null, expireAt: null, dueAt: null });
    await this.moves.keep(tx, row);
    return 1;
  }

  private async failed(clinicId: Id, row: DueRow, error: unknown): Promise<number> {
    this.log.error({ err: error, clinicId }, 'referral sweep');
    const now = this.clock.now();
    const values = [clinicId, row.id, new Date(now + PUT_OFF_MS), new Date(now)];
    await this.work.as(systemOf(clinicId, 'referral.sweep'), (tx) => tx.query(PUT_OFF, values));
    return 0;
  }
}

// Until it is gone on from, or somebody has the task: a round that failed is tried again and nothing of it is lost.
function isWaitingForNext({ stuckAt, askingAt }: ReferralSearch, { state }: Referral): boolean {
  return isTurned(state) && stuckAt === null && askingAt === null;
}
