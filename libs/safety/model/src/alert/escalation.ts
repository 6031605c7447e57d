import type { Id } from '@holdfast/platform/model';
import type { SafetyTerms } from '../on-call/safety-terms.contract';
import type { AlertState } from './alert-level';

/** What the next step up is decided on. Times are milliseconds since 1970. */
export interface Climb {
  readonly state: AlertState;
  /** How many steps were taken since the alert reached its present level. */
  readonly step: number;
  readonly acknowledgeBy: number;
  readonly contactBy: number | null;
  /** Who was told since then. */
  readonly told: readonly Id[];
}

/** Who could be told. */
export interface Reachable {
  /** Leads of the patient's care team. */
  readonly leads: readonly Id[];
  /** On the list and on duty now, in the list's order. */
  readonly onDuty: readonly Id[];
  /** Everyone on the list, in its order. */
  readonly list: readonly Id[];
  /** Told where the list is empty: the care team, or everyone who gives care. */
  readonly otherwise: readonly Id[];
}

/** Whom to tell now, and when to look again unless someone acts. */
export interface NextStep {
  readonly tell: readonly Id[];
  /** Milliseconds since 1970; null when nothing more falls due. */
  readonly nextAt: number | null;
}

const MINUTE_MS = 60_000;
const EVERYONE_EVERY_MS = 60 * MINUTE_MS;

/**
 * The step that is due: first the leads and whoever is first on duty, then one after the other down the list, those on
 * duty before the others, and at its end everyone, every hour, until someone acts.
 *
 * @param now milliseconds since 1970
 * @approved pending
 */
export function nextStep(terms: SafetyTerms, climb: Climb, reachable: Reachable, now: number): NextStep {
  if (climb.state === 'closed' || climb.state === 'awaiting-second') return { tell: [], nextAt: null };
  if (climb.state === 'open' && climb.step === 0) return firstStep(climb, reachable);
  const next = ladder(reachable).find((one) => !climb.told.includes(one));
  if (next === undefined) return { tell: everyone(reachable), nextAt: now + EVERYONE_EVERY_MS };
  return { tell: [next], nextAt: now + terms.escalateEveryMinutes * MINUTE_MS };
}

function firstStep(climb: Climb, reachable: Reachable): NextStep {
  const [first] = ladder(reachable);
  const tell = [...new Set([...reachable.leads, ...(first ? [first] : [])])];
  return { tell: tell.length > 0 ? tell : everyone(reachable), nextAt: climb.acknowledgeBy };
}

function ladder({ onDuty, list, otherwise }: Reachable): Id[] {
  return list.length > 0 ? [...new Set([...onDuty, ...list])] : [...otherwise];
}

function everyone({ leads, list, otherwise }: Reachable): Id[] {
  return [...new Set([...leads, ...(list.length > 0 ? list : otherwise)])];
}
