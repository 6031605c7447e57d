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
  /** Who has the alert; null for nobody. */
  readonly ownerId: Id | null;
  /** Who wrote the record that waits for another person's signature; null for none. */
  readonly authorId: Id | null;
  /** How many times that signature was asked for since the record was written. */
  readonly timesAsked: number;
}

/** Who could be told. */
export interface Reachable {
  /** Leads of the patient's care team. */
  readonly leads: readonly Id[];
  /** On the list and on duty now, in the list's order. */
  readonly onDuty: readonly Id[];
  /** Everyone on the list, in its order. */
  readonly list: readonly Id[];
  /** Told where the list is empty, or holds nobody else who could sign: the care team, or everyone who gives care. */
  readonly otherwise: readonly Id[];
}

/** What telling is about: the alert is new, nobody acted, no record followed, or no second person signed. */
export type TellKind = 'told' | 'escalated' | 'told-late' | 'second-missing';

/** Whom to tell now, and when to look again unless someone acts. */
export interface NextStep {
  readonly kind: TellKind;
  readonly tell: readonly Id[];
  /** Milliseconds since 1970; null when nothing more falls due. */
  readonly nextAt: number | null;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * The step that is due: first the leads and whoever is first on duty, then one after the other down the list, those on
 * duty before the others, and at its end everyone, every hour. Whoever acknowledged is told along with them once the time
 * of contact has passed; a record that waits for a second person is told to those who could sign, again after one step's
 * time, and then every hour. Only closing ends it.
 *
 * @param now milliseconds since 1970
 * @approved pending
 */
export function nextStep(terms: SafetyTerms, climb: Climb, reachable: Reachable, now: number): NextStep {
  const soon = now + terms.escalateEveryMinutes * MINUTE_MS;
  if (climb.state === 'closed') return { kind: 'told', tell: [], nextAt: null };
  if (climb.state === 'awaiting-second')
    return {
      kind: 'second-missing',
      tell: signers(climb, reachable),
      nextAt: climb.timesAsked === 0 ? soon : now + HOUR_MS,
    };
  if (climb.state === 'open' && climb.step === 0) return firstStep(climb, reachable);
  const kind = climb.state === 'open' ? 'escalated' : 'told-late';
  const owner = kind === 'told-late' && climb.ownerId ? [climb.ownerId] : [];
  const next = ladder(reachable).find((one) => !climb.told.includes(one) && !owner.includes(one));
  if (next === undefined)
    return { kind, tell: [...new Set([...owner, ...everyone(reachable)])], nextAt: now + HOUR_MS };
  return { kind, tell: [...owner, next], nextAt: soon };
}

/**
 * When to look again at an alert that someone has just acknowledged: at the time of contact, but not before that person
 * had one step's time; and where no contact was promised, in an hour. Never not at all.
 *
 * @param contactBy milliseconds since 1970
 * @param now       milliseconds since 1970
 * @approved pending
 */
export function lookAgainAt(terms: SafetyTerms, contactBy: number | null, now: number): number {
  return contactBy === null ? now + HOUR_MS : Math.max(contactBy, now + terms.escalateEveryMinutes * MINUTE_MS);
}

function firstStep(climb: Climb, reachable: Reachable): NextStep {
  const [first] = ladder(reachable);
  const tell = [...new Set([...reachable.leads, ...(first ? [first] : [])])];
  return { kind: 'told', tell: tell.length > 0 ? tell : everyone(reachable), nextAt: climb.acknowledgeBy };
}

function signers({ authorId }: Climb, reachable: Reachable): Id[] {
  const others = (people: readonly Id[]) => people.filter((one) => one !== authorId);
  const { onDuty, otherwise } = reachable;
  // Where the writer is alone on the list, those beside it could sign too.
  return [onDuty, everyone(reachable), otherwise].map(others).find((some) => some.length > 0) ?? [];
}

function ladder({ onDuty, list, otherwise }: Reachable): Id[] {
  return list.length > 0 ? [...new Set([...onDuty, ...list])] : [...otherwise];
}

function everyone({ leads, list, otherwise }: Reachable): Id[] {
  return [...new Set([...leads, ...(list.length > 0 ? list : otherwise)])];
}
