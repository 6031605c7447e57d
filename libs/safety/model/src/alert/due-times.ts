import { afterStaffedMinutes, endOfOpenDay, isOpen, nextOpening, type Opening } from '@holdfast/clinic/model';
import type { OnCallEntry } from '../on-call/on-call.contract';
import { nextDuty, onDuty } from '../on-call/on-duty';
import type { SafetyTerms } from '../on-call/safety-terms.contract';
import type { AlertLevel } from './alert-level';

/** By when people must act on an alert, and whether anyone is there to read it now. All milliseconds since 1970. */
export interface DueTimes {
  readonly acknowledgeBy: number;
  /** Null where no contact is promised: words in a message, or a clinic that nobody attends. */
  readonly contactBy: number | null;
  /** Whether the clinic is staffed or someone is on call; where not, the patient is told so. */
  readonly someoneReads: boolean;
}

const MINUTE_MS = 60_000;
const UNATTENDED_MS = 24 * 60 * MINUTE_MS;

/**
 * When an alert raised now must be acknowledged, and by when the patient is contacted.
 * Critical counts real minutes from the first moment anyone is there; the others count staffed minutes.
 *
 * @param level null for words in a message, which promise reading and no contact
 * @param now   milliseconds since 1970
 * @source clinical.md F.2, design choices
 * @approved pending
 */
export function dueTimes(
  terms: SafetyTerms,
  opening: Opening,
  list: readonly OnCallEntry[],
  level: AlertLevel | null,
  now: number,
): DueTimes {
  const someoneReads = isOpen(opening, now) || onDuty(list, opening.zone, now).length > 0;
  if (level === 'critical') return criticalTimes(terms, firstReader(opening, list, now, someoneReads), now);
  const minutes = terms.acknowledgeMinutes[level ?? 'words'];
  const acknowledgeBy = afterStaffedMinutes(opening, now, minutes);
  // A clinic that does not open promises nothing, and is told all the same: silence is never fine.
  if (acknowledgeBy === null) return { acknowledgeBy: now + UNATTENDED_MS, contactBy: null, someoneReads };
  if (level === null) return { acknowledgeBy, contactBy: null, someoneReads };
  const contact = level === 'high' ? endOfOpenDay(opening, now) : endOfNextOpenDay(opening, now);
  return { acknowledgeBy, contactBy: contact && Math.max(contact, acknowledgeBy), someoneReads };
}

function criticalTimes(terms: SafetyTerms, from: number | null, now: number): DueTimes {
  if (from === null) return { acknowledgeBy: now + UNATTENDED_MS, contactBy: null, someoneReads: false };
  return {
    acknowledgeBy: from + terms.acknowledgeMinutes.critical * MINUTE_MS,
    contactBy: from + terms.contactCriticalMinutes * MINUTE_MS,
    someoneReads: from === now,
  };
}

function firstReader(opening: Opening, list: readonly OnCallEntry[], now: number, present: boolean): number | null {
  if (present) return now;
  const starts = [nextOpening(opening, now), nextDuty(list, opening.zone, now)];
  const known = starts.filter((one): one is number => one !== null);
  return known.length === 0 ? null : Math.min(...known);
}

// The next business day is never today, also when the clinic has not opened yet this morning.
function endOfNextOpenDay(opening: Opening, now: number): number | null {
  const first = endOfOpenDay(opening, now);
  if (first === null) return null;
  const dayOf = (at: number) => new Date(at).toLocaleDateString('en-CA', { timeZone: opening.zone });
  return dayOf(first) === dayOf(now) ? endOfOpenDay(opening, first) : first;
}
