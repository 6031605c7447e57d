import { Injectable } from '@nestjs/common';
import { type Id, newId } from '@holdfast/platform/model';
import { type Tx, Work } from '@holdfast/platform/server';
import {
  isFinal,
  isOver,
  isRoomShut,
  isTurned,
  type MoveInRoom,
  type OpenRoom,
  proposalFault,
  referralEdge,
  referralLive,
  type ReferralState,
  referralTime,
  roomLimited,
  roomMade,
  roomOver,
  type RoomView,
  roomWithdrawn,
  visitFault,
  type WriteToClinic,
} from '@holdfast/referral/model';
import { MoreThan } from 'typeorm';
import { Correspondence } from '../loop/correspondence';
import { attemptForWriting, referralForWriting } from '../loop/loop-rows';
import { isAnswered, Moves } from '../loop/moves';
import { Referral, ReferralStepRow } from '../loop/referral.entity';
import type { ReferralSearch } from '../search/search.entity';
import { RoomLinks } from './room-links';
import { RoomReading } from './room-reading';
import { type RoomSeat, type RoomVisit, RoomVisits } from './room-visits';

const DAY_MS = 86_400_000;
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
    const view = await this.work.as(seat.actor, (tx) => this.enter(tx, seat, pass)).catch(withdrawn);
    if (view) return view;
    // The opening is undone, and that it was refused stands in its place.
    await this.work.as({ ...seat.actor, action: 'room.end' }, async (tx) => {
      const row = await referralForWriting(tx, seat.path);
      await this.moves.note(tx, row, { kind: 'refused', by: 'receiver' });
      await this.visits.refuseIn(tx, 'room.open');
      await this.links.revoke(tx, row, 'withdrawn');
    });
    throw roomWithdrawn();
  }

  /** The room again; fails with `room.over`. */
  async read(pass: string, visit: RoomVisit): Promise<RoomView> {
    return this.within(pass, 'room.read', visit, async (tx, row) => {
      if (await this.reading.isWithdrawn(tx, row)) await this.noteRefusal(tx, row);
      // A question that was answered is read with the answer.
      if (row.state === 'info_requested' && isAnswered(row) && (await this.reading.isShown(tx, row))) {
        await this.moves.make(tx, row, { to: 'received', by: 'receiver' });
      }
    });
  }

  /**
   * Moves the attempt as its receiver; a repeat is the same. Fails with `referral.moved`, `referral.edge`, `referral.time` and their like, or
   * `room.over`.
   */
  async move(pass: string, input: MoveInRoom, visit: RoomVisit): Promise<RoomView> {
    return this.within(pass, 'room.move', visit, (tx, row, search) => this.answer(tx, row, search, input));
  }

  /** The same inside ongoing work, with both held for writing: also for an answer that came by phone or fax. */
  async answer(tx: Tx, row: Referral, search: ReferralSearch, input: MoveInRoom): Promise<void> {
    const { to, version, reason, outcome, appointmentAt, sessions } = input;
    if (await this.reading.isMade(tx, row, input)) return;
    this.moves.mustBeSeen(row, version);
    if (appointmentAt !== null) mustBeTime(visitFault(Date.parse(appointmentAt), tx.now));
    if (to === 'attended' || to === 'no_show') await this.reading.mustBeItsDay(tx, row);
    const from = row.state;
    if (isTurned(from)) await this.mustBeAlone(tx, search, row);
    const sets: Partial<Referral> = {
      ...(appointmentAt === null ? {} : { appointmentAt: new Date(appointmentAt) }),
      ...(sessions === null ? {} : { sessionsAttended: sessions.attended, sessionsPlanned: sessions.planned }),
      ...(to === 'attended' && sessions === null ? { sessionsAttended: Math.max(1, row.sessionsAttended) } : {}),
    };
    await this.moves.make(tx, row, { to, by: 'receiver', reason, outcome, sets });
    const kind = SAID[to];
    const words = reason ?? '';
    if (kind && words) {
      await this.correspondence.keep(tx, row, newId(), 'therapist', { kind, words, times: [] });
    }
    await this.follow(tx, search, row, from);
  }

  /** Writes to the clinic, or proposes times; a repeat is the same. Fails with `referral.message`, `referral.time`, `referral.edge` or `room.over`. */
  async write(pass: string, messageId: Id, { kind, words, times }: WriteToClinic, visit: RoomVisit): Promise<RoomView> {
    return this.within(pass, 'room.write', visit, async (tx, row) => {
      if (isOver(row.state)) throw referralEdge({ state: row.state });
      const isNew = await this.correspondence.keep(tx, row, messageId, 'therapist', { kind, words, times });
      if (isNew) for (const at of times) mustBeTime(proposalFault(Date.parse(at), tx.now));
    });
  }

  /** Sends another link to the address that a link was sent to; the answer is the same, whether there is one. */
  async renew(token: string, visit: RoomVisit): Promise<void> {
    const seat = await this.visits.known(token, 'room.renew', visit);
    if (!(await this.visits.mayRenew(seat)) || (await this.visits.isOften(seat.path.referralId))) return;
    await this.work.as(seat.actor, (tx) => this.mail(tx, seat.path));
  }

  /** Leaves the room in this browser: its pass and its link open nothing any more. Fails with `room.over`. */
  async leave(pass: string, visit: RoomVisit): Promise<void> {
    const { actor, linkId, path } = await this.visits.seat(pass, 'room.leave', visit);
    await this.work.as(actor, (tx) => this.links.leave(tx, linkId, path.patientId));
  }

  /** Sends a link for another attempt to the address that both were sent to; fails with `room.over` or `room.limited`. */
  async other(pass: string, referralId: Id, visit: RoomVisit): Promise<void> {
    const seat = await this.visits.seat(pass, 'room.others', visit);
    const patientId = await this.work.as(seat.actor, async (tx) => {
      const whose = await this.reading.patientOf(tx, await referralForWriting(tx, seat.path), referralId);
      if (!whose) await this.visits.refuseIn(tx, 'room.other');
      return whose;
    });
    if (!patientId) throw roomOver();
    if (await this.visits.isOften(referralId)) throw roomLimited({ retryAfterSeconds: 86_400 });
    const actor = { ...seat.actor, action: 'room.other', chart: patientId, patientId };
    await this.work.as(actor, async (tx) => {
      const { clinicId } = tx.actor;
      // The answer is the same, so that nobody learns here what the clinic ended there.
      const isShut = isRoomShut(await this.links.linksOf(tx, { clinicId, id: referralId }));
      if (isShut) await this.visits.refuseIn(tx, 'room.other');
      else await this.mail(tx, { patientId, referralId });
    });
  }

  private async enter(tx: Tx, seat: RoomSeat, pass: string): Promise<RoomView> {
    const row = await referralForWriting(tx, seat.path);
    const isShown = await this.reading.isShown(tx, row);
    // Who was in before comes in again, to a room without a packet: a state that only they leave is not locked away.
    if (!isShown && (row.state === 'sent' || isFinal(row.state))) throw roomWithdrawn();
    await this.moves.note(tx, row, { kind: isShown ? 'opened' : 'refused', by: 'receiver' });
    if (!isShown) await this.visits.refuseIn(tx, 'room.refuse');
    await this.links.revoke(tx, row, 'replaced', seat.linkId);
    await this.came(tx, row);
    if (row.state === 'sent') await this.moves.make(tx, row, { to: 'received', by: 'receiver' });
    return this.reading.view(tx, row, pass);
  }

  // Who reads it in the room need not be called; who was not told before has their days from now on.
  private async came(tx: Tx, row: Referral): Promise<void> {
    if (row.callAt === null || !(await this.reading.isShown(tx, row))) return;
    const isFirst = row.expireAt === null;
    row.callAt = null;
    await (isFirst ? this.moves.due(tx, row) : this.moves.keep(tx, row));
  }

  // What cannot be shown any more was asked for all the same: each time for the trail, once a day for the clinic's side.
  private async noteRefusal(tx: Tx, row: Referral): Promise<void> {
    await this.visits.refuseIn(tx, 'room.refuse');
    const { clinicId, id: referralId } = row;
    const at = MoreThan(new Date(tx.now - DAY_MS));
    if (await tx.manager.existsBy(ReferralStepRow, { clinicId, referralId, kind: 'refused', at })) return;
    await this.moves.note(tx, row, { kind: 'refused', by: 'receiver' });
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
      await this.came(tx, row);
      await job(tx, row, search);
      return this.reading.view(tx, row, pass);
    });
  }

  private async mail(tx: Tx, { patientId, referralId }: RoomSeat['path']): Promise<void> {
    await tx.publish(roomMade(tx.actor.clinicId, { patientId, referralId }));
  }

  // Help that was found ends the search; any other end of an attempt is somebody's task, and what was taken up again is none.
  private async follow(tx: Tx, search: ReferralSearch, row: Referral, from: ReferralState): Promise<void> {
    const { state, outcome } = row;
    const at = new Date(tx.now);
    const found = { closedAt: at, closedBy: tx.actor.accountId, closeReason: 'therapy-began' as const };
    if (search.closedAt) return;
    if (state === 'completed' && outcome === 'got_help')
      Object.assign(search, found, { stuckAt: null, askingAt: null, agreedAt: null });
    else if (state === 'completed') search.stuckAt = at;
    else if (!isTurned(state)) Object.assign(search, { stuckAt: null, askingAt: null, agreedAt: null });
    // Whether to go on waiting is not asked of whom nobody keeps a place for.
    else if (from === 'waitlisted') Object.assign(search, { askingAt: null, agreedAt: null });
    await tx.manager.save(search);
  }

  // What was declined can be taken up again only while the search goes on and nobody else is asked.
  private async mustBeAlone(tx: Tx, search: ReferralSearch, row: Referral): Promise<void> {
    if (search.closedAt) throw referralEdge({ state: row.state });
    const attempts = await tx.manager.findBy(Referral, { clinicId: row.clinicId, searchId: row.searchId });
    const live = attempts.find(({ id, state }) => id !== row.id && !isOver(state));
    if (live) throw referralLive({ state: live.state });
  }
}

function mustBeTime(fault: 'past' | 'far' | null): void {
  if (fault) throw referralTime({ fault });
}

function withdrawn(failure: unknown): null {
  if ((failure as { code?: string }).code === 'room.withdrawn') return null;
  throw failure;
}
