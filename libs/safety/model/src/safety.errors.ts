import { failure } from '@holdfast/platform/model';

/** Someone changed the alert in the meantime; `facts.version` is the current one. */
export const alertChanged = failure('conflict', 'alert.changed', 'Someone changed this alert a moment ago.');

/** The alert is already closed, or already as asked. */
export const alertUnchanged = failure('conflict', 'alert.unchanged', 'That is already so.');

/** A disposition leaves out what closing needs; `facts.fields` names it. */
export const dispositionIncomplete = failure(
  'invalid',
  'alert.disposition-incomplete',
  'Some of what closing an alert needs is not filled in.',
);

/** The second signature came from the person who gave the first. */
export const ownSignature = failure(
  'invalid',
  'alert.own-signature',
  'The second signature must come from another person.',
);

/** The terms, the list or the plan were changed in the meantime; `facts.version` is the current one. */
export const termsChanged = failure('conflict', 'safety-terms.changed', 'Someone changed these terms a moment ago.');

/** The on-call list was changed in the meantime; `facts.version` is the current one. */
export const onCallChanged = failure('conflict', 'on-call.changed', 'Someone changed this list a moment ago.');

/** Someone on the list does not work here, or holds no role that gives care. */
export const notOnCallStaff = failure('invalid', 'on-call.not-care-staff', 'Only clinical staff can be on call.');

/** The safety plan was changed in the meantime; `facts.version` is the current one. */
export const planChanged = failure('conflict', 'safety-plan.changed', 'This plan was changed a moment ago.');
