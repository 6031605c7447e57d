import { z } from 'zod';
import { LANGUAGES, LinkSecret, NewPassword, PasskeyAttestation } from '@holdfast/identity/model';
import { Day, IdSchema, words } from '@holdfast/platform/model';
import { OpenHours } from './clinic.contract';

/** A zone that this computer knows, by its IANA name. */
export const Zone = z.string().max(60).refine(isZone, { error: 'zone' });

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** What the link to set an installation up leads to. */
export const SetUpView = z
  .strictObject({
    /** Identifiers for what will be made, so that a passkey can be made for it before it is. */
    clinicId: IdSchema,
    accountId: IdSchema,
    /** Whether passkeys can be used at this address. */
    passkeysWorkHere: z.boolean(),
  })
  .meta({ id: 'SetUpView' });

/** What the link to set an installation up leads to. */
export type SetUpView = z.infer<typeof SetUpView>;

/** Who is about to get a passkey: the first administrator, of a clinic that is not made yet. */
export const SetUpPasskey = LinkSecret.extend({
  clinicId: IdSchema,
  accountId: IdSchema,
  name: words(120),
  clinicName: words(40),
}).meta({ id: 'SetUpPasskey' });

/** Who is about to get a passkey. */
export type SetUpPasskey = z.infer<typeof SetUpPasskey>;

/** Where a mail is sent to try the mail server. */
export const SetUpMail = LinkSecret.extend({ email: z.email().max(254), clinicName: words(40) }).meta({
  id: 'SetUpMail',
});

/** Where a mail is sent to try the mail server. */
export type SetUpMail = z.infer<typeof SetUpMail>;

/** A new clinic, as its first administrator describes it. */
export const NewClinicCard = z
  .strictObject({
    name: words(120),
    /** What tab, icon and mails say: nothing a passer-by could read anything into. */
    neutralName: words(40),
    phone: words(40),
    zone: Zone,
    hours: z.array(OpenHours).max(50),
    holidays: z.array(Day).max(100),
    /** Words of this clinic's own that make the composer show where help is. */
    crisisWords: z.array(words(60)).max(100),
  })
  .meta({ id: 'NewClinicCard' });

/** A new clinic, as its first administrator describes it. */
export type NewClinicCard = z.infer<typeof NewClinicCard>;

/** Everything that sets an installation up: the clinic, and an administrator with a way to sign in. */
export const SetUp = LinkSecret.extend({
  clinicId: IdSchema,
  accountId: IdSchema,
  clinic: NewClinicCard,
  admin: z.strictObject({
    name: words(120),
    title: words(80),
    email: z.email().max(254),
    language: z.enum(LANGUAGES),
    /** A passkey, or null where there is a password. */
    passkey: PasskeyAttestation.nullable(),
    /** A password, or null where there is a passkey; a second factor is then asked for before anything else. */
    password: NewPassword.shape.password.nullable(),
  }),
}).meta({ id: 'SetUp' });

/** Everything that sets an installation up. */
export type SetUp = z.infer<typeof SetUp>;
