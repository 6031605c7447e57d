import { z } from 'zod';

/** Words a person typed: not blank, no control characters but line breaks and tabs, at most `max` characters. */
export function words(max: number) {
  return z
    .string()
    .max(max)
    .refine((value) => value.replace(UNSEEN, '').trim().length > 0, { error: 'blank' })
    .refine((value) => !CONTROL.test(value), { error: 'control-characters' });
}

// Characters that take no room: words made of nothing else say nothing.
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;

// Line feed, carriage return and tab are part of writing; all other C0 and C1 controls are not.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** An instant as the API writes it: ISO 8601 in UTC. */
export const Instant = z.iso.datetime().meta({ description: 'ISO 8601 instant, UTC' });

/** A calendar day without a zone. */
export const Day = z.iso.date().meta({ description: 'ISO 8601 calendar day' });
