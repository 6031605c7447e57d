import { afterStaffedMinutes, isOpen, nextOpening, type Opening } from '@holdfast/clinic/model';

/** What a clinic promises about one topic. */
export interface ReplyTerms {
  /** Staffed minutes within which a reply is due. */
  readonly replyMinutes: number;
}

/** The times of a promise, before it is put into words. */
export interface PromiseTimes {
  readonly openNow: boolean;
  /** Milliseconds since 1970; null while open, or when the clinic does not open within 60 days. */
  readonly opensAt: number | null;
  /** Milliseconds since 1970; null when the clinic does not open within 60 days. */
  readonly replyBy: number | null;
}

/**
 * When a reply to a message sent now is due: so many staffed minutes later, counted only while the clinic is open.
 *
 * @param opening the clinic's hours, zone and holidays
 * @param terms   what the clinic promises about the topic
 * @param now     milliseconds since 1970
 */
export function promiseTimes(opening: Opening, terms: ReplyTerms, now: number): PromiseTimes {
  const openNow = isOpen(opening, now);
  return {
    openNow,
    opensAt: openNow ? null : nextOpening(opening, now),
    replyBy: afterStaffedMinutes(opening, now, terms.replyMinutes),
  };
}
