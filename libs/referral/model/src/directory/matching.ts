import type { ReferralNeedThresholds } from '../need/referral-need-thresholds';
import type { Modality, TherapistEntry, TherapistHistory } from './therapist.contract';

/** What a patient needs and wishes; what is left open rules nobody in or out. */
export interface Wishes {
  /** Kinds of psychotherapy that fit, as the clinic and the patient see it. */
  readonly modalities: readonly Modality[];
  /** BCP 47 tags the patient speaks, the preferred first. */
  readonly languages: readonly string[];
  readonly payer: string | null;
  /** What the patient could pay for a session without a payer, US dollars. */
  readonly mostFee: number | null;
  readonly meeting: 'telehealth' | 'in-person' | null;
  readonly gender: TherapistEntry['gender'];
  readonly accessibility: TherapistEntry['accessibility'];
}

/** Why somebody fits, or does not; each is told in words. */
export const MATCH_REASONS = [
  'language',
  'payer',
  'fee',
  'modality',
  'meeting',
  'accessibility',
  'capacity',
  'wait',
  'gender',
  'answers',
] as const;

/** Why somebody fits, or does not. */
export type MatchReason = (typeof MATCH_REASONS)[number];

/** How well one therapist fits. */
export interface Match {
  /** 0–100; only the order matters. */
  readonly fit: number;
  readonly fits: readonly MatchReason[];
  /** What was wished for and is not so; nothing of it hides anybody. */
  readonly misses: readonly MatchReason[];
}

// Without a common language or a way to pay no therapy begins, so these weigh most.
const WEIGHTS: Readonly<Record<MatchReason, number>> = {
  ...{ language: 25, payer: 20, capacity: 15, modality: 12, meeting: 10, accessibility: 6 },
  ...{ fee: 4, wait: 4, gender: 2, answers: 2 },
};

/**
 * How well a therapist fits what a patient needs and wishes, with every reason. It orders a list that people choose from.
 *
 * @approved pending
 */
export function matchOf(
  entry: TherapistEntry,
  history: TherapistHistory,
  wishes: Wishes,
  { shortWaitDays, quickAnswerDays }: ReferralNeedThresholds,
): Match {
  const judged: Readonly<Record<MatchReason, boolean | null>> = {
    language: wished(wishes.languages, (all) => all.some((one) => entry.languages.some((other) => isSame(one, other)))),
    payer: wishes.payer === null ? null : entry.payers.some((one) => plain(one) === plain(wishes.payer ?? '')),
    fee: wishes.mostFee === null || entry.feeFrom === null ? null : entry.feeFrom <= wishes.mostFee,
    modality: wished(wishes.modalities, (all) => all.some((one) => entry.modalities.includes(one))),
    meeting: wishes.meeting === null ? null : wishes.meeting === 'telehealth' ? entry.telehealth : entry.inPerson,
    accessibility: wished(wishes.accessibility, (all) => all.every((one) => entry.accessibility.includes(one))),
    capacity: entry.capacity === 'unknown' ? null : entry.capacity !== 'full',
    wait: entry.waitDays === null ? null : entry.waitDays <= shortWaitDays,
    gender: wishes.gender === null || entry.gender === null ? null : wishes.gender === entry.gender,
    answers: history.answerDays === null ? null : history.answerDays <= quickAnswerDays,
  };
  const told = MATCH_REASONS.filter((one) => judged[one] !== null);
  const fits = told.filter((one) => judged[one]);
  const sum = (all: readonly MatchReason[]) => all.reduce((points, one) => points + WEIGHTS[one], 0);
  // What matters and nobody knows is neither a yes nor a no: it counts half, so that an empty entry is no perfect one.
  const unknown = sum(unknownOf(entry, wishes));
  const whole = sum(told) + unknown;
  return {
    fit: whole === 0 ? 0 : Math.round(((sum(fits) + unknown / 2) / whole) * 100),
    fits,
    misses: told.filter((one) => !judged[one]),
  };
}

function unknownOf(entry: TherapistEntry, wishes: Wishes): MatchReason[] {
  return [
    ...(entry.capacity === 'unknown' ? (['capacity'] as const) : []),
    ...(entry.waitDays === null ? (['wait'] as const) : []),
    ...(wishes.mostFee !== null && entry.feeFrom === null ? (['fee'] as const) : []),
    ...(wishes.gender !== null && entry.gender === null ? (['gender'] as const) : []),
  ];
}

/** A list in the order in which it is offered: the better fit first, then the shorter wait, then by name. */
export function ranked<One extends { readonly match: Match; readonly entry: TherapistEntry }>(
  all: readonly One[],
): One[] {
  const wait = ({ entry }: One) => entry.waitDays ?? Number.MAX_SAFE_INTEGER;
  return all.toSorted(
    (one, other) =>
      other.match.fit - one.match.fit || wait(one) - wait(other) || one.entry.name.localeCompare(other.entry.name),
  );
}

function wished<One>(all: readonly One[], judge: (all: readonly One[]) => boolean): boolean | null {
  return all.length === 0 ? null : judge(all);
}

// Somebody who speaks Spanish speaks it with whoever speaks Mexican Spanish.
function isSame(one: string, other: string): boolean {
  return one.split('-')[0] === other.split('-')[0];
}

function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
