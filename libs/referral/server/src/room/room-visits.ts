import { Injectable } from '@nestjs/common';
import { Clinics } from '@holdfast/clinic/server';
import { type Actor, type Id, IdSchema } from '@holdfast/platform/model';
import {
  type Allowance,
  Clock,
  Database,
  networkOf,
  type Prepared,
  Throttles,
  type Tx,
  Work,
} from '@holdfast/platform/server';
import {
  type OpenRoom,
  ROOM_CODE_TRIES,
  ROOM_PASS_HOLDS_MS,
  roomCode,
  type RoomDoor,
  roomLimited,
  roomOver,
} from '@holdfast/referral/model';
import { codeHashOf, hashOf, secretOf } from './room-links';

const OPEN: Prepared = { name: 'room_link_open', text: 'select * from room_link_open($1, $2, $3, $4, $5, $6)' };
const FIND: Prepared = { name: 'room_link_find', text: 'select * from room_link_find($1, $2, $3, $4)' };
const KNOWN: Prepared = { name: 'room_link_known', text: 'select * from room_link_known($1, $2, $3)' };
// Guessing is hopeless; this only keeps a flood from the database, and a whole practice may share one network.
const OPENINGS: Allowance = { name: 'room-link.open', points: 120, seconds: 3600 };
// Each link brings five more tries of a code, and a mail: a handful a day is what a person needs.
const RENEWALS: Allowance = { name: 'room-link.renew', points: 6, seconds: 86_400 };
const KNOWN_FOR_MS = 120 * 86_400_000;

interface SeatRow {
  [column: string]: unknown;
  id: Id;
  referral_id: Id;
  patient_id: Id;
  opened?: boolean;
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
    private readonly clinics: Clinics,
    private readonly throttles: Throttles,
  ) {}

  /** What stands on the door; it is the same however often it is looked at. Fails with `room.over` or `room.limited`. */
  async door(token: string, visit: RoomVisit): Promise<RoomDoor> {
    const seat = await this.known(token, 'room.door', visit);
    return this.work.as(seat.actor, async (tx) => ({
      clinic: await this.clinics.contact(tx),
      isWaiting: await this.isWaiting(tx, token),
    }));
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

  /** Spends a link and its code for a pass; fails with `room.over`, `room.code` or `room.limited`. */
  async open({ token, code }: OpenRoom, visit: RoomVisit): Promise<{ seat: RoomSeat; pass: string }> {
    await this.mustBeCalm(visit);
    const clinicId = clinicOf(token);
    const pass = secretOf(clinicId);
    const values = [clinicId, hashOf(token), codeHashOf(token, code), hashOf(pass), ROOM_CODE_TRIES];
    const [row] = await this.database.run<SeatRow>(OPEN, [...values, new Date(this.clock.now())]);
    if (!row) throw roomOver();
    const seat = seatOf(clinicId, row, row.opened ? 'room.open' : 'room.refuse', visit);
    if (row.opened) return { seat, pass };
    const left = await this.work.as(seat.actor, (tx) => this.triesLeft(tx, token));
    throw roomCode({ left });
  }

  /** Who acts through a pass; fails with `room.over`. */
  async seat(pass: string, action: string, visit: RoomVisit): Promise<RoomSeat> {
    const clinicId = clinicOf(pass);
    const now = this.clock.now();
    const values = [clinicId, hashOf(pass), new Date(now - ROOM_PASS_HOLDS_MS), new Date(now)];
    const [row] = await this.database.run<SeatRow>(FIND, values);
    if (!row) throw roomOver();
    return seatOf(clinicId, row, action, visit);
  }

  /** Whether so many links of an attempt were asked for from outside that no more go out today. */
  async isOften(referralId: Id): Promise<boolean> {
    return (await this.throttles.take(RENEWALS, referralId)) > 0;
  }

  private async mustBeCalm({ origin }: RoomVisit): Promise<void> {
    const retryAfterSeconds = await this.throttles.take(OPENINGS, networkOf(origin ?? ''));
    if (retryAfterSeconds > 0) throw roomLimited({ retryAfterSeconds });
  }

  private async isWaiting(tx: Tx, token: string): Promise<boolean> {
    const [row] = await tx.query<{ waits: boolean }>(WAITS, [
      tx.actor.clinicId,
      hashOf(token),
      new Date(tx.now),
      ROOM_CODE_TRIES,
    ]);
    return row?.waits ?? false;
  }

  private async triesLeft(tx: Tx, token: string): Promise<number> {
    const [row] = await tx.query<{ tries: number }>(TRIES, [tx.actor.clinicId, hashOf(token)]);
    return Math.max(0, ROOM_CODE_TRIES - (row?.tries ?? ROOM_CODE_TRIES));
  }
}

const WAITS: Prepared = {
  name: 'room_link_waits',
  text: `select l.pass_hash is null and l.revoked_at is null and l.expires_at > $3 and l.tries < $4 as waits from room_link l
    where l.clinic_id = $1 and l.token_hash = $2`,
};
const TRIES: Prepared = {
  name: 'room_link_tries',
  text: 'select l.tries from room_link l where l.clinic_id = $1 and l.token_hash = $2',
};

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
