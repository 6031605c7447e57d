import type { ReferralOutcome, ReferralState, Urgency } from '@holdfast/referral/model';

/** What happened on the way to a therapist, in the order in which it did; `ago` in days, up to now. */
export type ReferralDeed = { readonly ago: number } & (
  | { readonly does: 'ask' }
  | { readonly does: 'search'; readonly among: readonly string[]; readonly words: string; readonly urgency?: Urgency }
  | { readonly does: 'rank'; readonly isStanding?: boolean }
  | { readonly does: 'sign' }
  | { readonly does: 'draft' | 'send'; readonly to: string }
  | { readonly does: 'call' }
  | { readonly does: 'write'; readonly says: string }
  | {
      readonly does: 'move';
      readonly to: ReferralState;
      readonly says?: string;
      /** Days from now, negative for what is past. */
      readonly visitIn?: number;
      readonly sessions?: readonly [number, number];
      readonly outcome?: ReferralOutcome;
    }
  | { readonly does: 'close' }
);

/** One patient's way to a therapist. */
export interface ReferralScript {
  readonly patient: string;
  readonly deeds: readonly ReferralDeed[];
}

const [INES, AMIR, ROSA] = ['Inés Márquez, PhD', 'Amir Haddad, LCSW', 'Rosa Delgado, LMFT'];
const [NAOMI, SUNHEE, THEO] = ['Naomi Stern, PsyD', 'Sun-Hee Yoon, PhD', 'Theo Lindqvist, LMHC'];
const [MATEO, CLEAR, PRISCILLA] = ['Mateo Fuentes, LPC', 'Clear Path Recovery', 'Priscilla Okoro, PhD'];
const WHY = 'To keep what the infusions brought, and to have somebody to talk to.';

const asked = (from: number, among: readonly string[], part: { urgency?: Urgency; words?: string } = {}) =>
  [
    { ago: from, does: 'search', among, words: part.words ?? WHY, urgency: part.urgency ?? 'routine' },
    { ago: from - 0.5, does: 'rank', isStanding: true },
    { ago: from - 1, does: 'sign' },
  ] as const satisfies readonly ReferralDeed[];

/** Ways to a therapist in every state in which a clinic meets them. */
export const WILLOW_REFERRALS: readonly ReferralScript[] = [
  {
    patient: 'sam.rivera',
    deeds: [
      { ago: 23, does: 'ask' },
      ...asked(21, [INES, MATEO, PRISCILLA], { words: 'To keep getting up on weekdays, and to want to.' }),
      { ago: 19, does: 'send', to: INES },
      { ago: 15, does: 'move', to: 'accepted' },
      { ago: 14, does: 'write', says: 'Sam can do mornings best. Would Tuesday or Thursday suit you?' },
      { ago: 6, does: 'move', to: 'scheduled', visitIn: 4 },
    ],
  },
  {
    patient: 'hannah.frost',
    deeds: [
      ...asked(84, [PRISCILLA, INES]),
      { ago: 82, does: 'send', to: PRISCILLA },
      { ago: 80, does: 'move', to: 'accepted' },
      { ago: 77, does: 'move', to: 'scheduled', visitIn: -70 },
      { ago: 70, does: 'move', to: 'attended', sessions: [1, 10] },
      { ago: 60, does: 'move', to: 'in_therapy', sessions: [2, 10] },
      {
        ago: 6,
        does: 'move',
        to: 'completed',
        sessions: [10, 10],
        outcome: 'got_help',
        says: 'All ten sessions. Well.',
      },
    ],
  },
  {
    patient: 'victor.lindqvist',
    deeds: [
      ...asked(52, [THEO, NAOMI]),
      { ago: 50, does: 'send', to: THEO },
      { ago: 49, does: 'move', to: 'accepted' },
      { ago: 45, does: 'move', to: 'scheduled', visitIn: -40 },
      { ago: 40, does: 'move', to: 'attended', sessions: [1, 12] },
      { ago: 33, does: 'move', to: 'in_therapy', sessions: [5, 12] },
    ],
  },
  {
    patient: 'aisha.rahman',
    deeds: [
      ...asked(13, [SUNHEE, PRISCILLA, INES], { urgency: 'soon' }),
      { ago: 12, does: 'send', to: SUNHEE },
      { ago: 9, does: 'move', to: 'declined', says: 'No place before March, I am sorry.' },
      { ago: 8.8, does: 'send', to: PRISCILLA },
      {
        ago: 1.2,
        does: 'move',
        to: 'info_requested',
        says: 'Has she been in therapy before, and could she come at four?',
      },
    ],
  },
  {
    patient: 'hugo.marchetti',
    deeds: [...asked(8, [NAOMI, THEO]), { ago: 6, does: 'send', to: NAOMI }],
  },
  {
    patient: 'tessa.morgan',
    deeds: [
      { ago: 3, does: 'search', among: [MATEO, AMIR], words: WHY },
      { ago: 2.5, does: 'rank' },
      { ago: 2, does: 'draft', to: MATEO },
    ],
  },
  {
    patient: 'simon.fischer',
    deeds: [
      ...asked(18, [ROSA, PRISCILLA]),
      { ago: 16, does: 'send', to: ROSA },
      { ago: 15.8, does: 'call' },
      { ago: 12, does: 'move', to: 'waitlisted', says: 'A place in about four weeks.' },
    ],
  },
  {
    patient: 'leila.haddad',
    deeds: [
      { ago: 9, does: 'search', among: [AMIR, THEO], words: WHY },
      { ago: 8.5, does: 'rank', isStanding: false },
      { ago: 8, does: 'sign' },
      { ago: 7, does: 'send', to: AMIR },
      { ago: 0.5, does: 'move', to: 'declined', says: 'We know each other from somewhere else.' },
    ],
  },
  {
    patient: 'andre.baptiste',
    deeds: [{ ago: 1, does: 'search', among: [MATEO, NAOMI, THEO], words: WHY }],
  },
  { patient: 'gabriel.santos', deeds: [{ ago: 1.5, does: 'ask' }] },
  {
    patient: 'ingrid.solberg',
    deeds: [
      ...asked(66, [NAOMI, INES]),
      { ago: 64, does: 'send', to: NAOMI },
      { ago: 62, does: 'move', to: 'accepted' },
      { ago: 58, does: 'move', to: 'scheduled', visitIn: -51 },
      { ago: 51, does: 'move', to: 'attended', sessions: [1, 8] },
      {
        ago: 3,
        does: 'move',
        to: 'interim_note',
        sessions: [5, 8],
        says: 'She sleeps better and has taken up walking.',
      },
    ],
  },
  {
    patient: 'dmitri.volkov',
    deeds: [...asked(3, [CLEAR, INES], { urgency: 'soon' }), { ago: 1, does: 'send', to: CLEAR }],
  },
  {
    patient: 'sofia.petrova',
    deeds: [
      ...asked(74, [AMIR, INES]),
      { ago: 72, does: 'send', to: AMIR },
      { ago: 70, does: 'move', to: 'accepted' },
      { ago: 66, does: 'move', to: 'scheduled', visitIn: -60 },
      { ago: 60, does: 'move', to: 'no_show' },
      { ago: 50, does: 'move', to: 'completed', outcome: 'no_longer_interested', says: 'She found a group nearby.' },
      { ago: 49, does: 'close' },
    ],
  },
  {
    patient: 'isaac.brooks',
    deeds: [
      ...asked(31, [MATEO, INES]),
      { ago: 29, does: 'send', to: MATEO },
      { ago: 27, does: 'move', to: 'accepted' },
      { ago: 22, does: 'move', to: 'scheduled', visitIn: -8 },
      { ago: 8, does: 'move', to: 'attended', sessions: [1, 12] },
    ],
  },
  {
    patient: 'rachel.osei',
    deeds: [
      ...asked(22, [INES, PRISCILLA]),
      { ago: 20, does: 'send', to: INES },
      { ago: 17, does: 'move', to: 'accepted' },
    ],
  },
];
