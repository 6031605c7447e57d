import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EventNote, type Id, systemOf } from '@holdfast/platform/model';
import { JobQueue, type Prepared, type Tx, Work } from '@holdfast/platform/server';
import {
  isTurned,
  ownerWaits,
  type ReferralState,
  searchAgreed,
  searchStuck,
  therapyWaits,
} from '@holdfast/referral/model';
import { RoomLinks } from '../room/room-links';
import { ReferralSearch } from '../search/search.entity';
import { hintReferral, referralForWriting, searchForWriting } from './loop-rows';
import { Moves } from './moves';
import type { Referral } from './referral.entity';
import { Sending } from './sending';

const NEXT: Prepared = {
  name: 'referral_next_choice',
  text: `select c.therapist_id from referral_choice c join therapist t on t.clinic_id = $1 and t.id = c.therapist_id
    where c.clinic_id = $1 and c.search_id = $2 and c.rank is not null and t.archived_at is null
      and not exists (select from referral r where r.clinic_id = $1 and r.search_id = $2
        and r.therapist_id = c.therapist_id and r.state <> 'entered_in_error')
    order by c.rank limit 1`,
};

/** Goes on to the patient's next choice where one attempt was turned down or nobody answered; never to nobody. */
@Injectable()
export class Rerouting implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly jobs: JobQueue,
    private readonly moves: Moves,
    private readonly sending: Sending,
    private readonly links: RoomLinks,
  ) {}

  onModuleInit(): void {
    this.jobs.subscribe(searchAgreed.eventName, 'go-on', (note) => this.agreed(note));
  }

  // Not in the patient's own work: a packet holds what of the record is not shown to its patient. Only while their yes stands:
  // it is spent once it is gone on with, and they may have said otherwise since.
  private agreed({ clinicId, ids }: EventNote): Promise<void> {
    const { patientId = '', searchId = '', referralId = '' } = ids;
    return this.work.as(systemOf(clinicId, 'referral.go-on', patientId), async (tx) => {
      const search = await searchForWriting(tx, { patientId, searchId });
      if (search.closedAt || !search.agreedAt) return;
      const row = await referralForWriting(tx, { patientId, referralId });
      if (isTurned(row.state)) await this.goOn(tx, search, row, 'sender');
      else if (isLeft(row.state)) await this.leave(tx, search, row);
    });
  }

  // The patient would rather not wait: the place on the list is given back, where there is somebody else to ask. Or the clinic
  // has ended the attempt meanwhile, and their yes to the next one still stands.
  private async leave(tx: Tx, search: ReferralSearch, row: Referral): Promise<void> {
    const therapistId = await this.nextOf(tx, search.id);
    if (!therapistId) return this.keep(tx, Object.assign(search, { agreedAt: null }));
    if (row.state === 'waitlisted') {
      await this.moves.make(tx, row, { to: 'cancelled', by: 'sender', reason: 'goes-on' });
      await this.links.revoke(tx, row, 'over');
    }
    await this.begin(tx, search, row, therapistId);
  }

  /** The next therapist of a search who was not asked yet, by the patient's order; null where none is left. */
  async nextOf(tx: Tx, searchId: Id): Promise<Id | null> {
    const [row] = await tx.query<{ therapist_id: Id }>(NEXT, [tx.actor.clinicId, searchId]);
    return row?.therapist_id ?? null;
  }

  /**
   * Goes on from an attempt that was turned, both held for writing. Without standing consent the patient is asked first;
   * where no release names the next therapist, the attempt waits as a draft for one; where none is left, or the patient wants
   * nobody to be asked now, somebody has a task.
   *
   * @param by the timer, or the clinic's side where the patient has just said yes
   */
  async goOn(tx: Tx, search: ReferralSearch, row: Referral, by: 'timer' | 'sender'): Promise<void> {
    const therapistId = await this.nextOf(tx, search.id);
    if (search.declinedAt || !therapistId) return this.wait(tx, search, row, 'stuckAt');
    if (by === 'timer' && !search.hasStandingConsent) return this.wait(tx, search, row, 'askingAt');
    const { hasStandingConsent } = search;
    await this.moves.make(tx, row, {
      to: 'rerouted',
      by,
      hasStandingConsent,
      dueAt: by === 'timer' ? row.since : null,
    });
    await this.begin(tx, search, row, therapistId);
  }

  private async begin(tx: Tx, search: ReferralSearch, row: Referral, therapistId: Id): Promise<void> {
    const next = await this.sending.draft(tx, {
      ...{ searchId: row.searchId, patientId: row.patientId, urgency: row.urgency, ownerId: row.ownerId },
      ...{ therapistId, replaces: row.id, sentBefore: row.packetId },
    });
    Object.assign(search, { stuckAt: null, askingAt: null, agreedAt: null });
    await this.keep(tx, search);
    if (await this.sending.isReleased(tx, next)) return this.sending.send(tx, next);
    await this.moves.due(tx, next);
    await tx.publish(ownerWaits(next.clinicId, { patientId: next.patientId, referralId: next.id }));
  }

  private async wait(tx: Tx, search: ReferralSearch, row: Referral, what: 'stuckAt' | 'askingAt'): Promise<void> {
    search[what] ??= new Date(tx.now);
    search.agreedAt = null;
    if (what === 'stuckAt') search.askingAt = null;
    await this.keep(tx, search);
    row.dueAt = row.askAt;
    await this.moves.keep(tx, row);
    const waits = what === 'stuckAt' ? searchStuck : therapyWaits;
    await tx.publish(waits(search.clinicId, { patientId: search.patientId, searchId: search.id }));
  }

  /** Asks the patient of an attempt on a waiting list whether they would rather go on, where there is somebody to go on to. */
  async askWhetherToWait(tx: Tx, search: ReferralSearch): Promise<void> {
    const { closedAt, askingAt, declinedAt } = search;
    if (closedAt || askingAt || declinedAt || !(await this.nextOf(tx, search.id))) return;
    search.askingAt = new Date(tx.now);
    await this.keep(tx, search);
    await tx.publish(therapyWaits(search.clinicId, { patientId: search.patientId, searchId: search.id }));
  }

  private async keep(tx: Tx, search: ReferralSearch): Promise<void> {
    const { clinicId, id, stuckAt, askingAt, agreedAt, patientId } = search;
    await tx.manager.update(ReferralSearch, { clinicId, id }, { stuckAt, askingAt, agreedAt });
    hintReferral(tx, patientId);
  }
}

// What the patient may leave for the next choice without being turned: a waiting list, or what the clinic ended.
function isLeft(state: ReferralState): boolean {
  return state === 'waitlisted' || state === 'cancelled' || state === 'rerouted';
}
