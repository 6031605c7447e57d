import { Injectable } from '@nestjs/common';
import { Clinics, Patients, StaffDirectory } from '@holdfast/clinic/server';
import { Sealing, type Tx } from '@holdfast/platform/server';
import {
  columnOf,
  isFinal,
  isOver,
  type ReferralDetail,
  type ReferralMessage,
  type ReferralStep,
  type ReferralView,
  type ReleaseFault,
  standingVisit,
  type TherapistEntry,
  turnOf,
  waitsFor,
} from '@holdfast/referral/model';
import { Directory } from '../directory/directory';
import { iso, patientKey, placeOf } from '../referral-rows';
import { ReleaseJudging } from '../release/release-judging';
import { isAnswered, stepPlace } from './moves';
import { Referral, ReferralMessageRow, ReferralStepRow } from './referral.entity';

/** Tells attempts, their steps and what was said about them, as the clinic's side sees them. */
@Injectable()
export class ReferralViews {
  constructor(
    private readonly sealing: Sealing,
    private readonly patients: Patients,
    private readonly staff: StaffDirectory,
    private readonly directory: Directory,
    private readonly judging: ReleaseJudging,
    private readonly clinics: Clinics,
  ) {}

  /** Many attempts at once, in the order in which they come. */
  async many(tx: Tx, rows: readonly Referral[]): Promise<ReferralView[]> {
    if (rows.length === 0) return [];
    const people = await this.patients.summaries(tx, [...new Set(rows.map(({ patientId }) => patientId))]);
    const entries = await this.directory.entriesOf(
      tx,
      rows.map(({ therapistId }) => therapistId),
    );
    const staff = await this.staff.all(tx);
    const open = rows.filter(({ state }) => !isOver(state));
    const faults = await this.judging.many(
      tx,
      open.map((row) => ({ ...row, therapistName: entries.get(row.therapistId)?.entry.name ?? null })),
    );
    return rows.map((row) => {
      const entry = entries.get(row.therapistId)?.entry;
      return {
        ...told(row, tx.now),
        patientName: people.get(row.patientId)?.name ?? '',
        therapistName: entry?.name ?? '',
        owner: { id: row.ownerId, name: staff.get(row.ownerId)?.name ?? '' },
        ...lacking(row, entry, faults.get(row.id) ?? null),
      };
    });
  }

  /** One attempt. */
  async one(tx: Tx, row: Referral): Promise<ReferralView> {
    const [view] = await this.many(tx, [row]);
    return view as ReferralView;
  }

  /** How the therapist of an attempt wants to be reached, and where; and how the clinic names itself to them. */
  async contact(tx: Tx, { therapistId }: Referral): Promise<Pick<ReferralDetail, 'contact' | 'from'>> {
    const entry = (await this.directory.entriesOf(tx, [therapistId])).get(therapistId)?.entry;
    const { contactBy: by = 'phone', email = null, phone = null, fax = null } = entry ?? {};
    const { neutralName: clinicName, phone: ours } = await this.clinics.contact(tx);
    return { contact: { by, email, phone, fax }, from: { clinicName, phone: ours } };
  }

  /** Every step of an attempt, the latest first; whoever acted through the link has the therapist's name. */
  async steps(tx: Tx, { clinicId, id: referralId, patientId }: Referral, therapist: string): Promise<ReferralStep[]> {
    const rows = await tx.manager.find(ReferralStepRow, { where: { clinicId, referralId }, order: { seq: 'DESC' } });
    const words = await this.sealing.openAll(
      clinicId,
      'patient',
      rows.map(({ seq, wordsSealed: sealed }) => ({
        ...{ subjectId: patientId, place: stepPlace(clinicId, referralId, seq), sealed },
      })),
    );
    const [staff, people] = [await this.staff.all(tx), await this.patients.summaries(tx, [patientId])];
    return rows.map(({ seq, kind, fromState, toState, mover, accountId, at }, index) => ({
      ...{ number: seq, kind, from: fromState, to: toState, by: mover, words: words[index] ?? null },
      name: mover === 'receiver' ? therapist : nameOf(accountId, kind, staff, people.get(patientId)?.name ?? ''),
      at: at.toISOString(),
    }));
  }

  /** What the clinic and the therapist said, the oldest first. */
  async messages(
    tx: Tx,
    { clinicId, id: referralId, patientId }: Referral,
    therapist: string,
  ): Promise<ReferralMessage[]> {
    const where = { clinicId, referralId };
    const rows = await tx.manager.find(ReferralMessageRow, { where, order: { at: 'ASC', id: 'ASC' } });
    const bodies = await this.sealing.openAll(
      clinicId,
      'patient',
      rows.map(({ id, bodySealed: sealed }) => ({ subjectId: patientId, place: messagePlace(clinicId, id), sealed })),
    );
    const staff = await this.staff.all(tx);
    return rows.map(({ id, side, kind, accountId, at }, index) => {
      const { words = '', times = [] } = JSON.parse(bodies[index] ?? '{}') as { words?: string; times?: string[] };
      const name = side === 'therapist' ? therapist : (staff.get(accountId)?.name ?? '');
      return { id, side, kind, words, times, name, at: at.toISOString() };
    });
  }

  /** Keeps what was said; the words and the times that are proposed. */
  async messageBody(
    clinicId: string,
    id: string,
    patientId: string,
    body: { words: string; times: readonly string[] },
  ) {
    const key = patientKey(clinicId, patientId);
    const text = JSON.stringify(body);
    return {
      bodySealed: await this.sealing.seal(key, messagePlace(clinicId, id), text),
      digest: await this.sealing.digest(key, text),
    };
  }
}

type Lacking = Pick<ReferralView, 'missing' | 'releaseFault'>;

// What was sent has gone its way; what it is opened by can still end.
function lacking({ state }: Referral, entry: TherapistEntry | undefined, releaseFault: ReleaseFault | null): Lacking {
  const way = entry && { mail: entry.email, phone: entry.phone, fax: entry.fax }[entry.contactBy];
  const hasWay = state !== 'draft' || Boolean(way);
  const missing = [...(releaseFault ? (['release'] as const) : []), ...(hasWay ? [] : (['contact'] as const))];
  return { missing, releaseFault };
}

function told(
  row: Referral,
  now: number,
): Omit<ReferralView, 'patientName' | 'therapistName' | 'owner' | keyof Lacking> {
  const { id, searchId, patientId, therapistId, state, urgency, outcome, version } = row;
  return {
    ...{ id, searchId, patientId, therapistId, state, urgency, outcome, version, column: columnOf(state) },
    ...{
      since: row.since.toISOString(),
      sentAt: iso(row.sentAt),
      callAt: iso(row.callAt),
      isAnswered: isAnswered(row),
    },
    columnSince: (row.columnSince ?? row.since).toISOString(),
    turn: turnOf(waitsFor({ state, isToCall: row.callAt !== null, isAnswered: isAnswered(row) })),
    missedAt: isMissed(row) ? iso(row.missedAt) : null,
    isStuck: !isFinal(state) && (isMissed(row) || isOverdue(row, now)),
    ...{
      askAt: iso(row.askAt),
      expireAt: iso(row.expireAt),
      appointmentAt: iso(standingVisit(state, row.appointmentAt)),
    },
    nudges: { count: row.nudges, lastAt: iso(row.nudgedAt) },
    sessions: { attended: row.sessionsAttended, planned: row.sessionsPlanned },
  };
}

// Somebody has to look: it was asked about and nothing came, a call is due, or its time to be asked about has come.
function isOverdue({ askAt, callAt, nudgedAt, since }: Referral, now: number): boolean {
  if (askAt !== null) return askAt.getTime() <= now;
  return callAt !== null || (nudgedAt !== null && nudgedAt >= since);
}

function isMissed({ missedAt, since }: Referral): boolean {
  return missedAt !== null && missedAt >= since;
}

function nameOf(
  accountId: string | null,
  kind: ReferralStep['kind'],
  staff: ReadonlyMap<string, { readonly name: string }>,
  patient: string,
): string {
  if (accountId === null) return '';
  return staff.get(accountId)?.name ?? (kind === 'missed' ? patient : '');
}

/** Where a message stands. */
export function messagePlace(clinicId: string, id: string) {
  return placeOf(clinicId, 'referral_message', 'body', id);
}
