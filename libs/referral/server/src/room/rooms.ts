import { Injectable } from '@nestjs/common';
import { type Id, newId } from '@holdfast/platform/model';
import { type Tx, Work } from '@holdfast/platform/server';
import {
  isFinal,
  isOver,
  isTurned,
  type MoveInRoom,
  type OpenRoom,
  referralLive,
  type ReferralState,
  roomLimited,
  roomMade,
  roomOver,
  type RoomView,
  roomWithdrawn,
  type WriteToClinic,
} from '@holdfast/referral/model';
import { Correspondence } from '../loop/correspondence';
import { attemptForWriting, referralForWriting } from '../loop/loop-rows';
import { Moves } from '../loop/moves';
import { Referral, ReferralMessageRow } from '../loop/referral.entity';
import type { ReferralSearch } from '../search/search.entity';
import { RoomLinks } from './room-links';
import { RoomReading } from './room-reading';
import { type RoomSeat, type RoomVisit, RoomVisits } from './room-visits';

/** Moves with which words go that stand in the correspondence too. */
const SAID: Partial<Record<ReferralState, 'question' | 'note'>> = { info_requested: 'question', interim_note: 'note' };

/** The therapist's room: what was sent, and the receiver's moves. It opens one attempt and nothing else. */
@Injectable()
export class Rooms {
  constructor(
    private readonly work: Work,
    private readonly visits: RoomVisits,
    private readonly links: RoomLinks,
    private readonly moves: Moves,
    private readonly correspondence: Correspondence,
    private readonly reading: RoomReading,
  ) {}

  /**
   * Opens the room: the first to come with the link and its code. Where the release does not hold any more, nothing is shown,
   * the link ends, and both sides' trail says so. Fails with `room.over`, `room.code`, `room.withdrawn` or `room.limited`.
   */
  async open(input: OpenRoom, visit: RoomVisit): Promise<RoomView> {
    const { seat, pass } = await this.visits.open(input, visit);
    const view = await this.work.as(seat.actor, async (tx) => {
      const row = await referralForWriting(tx, seat.path);
      const isShown = await this.reading.isShown(tx, row);
      // Who was in before comes in again, to a room without a packet: a state that only they leave is not locked away.
      const mayEnter = isShown || (row.state !== 'sent' && !isFinal(row.state));
      await this.moves.note(tx, row, { kind: isShown ? 'opened' : 'refused', by: 'receiver' });
      await this.links.revoke(tx, row, mayEnter ? seat.linkId : null);
      if (!mayEnter) return null;
      if (row.state === 'sent') await this.moves.make(tx, row, { to: 'received', by: 'receiver' });
      return this.reading.view(tx, row, pass);
    });
    // Told only now: what was put down about the refusal has to stand.
    if (!view) throw roomWithdrawn();
    return view;
  }

  /** The room again; fails with `room.over`. */
  async read(pass: string, visit: RoomVisit): Promise<RoomView> {
    return this.within(pass, 'room.read', visit, async (tx, row) => {
      // A question that was answered is read with the answer.
      if (row.state === 'info_requested' && (await isAnswered(tx, row))) {
        await this.moves.make(tx, row, { to: 'received', by: 'receiver' });
      }
    });
  }

  /** Moves the attempt as its receiver; again is the same. Fails with `referral.moved`, `referral.edge` and their like, or `room.over`. */
  async move(pass: string, input: MoveInRoom, visit: RoomVisit): Promise<RoomView> {
    const { to, version, reason, outcome, appointmentAt, sessions } = input;
    return this.within(pass, 'room.move', visit, async (tx, row, search) => {
      if (row.state === to && row.version === version + 1) return;
      this.moves.mustBeSeen(row, version);
      if (isTurned(row.state)) await this.mustBeAlone(tx, search, row);
      const sets: Partial<Referral> = {
        ...(appointmentAt === null ? {} : { appointmentAt: new Date(appointmentAt) }),
        ...(sessions === null ? {} : { sessionsAttended: sessions.attended, sessionsPlanned: sessions.planned }),
      };
      await this.moves.make(tx, row, { to, by: 'receiver', reason, outcome, sets });
      const kind = SAID[to];
      const words = reason ?? '';
      if (kind && words) {
        await this.correspondence.keep(tx, row, newId(), 'therapist', { kind, words, times: [] });
      }
      await this.follow(tx, search, row);
    });
  }

  /** Writes to the clinic, or proposes times; a repeat is the same. Fails with `referral.message` or `room.over`. */
  async write(pass: string, messageId: Id, { kind, words, times }: WriteToClinic, visit: RoomVisit): Promise<RoomView> {
    return this.within(pass, 'room.write', visit, async (tx, row) => {
      if (isOver(row.state)) throw roomOver();
      await this.correspondence.keep(tx, row, messageId, 'therapist', { kind, words, times });
    });
  }

  /** Sends another link to the address that a link was sent to; the answer is the same, whether there is one. */
  async renew(token: string, visit: RoomVisit): Promise<void> {
    const seat = await this.visits.known(token, 'room.renew', visit);
    if (await this.visits.isOften(seat.path.referralId)) return;
    await this.work.as(seat.actor, (tx) => this.mail(tx, seat.path));
  }

  /** Sends a link for another attempt to the address that both were sent to; fails with `room.over`. */
  async other(pass: string, referralId: Id, visit: RoomVisit): Promise<void> {
    const seat = await this.visits.seat(pass, 'room.other', visit);
    if (await this.visits.isOften(referralId)) throw roomLimited({ retryAfterSeconds: 86_400 });
    await this.work.as(seat.actor, async (tx) => {
      const row = await referralForWriting(tx, seat.path);
      const patientId = await this.reading.patientOf(tx, row, referralId);
      if (!patientId) throw roomOver();
      await this.mail(tx, { patientId, referralId });
    });
  }

  private async within(
    pass: string,
    action: string,
    visit: RoomVisit,
    job: (tx: Tx, row: Referral, search: ReferralSearch) => Promise<void>,
  ): Promise<RoomView> {
    const seat = await this.visits.seat(pass, action, visit);
    return this.work.as(seat.actor, async (tx) => {
      const { row, search } = await attemptForWriting(tx, seat.path);
      await job(tx, row, search);
      return this.reading.view(tx, row, pass);
    });
  }

  private async mail(tx: Tx, { patientId, referralId }: RoomSeat['path']): Promise<void> {
    await tx.publish(roomMade(tx.actor.clinicId, { patientId, referralId }));
  }

  // Help that was found ends the search; any other end of an attempt is somebody's task, and what was taken up again is none.
  private async follow(tx: Tx, search: ReferralSearch, { state, outcome }: Referral): Promise<void> {
    const at = new Date(tx.now);
    const found = { closedAt: at, closedBy: tx.actor.accountId, closeReason: 'therapy-began' as const };
    if (search.closedAt) return;
    if (state === 'completed' && outcome === 'got_help')
      Object.assign(search, found, { stuckAt: null, askingAt: null });
    else if (state === 'completed') search.stuckAt = at;
    else if (!isTurned(state)) Object.assign(search, { stuckAt: null, askingAt: null });
    await tx.manager.save(search);
  }

  // What was declined can be taken up again only while the search goes on and nobody else is asked.
  private async mustBeAlone(tx: Tx, search: ReferralSearch, row: Referral): Promise<void> {
    if (search.closedAt) throw roomOver();
    const attempts = await tx.manager.findBy(Referral, { clinicId: row.clinicId, searchId: row.searchId });
    const live = attempts.find(({ id, state }) => id !== row.id && !isOver(state));
    if (live) throw referralLive({ state: live.state });
  }
}

async function isAnswered(tx: Tx, { clinicId, id: referralId, since }: Referral): Promise<boolean> {
  const answers = await tx.manager.findBy(ReferralMessageRow, { clinicId, referralId, kind: 'answer' });
  return answers.some(({ at }) => at >= since);
}
