import type { Actor, Role } from './actor';

/** How an actor stands to one patient's chart. */
export const TIES = ['self', 'proxy', 'care-team', 'break-glass', 'none'] as const;

/** One way of standing to a patient's chart. */
export type Tie = (typeof TIES)[number];

/** What a patient may let a proxy do: write with the care team, read check-ins, follow visits and rides. */
export const PROXY_SCOPES = ['messages', 'check-ins', 'visits'] as const;

/** One thing a patient may let a proxy do. */
export type ProxyScope = (typeof PROXY_SCOPES)[number];

/** What a claim is judged on: who acts, and how they stand to the patient in question. */
export interface Standing {
  readonly actor: Pick<Actor, 'kind' | 'roles'>;
  readonly tie: Tie;
  /** What the patient let a proxy do; nothing for anybody else. */
  readonly scopes?: readonly ProxyScope[];
}

/** A statement about an actor that is either true or false, and can say itself in words. */
export interface Claim {
  (standing: Standing): boolean;
  readonly words: string;
}

/** Gives a judgement the words that the access matrix prints. */
export function claim(words: string, judge: (standing: Standing) => boolean): Claim {
  return Object.assign((standing: Standing) => judge(standing), { words });
}

/** The chart is the actor's own. */
export const isPatient = claim('the patient', ({ actor, tie }) => actor.kind === 'patient' && tie === 'self');

/** The patient let this person, who helps them, do this kind of thing; until they take it back or its day is over. */
export function isProxy(scope: ProxyScope): Claim {
  return claim(
    `a proxy whom the patient gave ${scope}`,
    ({ actor, tie, scopes }) => actor.kind === 'proxy' && tie === 'proxy' && (scopes ?? []).includes(scope),
  );
}

const CARE_ROLES: readonly Role[] = ['provider', 'nurse', 'coordinator'];

/** The actor has a place on the patient's care team, and holds a role that gives care: a place outlives no change of role. */
export const isMember = claim(
  'a member of the care team',
  ({ actor, tie }) => tie === 'care-team' && actor.roles.some((one) => CARE_ROLES.includes(one)),
);

/**
 * The actor looks after the patient: as a member of the care team, or because they opened the chart in an emergency. What
 * lasts beyond an emergency, such as a prescription, asks for `isMember`.
 */
export const onCareTeam = claim(
  'care team, or who opened the chart in an emergency',
  ({ actor, tie }) =>
    (tie === 'care-team' || tie === 'break-glass') && actor.roles.some((one) => CARE_ROLES.includes(one)),
);

/** The actor has signed in, whoever they are. */
export const isSignedIn = claim('anyone signed in', ({ actor }) => actor.kind !== 'system');

/** The actor works for the clinic. */
export const isStaff = claim('any staff', ({ actor }) => actor.kind === 'staff');

/** The actor holds at least one of these roles. */
export function role(...roles: readonly Role[]): Claim {
  return claim(roles.join(' or '), ({ actor }) => roles.some((one) => actor.roles.includes(one)));
}

/** True when at least one claim is. */
export function any(...claims: readonly Claim[]): Claim {
  return claim(claims.map((one) => one.words).join('; '), (standing) => claims.some((one) => one(standing)));
}

/** True when every claim is. */
export function all(...claims: readonly Claim[]): Claim {
  return claim(claims.map((one) => one.words).join(' and '), (standing) => claims.every((one) => one(standing)));
}

/** One feature's rights: action → who may. The action's name is also the audit verb. */
export type Policy<Action extends string = string> = Readonly<Record<Action, Claim>>;

/** Declares a feature's policy table. */
export function policy<const Action extends string>(table: Record<Action, Claim>): Policy<Action> {
  return Object.freeze(table);
}

/**
 * Whether this actor could ever be allowed the action, however they stood to the patient.
 * Where not, the refusal may be said aloud (403), because it tells nothing about any patient.
 *
 * @param scopes what patients let a proxy do; all there is where that is not known yet
 */
export function couldEver(may: Claim, actor: Standing['actor'], scopes: readonly ProxyScope[] = PROXY_SCOPES): boolean {
  return TIES.some((tie) => may({ actor, tie, scopes }));
}
