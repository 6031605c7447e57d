/** The six ways a request can fail that are not bugs, and the only place that says which HTTP status each has. */
export const FAILURE_STATUS = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  limited: 429,
} as const;

/** One of the six kinds of failure. */
export type FailureKind = keyof typeof FAILURE_STATUS;

/** Plain values that help a screen explain a failure; never clinical content. */
export type FailureFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** A failure the caller can understand and act on: kind decides the status, code decides the words. */
export class Failure extends Error {
  constructor(
    readonly kind: FailureKind,
    readonly code: string,
    readonly title: string,
    readonly facts: FailureFacts = {},
  ) {
    super(code);
    this.name = 'Failure';
  }
}

/** Declares a failure once, to be thrown with its facts where it happens. */
export function failure(kind: FailureKind, code: string, title: string): (facts?: FailureFacts) => Failure {
  return (facts = {}) => new Failure(kind, code, title, facts);
}

/** A thing that does not exist, or that this actor must not know to exist: the two are one answer. */
export const missing = failure('missing', 'missing', 'There is nothing here for you.');

/** A right that this actor's roles never give. */
export const forbidden = failure('forbidden', 'forbidden', 'Your role does not include this.');

/** No valid sign-in came with the request. */
export const unauthenticated = failure('unauthenticated', 'session.required', 'Please sign in.');

/** The action needs a proof, minutes old at most, that the person at the screen is the one who signed in. */
export const stepUpNeeded = failure('forbidden', 'session.step-up', 'Please confirm that it is you.');

/** How the account signs in has changed, and the change may be somebody else's: until `facts.until` what asks for a proof waits. */
export const signInHeld = failure('forbidden', 'sign-in.held', 'This waits for a day after your sign-in has changed.');

/** The session was left alone and is locked: it opens with a proof that it is still the same person. */
export const sessionLocked = failure('forbidden', 'session.locked', 'This is locked. Please confirm that it is you.');

/** The clinic asks for a second factor, and this account has none yet: it is set up before anything else. */
export const factorNeeded = failure('forbidden', 'session.factor-needed', 'Please set up a second factor first.');

/** Input that does not fit its schema; `facts.fields` names where. */
export const invalid = failure('invalid', 'input.invalid', 'Some of what was sent does not fit.');

/** RFC 9457 problem document, as every refusal is answered. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly facts: FailureFacts;
  readonly requestId: string;
}
