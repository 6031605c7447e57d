import { InjectionToken, type Type } from '@angular/core';

/** What stands beside words that a patient is writing. It gets them as its input `text` and may never hold them up. */
export const WRITING_AID = new InjectionToken<Type<unknown> | null>('writing-aid', { factory: () => null });

/** Opens the page of help that is always at hand. */
export const OPEN_HELP = new InjectionToken<() => void>('open-help', { factory: () => () => undefined });
