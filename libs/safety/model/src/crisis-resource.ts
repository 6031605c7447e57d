/** One way of reaching a person at once. */
export interface CrisisWay {
  readonly kind: 'call' | 'text' | 'chat';
  /** What the phone or browser opens. */
  readonly href: string;
  /** What to press or write once there; null for nothing. */
  readonly then: string | null;
}

/** A place that helps a person in danger. The data are reviewed by people and never computed. */
export interface CrisisResource {
  readonly id: 'emergency' | 'lifeline' | 'lifeline-spanish' | 'veterans' | 'crisis-text-line' | 'deaf';
  readonly country: 'US';
  readonly ways: readonly CrisisWay[];
  readonly source: string;
  /** V: read at the source; V2: read at a second source; M: from memory, not shown as a fact; plain: known to all. */
  readonly evidence: 'V' | 'V2' | 'M' | 'plain';
  /** The day on which a person last checked it, ISO. */
  readonly lastVerified: string;
}

/** After so many days without a check a contact may no longer be shown as it stands; the build fails first. */
export const CRISIS_RESOURCE_MAX_AGE_DAYS = 180;

const CHECKED = '2026-11-22';
const LIFELINE = 'https://988lifeline.org';

/**
 * Whom a person in danger in the United States can reach, in the order in which they are shown.
 *
 * @source 988 Suicide & Crisis Lifeline, 988lifeline.org, 2026
 * @approved pending
 */
export const CRISIS_RESOURCES: readonly CrisisResource[] = [
  {
    id: 'lifeline',
    country: 'US',
    ways: [
      { kind: 'call', href: 'tel:988', then: null },
      { kind: 'text', href: 'sms:988', then: null },
      { kind: 'chat', href: 'https://988lifeline.org/chat/', then: null },
    ],
    source: LIFELINE,
    evidence: 'V',
    lastVerified: CHECKED,
  },
  {
    id: 'emergency',
    country: 'US',
    ways: [{ kind: 'call', href: 'tel:911', then: null }],
    source: 'https://www.911.gov',
    evidence: 'plain',
    lastVerified: CHECKED,
  },
  {
    id: 'lifeline-spanish',
    country: 'US',
    ways: [
      { kind: 'call', href: 'tel:988', then: '2' },
      { kind: 'text', href: 'sms:988?&body=AYUDA', then: 'AYUDA' },
    ],
    source: LIFELINE,
    evidence: 'V',
    lastVerified: CHECKED,
  },
  {
    id: 'veterans',
    country: 'US',
    ways: [
      { kind: 'call', href: 'tel:988', then: '1' },
      { kind: 'text', href: 'sms:838255', then: null },
    ],
    source: 'https://www.veteranscrisisline.net',
    evidence: 'V',
    lastVerified: CHECKED,
  },
  {
    // Which keyword to write is not verified (HOME is [M]); that any text to this number is answered is [V2].
    id: 'crisis-text-line',
    country: 'US',
    ways: [{ kind: 'text', href: 'sms:741741', then: null }],
    source: 'https://www.crisistextline.org',
    evidence: 'V2',
    lastVerified: CHECKED,
  },
  {
    id: 'deaf',
    country: 'US',
    ways: [{ kind: 'call', href: 'tel:711', then: null }],
    source: LIFELINE,
    evidence: 'M',
    lastVerified: CHECKED,
  },
];

/** What may be shown to a person in danger: everything that somebody has checked at a source. */
export function shownResources(resources: readonly CrisisResource[] = CRISIS_RESOURCES): readonly CrisisResource[] {
  return resources.filter(({ evidence }) => evidence !== 'M');
}

/**
 * Contacts that nobody has checked lately enough.
 *
 * @param today milliseconds since 1970
 */
export function staleResources(resources: readonly CrisisResource[], today: number): readonly CrisisResource[] {
  return resources.filter(({ lastVerified }) => {
    const ageDays = (today - Date.parse(lastVerified)) / 86_400_000;
    return !(ageDays <= CRISIS_RESOURCE_MAX_AGE_DAYS);
  });
}
