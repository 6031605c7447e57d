import { Injectable } from '@nestjs/common';
import { type Actor, type Id, IdSchema } from '@holdfast/platform/model';
import {
  type Allowance,
  Clock,
  Database,
  networkOf,
  type Prepared,
  Standings,
  Throttles,
  type Tx,
  Work,
} from '@holdfast/platform/server';
import {
  type OpenRoom,
  ROOM_CODE_TRIES,
  ROOM_CODE_TRIES_A_DAY,
  ROOM_PASS_HOLDS_MS,
  roomCode,
  type RoomDoor,
  roomLimited,
  roomOver,
} from '@holdfast/referral/model';
import { RoomDoors } from './room-doors';
import { codeHashOf, hashOf, secretOf } from './room-links';

const OPEN: Prepared = { name: 'room_link_open', text: 'select * from room_link_open($1, $2, $3, $4, $5, $6, $7)' };
const FIND: Prepared = { name: 'room_link_find', text: 'select * from room_link_find($1, $2, $3, $4)' };
const KNOWN: Prepared = { name: 'room_link_known', text: 'select * from room_link_known($1, $2, $3)' };
// Guessing is hopeless; this only keeps a flood from the database, and a whole practice may share one network.
const OPENINGS: Allowance = { name: 'room-link.open', points: 120, seconds: 3600 };
// Each is a mail to somebody who did not ask for it themselves, perhaps: a handful a day is what a person needs.
const RENEWALS: Allowance = { name: 'room-link.renew', points: 6, seconds: 86_400 };
const KNOWN_FOR_MS = 120 * 86_400_000;

interface SeatRow {
  [column: string]: unknown;
  id: Id;
  referral_id: Id;
  patient_id: Id;
}

interface OpenedRow extends SeatRow {
  came: 'opened' | 'wrong' | 'limited' | 'over';
  remaining: number;
  wait_seconds: number;
}

interface FoundRow extends SeatRow {
  holds: boolean;
}

/** Where a request that comes with a link or a pass comes from. */
export interface RoomVisit {
  readonly requestId: Id | null;
  readonly origin: string | null;
}

/** Who acts through a link, and on which attempt. */
export interface RoomSeat {
  readonly actor: Actor;
  readonly linkId: Id;
  readonly path: { readonly patientId: Id; readonly referralId: Id };
}

/**
 * The door of the room. A link's secret shows who asks and a button; with the code, which came another way, it is spent for a
 * pass that stays in that browser. In the trail the link stands for the therapist.
 */
@Injectable()
export class RoomVisits {
  constructor(
    private readonly work: Work,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly doors: RoomDoors,
    private readonly throttles: Throttles,
    private readonly standings: Standings,
  ) {}

  /**
   * What stands on the door, which spends nothing however often it is looked at; a browser that is in already brings its
   * pass. Fails with `room.over` or `room.limited`.
   */
  async door(token: string, pass: string | null, visit: RoomVisit): Promise<RoomDoor> {
    const seat = await this.known(token, 'room.door', visit);
    const isIn = pass !== null && (await this.isIn(seat, pass));
    return this.work.as(seat.actor, async (tx) => {
      const door = await this.doors.door(tx, seat.path.referralId, seat.linkId);
      return isIn ? { ...door, state: 'in' as const, why: null } : door;
    });
  }

  /** Refuses another link where the clinic, the attempt or the patient ended this one. @returns whether one may be sent */
  async mayRenew(seat: RoomSeat): Promise<boolean> {
    const { mayRenew } = await this.work.as({ ...seat.actor, action: 'room.door' }, (tx) =>
      this.doors.door(tx, seat.path.referralId, seat.linkId),
    );
    if (!mayRenew) await this.standings.refuse(seat.actor);
    return mayRenew;
  }

  /** Who a link is of, also when it has run out; fails with `room.over` or `room.limited`. */
  async known(token: string, action: string, visit: RoomVisit): Promise<RoomSeat> {
    await this.mustBeCalm(visit);
    const clinicId = clinicOf(token);
    const since = new Date(this.clock.now() - KNOWN_FOR_MS);
    const [row] = await this.database.run<SeatRow>(KNOWN, [clinicId, hashOf(token), since]);
    if (!row) throw roomOver();
    return seatOf(clinicId, row, action, visit);
  }

  /** Spends a link and its code for a pass; fails with `room.over`, `room.code` or `room.limited`, which stands in the trail. */
  async open({ token, code }: OpenRoom, visit: RoomVisit): Promise<{ seat: RoomSeat; pass: string }> {
    await this.mustBeCalm(visit);
    const clinicId = clinicOf(token);
    const pass = secretOf(clinicId);
    const most = [ROOM_CODE_TRIES, ROOM_CODE_TRIES_A_DAY];
    const values = [clinicId, hashOf(token), codeHashOf(token, code), hashOf(pass), ...most];
    const [row] = await this.database.run<OpenedRow>(OPEN, [...values, new Date(this.clock.now())]);
    if (!row) throw roomOver();
    const { came, remaining: left, wait_seconds: retryAfterSeconds } = row;
    if (came === 'opened') return { seat: seatOf(clinicId, row, 'room.open', visit), pass };
    await this.refuse(seatOf(clinicId, row, 'room.refuse', visit));
    if (came === 'wrong') throw roomCode({ left });
    throw came === 'limited' ? roomLimited({ retryAfterSeconds }) : roomOver();
  }

  /** Who acts through a pass; fails with `room.over`. */
  async seat(pass: string, action: string, visit: RoomVisit): Promise<RoomSeat> {
    const clinicId = clinicOf(pass);
    const row = await this.found(clinicId, pass);
    if (!row) throw roomOver();
    if (row.holds) return seatOf(clinicId, row, action, visit);
    await this.standings.refuse(seatOf(clinicId, row, 'room.refuse', visit).actor);
    throw roomOver();
  }

  /** Puts down that something was refused that was asked for in a room, with the work that refuses it. */
  refuseIn(tx: Tx, action: string, chart: Id | null = tx.actor.chart): Promise<void> {
    return this.standings.refuseIn(tx, { ...tx.actor, action, chart });
  }

  /** Whether so many links of an attempt were asked for from outside that no more go out today. */
  async isOften(referralId: Id): Promise<boolean> {
    return (await this.throttles.take(RENEWALS, referralId)) > 0;
  }

  private async mustBeCalm({ origin }: RoomVisit): Promise<void> {
    const retryAfterSeconds = await this.throttles.take(OPENINGS, networkOf(origin ?? ''));
    if (retryAfterSeconds > 0) throw roomLimited({ retryAfterSeconds });
  }

  // Whoever coordinates sees at once that a link is locked.
  private async refuse({ actor, path: { patientId } }: RoomSeat): Promise<void> {
    await this.standings.refuse(actor);
    const { clinicId, accountId } = actor;
    this.work.hint(clinicId, { kind: 'referral', patientId, threadId: null, seq: 0, accountId, on: true });
  }

  private async isIn({ actor: { clinicId }, path }: RoomSeat, pass: string): Promise<boolean> {
    if (pass.split('.')[0] !== clinicId) return false;
    const row = await this.found(clinicId, pass);
    return row?.holds === true && row.referral_id === path.referralId;
  }

  private async found(clinicId: Id, pass: string): Promise<FoundRow | undefined> {
    const now = this.clock.now();
    const values = [clinicId, hashOf(pass), new Date(now - ROOM_PASS_HOLDS_MS), new Date(now)];
    const [row] = await this.database.run<FoundRow>(FIND, values);
    return row;
  }
}

// The link acts for the therapist, and sees no other patient's rows.
function seatOf(clinicId: Id, row: SeatRow, action: string, visit: RoomVisit): RoomSeat {
  const { id: linkId, patient_id: patientId, referral_id: referralId } = row;
  const actor: Actor = {
    ...{
      clinicId,
      accountId: linkId,
      kind: 'patient',
      roles: [],
      patientId,
      sessionId: null,
      action,
      chart: patientId,
    },
    ...visit,
  };
  return { actor, linkId, path: { patientId, referralId } };
}

function clinicOf(secret: string): Id {
  const clinicId = IdSchema.safeParse(secret.split('.')[0]);
  if (!clinicId.success) throw roomOver();
  return clinicId.data;
}
