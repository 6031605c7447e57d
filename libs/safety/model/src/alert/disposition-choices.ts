/** How the patient was contacted; `read` is for words in a message, where reading may be all it needs. */
export const CONTACT_METHODS = ['phone', 'video', 'in-person', 'message', 'not-reached', 'read'] as const;

/** Whether the patient is safe where they are. */
export const SAFE_NOW = ['yes', 'no', 'unknown'] as const;

/** What a suicide screen came to. */
export const SCREEN_LEVELS = ['none', 'low', 'moderate', 'high', 'not-done'] as const;

/** Whether access to means was asked about. */
export const MEANS_ASKED = ['asked', 'not-asked'] as const;

/**
 * What may be decided where only the body is concerned: what belongs to thoughts of suicide is not offered.
 *
 * @source clinical.md B.4, design default
 */
export const MEDICAL_PLANS = ['no-change', 'moved-up', 'higher-care', 'welfare-check', 'not-reached'] as const;

/**
 * What was decided.
 *
 * @source clinical.md F.3
 */
export const DISPOSITION_PLANS = [
  'no-change',
  'plan-updated',
  'moved-up',
  'higher-care',
  'lifeline',
  'welfare-check',
  'not-reached',
] as const;
