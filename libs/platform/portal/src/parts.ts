import { InjectionToken, type Type } from '@angular/core';

/** What stands beside words that a patient is writing. It gets them as its input `text` and may never hold them up. */
export const WRITING_AID = new InjectionToken<Type<unknown> | null>('writing-aid', { factory: () => null });

/** Whether words a patient sends ask a person to read them soon. It is asked on the device, when they are sent. */
export const ASKS_READING = new InjectionToken<(text: string) => boolean>('asks-reading', {
  factory: () => () => false,
});

/** What stands of therapy beside a review: a part that gets the patient as its input `patientId`. */
export const THERAPY_STANDING = new InjectionToken<Type<unknown> | null>('therapy-standing', { factory: () => null });

/** Opens the page of help that is always at hand. */
export const OPEN_HELP = new InjectionToken<() => void>('open-help', { factory: () => () => undefined });

/** Asks the person, in the middle of something, to prove that it is still them. Says whether they did. */
export const STEP_UP = new InjectionToken<() => Promise<boolean>>('step-up', {
  factory: () => () => Promise.resolve(false),
});
