import { Injectable } from '@nestjs/common';
import { Clinics } from '@holdfast/clinic/server';
import type { Failure, FailureFacts, Id } from '@holdfast/platform/model';
import { Sealing, type Tx } from '@holdfast/platform/server';
import {
  columnOf,
  isFinal,
  isTurned,
  type Mover,
  moveRefusal,
  type MoveRefusal,
  referralDue,
  referralEdge,
  referralMoved,
  referralMovedOn,
  referralOutcome,
  type ReferralOutcome,
  referralReason,
  type ReferralState,
  releaseLacking,
  searchConsent,
  type StepKind,
} from '@holdfast/referral/model';
import { ReferralSettings } from '../setting/referral-settings';
import { patientKey, placeOf } from '../referral-rows';
import { hintReferral } from './loop-rows';
import { Referral, ReferralStepRow } from './referral.entity';

/** One move that is to be made, with what belongs to it. */
export interface Move {
  readonly to: ReferralState;
  readonly by: Mover;
  readonly reason?: string | null;
  readonly outcome?: ReferralOutcome | null;
  readonly hasRelease?: boolean;
  readonly hasStandingConsent?: boolean;
  /** What of the row changes with it. */
  readonly sets?: Partial<Referral>;
  /** What a move of the timer answers. */
  readonly dueAt?: Date | null;
}

/** A step that moves nothing. */
export interface Step {
  readonly kind: StepKind;
  readonly by: Mover;
  readonly words?: string | null;
  readonly dueAt?: Date | null;
}

const REFUSED: Readonly<Record<MoveRefusal, (facts?: FailureFacts) => Failure>> = {
  edge: referralEdge,
  mover: referralEdge,
  reason: referralReason,
  outcome: referralOutcome,
  release: releaseLacking,
  consent: searchConsent,
};
// With any of these a therapist has answered: the first of them ends the wait that the figures call "answer".
const ANSWERS: ReadonlySet<ReferralState> = new Set(['accepted', 'declined', 'waitlisted', 'info_requested']);

/** Moves attempts along the data file's edges, and nothing else does: one place for clinic, therapist and clock. */
@Injectable()
export class Moves {
  constructor(
    private readonly sealing: Sealing,
    private readonly clinics: Clinics,
    private readonly settings: ReferralSettings,
  ) {}

  /**
   * Moves an attempt that is held for writing.
   * Fails with `referral.edge`, `referral.reason`, `referral.outcome`, `release.lacking` or `search.consent`.
   */
  async make(tx: Tx, row: Referral, move: Move): Promise<void> {
    const { to, by, reason = null, outcome = null, hasRelease = false, hasStandingConsent = false } = move;
    const refusal = moveRefusal(row.state, { to, by, reason, outcome, hasRelease, hasStandingConsent });
    if (refusal) throw REFUSED[refusal]({ state: row.state });
    const from = row.state;
    const now = new Date(tx.now);
    Object.assign(row, { callAt: null, repliedAt: null }, move.sets, {
      state: to,
      since: now,
      version: row.version + 1,
    });
    if (columnOf(to) !== columnOf(from)) row.columnSince = now;
    if (to === 'sent') row.sentAt = now;
    if (to === 'accepted') row.acceptedAt = now;
    if (to === 'attended') row.attendedAt = now;
    if (ANSWERS.has(to)) row.answeredAt ??= now;
    if (to === 'completed') row.outcome = outcome;
    if (isFinal(to)) row.closedAt = now;
    await this.dueOf(tx, row);
    await this.write(tx, row, { kind: 'moved', by, words: reason, dueAt: move.dueAt ?? null }, { from, to });
    await tx.publish(referralMovedOn(row.clinicId, { patientId: row.patientId, referralId: row.id }));
  }

  /** Puts down a step that moves nothing, and keeps what of the row changed with it. */
  async note(tx: Tx, row: Referral, step: Step): Promise<void> {
    await this.write(tx, row, step, { from: null, to: null });
  }

  /** Refuses a move over another version than the one that was seen, with `referral.moved`. */
  mustBeSeen(row: Referral, version: number): void {
    if (row.version !== version) throw referralMoved({ state: row.state });
  }

  /** Reckons anew when an attempt falls due that stays where it is. */
  async due(tx: Tx, row: Referral): Promise<void> {
    await this.dueOf(tx, row);
    await this.keep(tx, row);
  }

  /** Keeps a row that is held for writing. */
  async keep(tx: Tx, row: Referral): Promise<void> {
    const { clinicId, id, ...kept } = row;
    await tx.manager.update(Referral, { clinicId, id }, kept);
    hintReferral(tx, row.patientId);
  }

  private async dueOf(tx: Tx, row: Referral): Promise<void> {
    const opening = await this.clinics.openingOf(tx);
    const clocks = await this.settings.clocksIn(tx);
    const { state, urgency } = row;
    const standing = { state, urgency, isUntold: row.callAt !== null, isAnswered: isAnswered(row) };
    const due = referralDue({ ...standing, since: tx.now }, opening, clocks);
    // A visit is asked about once its day has come, not before.
    const from = state === 'scheduled' && row.appointmentAt ? Math.max(tx.now, row.appointmentAt.getTime()) : tx.now;
    const askAt = from > tx.now ? referralDue({ ...standing, since: from }, opening, clocks).askAt : due.askAt;
    row.askAt = askAt === null ? null : new Date(askAt);
    row.expireAt = due.expireAt === null ? null : new Date(due.expireAt);
    row.dueAt = isTurned(state) ? new Date(tx.now) : earliest(row.askAt, row.expireAt);
  }

  private async write(
    tx: Tx,
    row: Referral,
    step: Step,
    { from, to }: { from: ReferralState | null; to: ReferralState | null },
  ): Promise<void> {
    const { clinicId, id: referralId, patientId } = row;
    row.steps += 1;
    const place = stepPlace(clinicId, referralId, row.steps);
    await tx.manager.insert(ReferralStepRow, {
      ...{ clinicId, referralId, patientId, seq: row.steps, kind: step.kind, fromState: from, toState: to },
      ...{ mover: step.by, accountId: step.by === 'timer' ? null : tx.actor.accountId, at: new Date(tx.now) },
      dueAt: step.dueAt ?? null,
      wordsSealed: step.words ? await this.sealing.seal(patientKey(clinicId, patientId), place, step.words) : null,
    });
    await this.keep(tx, row);
  }
}

/** Whether the clinic answered what the therapist asked in the state that holds. */
export function isAnswered({ repliedAt, since }: Referral): boolean {
  return repliedAt !== null && repliedAt >= since;
}

/** The earlier of two times that may fall due; null where neither does. */
export function earliest(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one < other ? one : other;
}

/** Where a step's words stand. */
export function stepPlace(clinicId: Id, referralId: Id, seq: number) {
  return placeOf(clinicId, 'referral_step', 'words', `${referralId}/${seq}`);
}
