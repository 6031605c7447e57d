import { Injectable } from '@nestjs/common';
import { Patients, StaffDirectory } from '@holdfast/clinic/server';
import type { Actor, Id } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { type ChoiceView, type TherapistCard, type TherapyTracker, trackerOf } from '@holdfast/referral/model';
import { IsNull } from 'typeorm';
import { Referral } from '../loop/referral.entity';
import { ReferralViews } from '../loop/referral-views';
import { Rerouting } from '../loop/rerouting';
import { iso } from '../referral-rows';
import { Interests } from './interests';
import { ReferralSearch } from './search.entity';
import { SearchViews } from './search-views';

const RELEASE: Prepared = {
  name: 'release_to_sign',
  text: `select r.id from referral_release r
      join referral_search s on s.clinic_id = $1 and s.id = r.search_id and s.closed_at is null
    where r.clinic_id = $1 and r.patient_id = $2 and r.signed_at is null and r.withdrawn_at is null and r.expires_at > $3
    order by r.drafted_at desc limit 1`,
};

/** What the tracker tells of one attempt. */
@Injectable()
export class TherapyParts {
  constructor(
    private readonly referrals: ReferralViews,
    private readonly rerouting: Rerouting,
  ) {}

  /** Who would be asked next. */
  nextOf(tx: Tx, searchId: Id): Promise<Id | null> {
    return this.rerouting.nextOf(tx, searchId);
  }

  /** The latest attempt in a patient's words; null where there is none. */
  async attempt(tx: Tx, attempts: readonly Referral[]): Promise<TherapyTracker['referral']> {
    const row = attempts.findLast(({ state }) => state !== 'entered_in_error');
    if (!row) return null;
    const view = await this.referrals.one(tx, row);
    const { done, mood } = trackerOf(row.state, row.attendedAt !== null);
    const { turn } = view;
    const nextBy = row.state === 'scheduled' ? row.appointmentAt : (row.askAt ?? row.expireAt);
    return {
      ...{ id: row.id, therapistName: view.therapistName, done, mood, turn },
      ...{ nextBy: iso(nextBy), appointmentAt: view.appointmentAt },
      times: row.state === 'accepted' ? await this.timesOf(tx, row) : [],
      missedAt: iso(row.missedAt && row.missedAt >= row.since ? row.missedAt : null),
    };
  }

  /** How the latest attempt ended that came to an end; null where none did. */
  async outcome(tx: Tx, patientId: Id): Promise<TherapyTracker['outcome']> {
    const where = { clinicId: tx.actor.clinicId, patientId, state: 'completed' as const };
    const row = await tx.manager.findOne(Referral, { where, order: { closedAt: 'DESC' } });
    if (!row?.closedAt) return null;
    const { therapistName } = await this.referrals.one(tx, row);
    return { therapistName, gotHelp: row.outcome === 'got_help', at: row.closedAt.toISOString() };
  }

  private async timesOf(tx: Tx, row: Referral): Promise<string[]> {
    const messages = await this.referrals.messages(tx, row, '');
    return (messages.findLast(({ kind }) => kind === 'times')?.times ?? []).filter((at) => Date.parse(at) > tx.now);
  }
}

/** The way to a therapist as the patient sees it: five steps, whose turn it is, by when, and what they can do. */
@Injectable()
export class Therapy {
  constructor(
    private readonly work: Work,
    private readonly patients: Patients,
    private readonly staff: StaffDirectory,
    private readonly interests: Interests,
    private readonly views: SearchViews,
    private readonly told: TherapyParts,
  ) {}

  /** Where a patient stands on the way to a therapist; fails with `missing`. */
  view(actor: Actor, patientId: Id): Promise<TherapyTracker> {
    return this.work.as(actor, async (tx) => {
      await this.patients.mustExist(tx, patientId);
      const { clinicId } = actor;
      const where = { clinicId, patientId, closedAt: IsNull() };
      const row = await tx.manager.findOneBy(ReferralSearch, where);
      const attempts = row
        ? await tx.manager.find(Referral, { where: { clinicId, searchId: row.id }, order: { madeAt: 'ASC' } })
        : [];
      const said = await this.interests.latest(tx, patientId);
      const [release] = await tx.query<{ id: Id }>(RELEASE, [clinicId, patientId, new Date(tx.now)]);
      return {
        search: row && (await this.search(tx, row, attempts)),
        referral: await this.told.attempt(tx, attempts),
        outcome: row ? null : await this.told.outcome(tx, patientId),
        releaseId: release?.id ?? null,
        interest: said && { kind: said.kind, at: said.at },
        isOffered: (await this.interests.reasons(tx, patientId)).length > 0,
      };
    });
  }

  private async search(tx: Tx, row: ReferralSearch, attempts: readonly Referral[]): Promise<TherapyTracker['search']> {
    const choices = await this.views.choices(tx, row, await this.views.wishesOf(row), attempts);
    const nextId = await this.told.nextOf(tx, row.id);
    const next = choices.find(({ therapistId }) => therapistId === nextId);
    const isWaiting = attempts.findLast(({ state }) => state !== 'entered_in_error')?.state === 'waitlisted';
    const toRank = !row.declinedAt && row.rankedAt === null && choices.length > 0 ? ('rank' as const) : null;
    const asks = row.askingAt ? (isWaiting ? ('wait' as const) : ('next' as const)) : toRank;
    return {
      ...{ id: row.id, hasStandingConsent: row.hasStandingConsent, asks, declinedAt: iso(row.declinedAt) },
      choices: choices.map(cardOf),
      next: next ? { therapistId: next.therapistId, name: next.entry.name } : null,
      ownerName: (await this.staff.all(tx)).get(row.ownerId)?.name ?? '',
    };
  }
}

function cardOf({ therapistId, entry, fits, misses, rank, referralId }: ChoiceView): TherapistCard {
  const { name, practice, modalities, languages, telehealth, inPerson, place, feeFrom, feeTo, waitDays } = entry;
  return {
    ...{ therapistId, name, practice, modalities, languages, telehealth, inPerson, place, feeFrom, feeTo, waitDays },
    ...{ fits, misses, rank, wasAsked: referralId !== null },
  };
}
