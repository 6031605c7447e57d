import { Injectable } from '@nestjs/common';
import { Clinics } from '@holdfast/clinic/server';
import { localDay } from '@holdfast/check-in/model';
import type { Id } from '@holdfast/platform/model';
import type { Prepared, Tx } from '@holdfast/platform/server';
import {
  isOver,
  type MoveInRoom,
  movesOf,
  type ReferralState,
  referralTime,
  type RoomView,
  standingVisit,
} from '@holdfast/referral/model';
import { Directory } from '../directory/directory';
import { ReferralViews } from '../loop/referral-views';
import { Referral } from '../loop/referral.entity';
import { Sending } from '../loop/sending';
import { iso } from '../referral-rows';
import { Packets } from '../release/packets';

// Others of the same address: no name, and each behind a code of its own. The link sees one patient's rows only, so whoever
// asks here asks for the clinic.
const OTHERS: Prepared = {
  name: 'room_others',
  text: 'select * from room_others($1, $2, $3)',
};

interface OtherRow {
  [column: string]: unknown;
  id: Id;
  patient_id: Id;
  sent_at: Date;
  state: ReferralState;
  urgency: Referral['urgency'];
}

/** What stands in a room: what was sent, as long as it may be shown, and nothing else. */
@Injectable()
export class RoomReading {
  constructor(
    private readonly clinics: Clinics,
    private readonly directory: Directory,
    private readonly views: ReferralViews,
    private readonly sending: Sending,
    private readonly packets: Packets,
  ) {}

  /** Whether what was sent may be shown now. */
  async isShown(tx: Tx, row: Referral): Promise<boolean> {
    const isWanted = !isOver(row.state) || row.state === 'completed';
    return isWanted && (await this.sending.mayOpen(tx, row));
  }

  /** Whether what was sent may not be shown any more, because its release ended while the attempt goes on. */
  async isWithdrawn(tx: Tx, row: Referral): Promise<boolean> {
    return !isOver(row.state) && !(await this.sending.mayOpen(tx, row));
  }

  /** Whether this very move was made last over the version that it was seen in: with the same words and all the rest. */
  async isMade(tx: Tx, row: Referral, { to, version, ...move }: MoveInRoom): Promise<boolean> {
    const { appointmentAt: at, sessions } = move;
    if (row.state !== to || row.version !== version + 1) return false;
    if (at !== null && row.appointmentAt?.getTime() !== Date.parse(at)) return false;
    if (to === 'completed' && row.outcome !== move.outcome) return false;
    if (sessions && (sessions.attended !== row.sessionsAttended || sessions.planned !== row.sessionsPlanned))
      return false;
    const last = (await this.views.steps(tx, row, '')).find(({ kind }) => kind === 'moved');
    return last?.by === 'receiver' && last.words === move.reason;
  }

  /** Whether somebody came is known on the day of the visit, by the clinic's calendar; before it fails with `referral.time`. */
  async mustBeItsDay(tx: Tx, { appointmentAt }: Referral): Promise<void> {
    const { zone } = await this.clinics.openingOf(tx);
    const isBefore = appointmentAt && localDay(tx.now, zone) < localDay(appointmentAt.getTime(), zone);
    if (isBefore) throw referralTime({ fault: 'early' });
  }

  /** The room as it is told to whoever holds the pass. */
  async view(tx: Tx, row: Referral, pass: string): Promise<RoomView> {
    const entry = (await this.directory.entriesOf(tx, [row.therapistId])).get(row.therapistId)?.entry;
    const therapistName = entry?.name ?? '';
    const isShown = await this.isShown(tx, row);
    const packet = isShown && row.packetId ? await this.packets.sentIn(tx, row.packetId) : null;
    const { id: referralId, state, version, urgency, outcome } = row;
    return {
      ...{ pass, now: new Date(tx.now).toISOString(), referralId, state, version, urgency, outcome, therapistName },
      ...{ clinic: await this.clinics.contact(tx), clinicName: await this.clinics.nameIn(tx) },
      ...{ since: row.since.toISOString(), sentAt: iso(row.sentAt), answerBy: iso(row.expireAt) },
      ...{ packet, moves: [...movesOf(state, 'receiver')] },
      appointmentAt: iso(standingVisit(state, row.appointmentAt)),
      sessions: { attended: row.sessionsAttended, planned: row.sessionsPlanned },
      messages: isShown ? await this.views.messages(tx, row, therapistName) : [],
      others: await this.others(tx, row),
    };
  }

  /** Other attempts that were sent to the same address and are not over. */
  async others(tx: Tx, row: Referral): Promise<RoomView['others']> {
    const rows = await this.otherRows(tx, row);
    return rows.map(({ id: other, sent_at: at, state, urgency }) => ({
      id: other,
      sentAt: at.toISOString(),
      state,
      urgency,
    }));
  }

  /** Whose another of these attempts is; null where it is none of them. */
  async patientOf(tx: Tx, row: Referral, referralId: Id): Promise<Id | null> {
    return (await this.otherRows(tx, row)).find(({ id }) => id === referralId)?.patient_id ?? null;
  }

  private otherRows(tx: Tx, { clinicId, id, therapistId }: Referral): Promise<OtherRow[]> {
    return tx.query<OtherRow>(OTHERS, [clinicId, therapistId, id]);
  }
}
