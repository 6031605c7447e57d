import { z } from 'zod';
import { IdSchema, Instant, ROLES, words } from '@holdfast/platform/model';
import { Proof, ProofOffer } from './factor.contract';

/** Languages that every screen is written in. */
export const LANGUAGES = ['en', 'es'] as const;

/** One of the portal's languages. */
export type Language = (typeof LANGUAGES)[number];

/** How one person likes the portal to look and behave; nothing here is about health. */
export const Preferences = z
  .strictObject({
    language: z.enum(LANGUAGES),
    theme: z.enum(['system', 'light', 'dark']),
    textSize: z.enum(['small', 'normal', 'large', 'larger']),
    /** Desktop only: whether Enter sends a message (true) or starts a new line. */
    enterSends: z.boolean(),
    /** Whether single-letter keys act in staff lists. */
    shortcuts: z.boolean(),
    /** Whether others see that this person is writing. */
    showTyping: z.boolean(),
    /** Patients: whether the quick exit stands on every page. */
    quickExit: z.boolean(),
    /** After how many minutes without a touch the portal locks; `auto` leaves it to who it is and what they hold in hand. */
    lock: z.enum(['auto', 'off', '5', '15']).default('auto'),
  })
  .meta({ id: 'Preferences' });

/** How one person likes the portal to look and behave. */
export type Preferences = z.infer<typeof Preferences>;

/** What a new account starts with. */
export const DEFAULT_PREFERENCES: Preferences = {
  language: 'en',
  theme: 'system',
  textSize: 'normal',
  enterSends: true,
  shortcuts: true,
  showTyping: true,
  quickExit: true,
  lock: 'auto',
};

/** What a person signs in with. */
export const SignIn = z
  .strictObject({ email: words(254), password: z.string().min(1).max(256) })
  .meta({ id: 'SignIn' });

/** What a person signs in with. */
export type SignIn = z.infer<typeof SignIn>;

/** The person who is signed in, as the portal needs to know them. */
export const Me = z
  .strictObject({
    accountId: IdSchema,
    kind: z.enum(['patient', 'proxy', 'staff']),
    roles: z.array(z.enum(ROLES)),
    name: z.string(),
    /** The person's own chart; null for staff and proxies. */
    patientId: IdSchema.nullable(),
    sessionId: IdSchema,
    clinic: z.strictObject({
      id: IdSchema,
      name: z.string(),
      /** What the browser's tab, the app icon and mails say: nothing a passer-by could read anything into. */
      neutralName: z.string(),
      phone: z.string(),
      zone: z.string(),
      /** The languages that the clinic offers; a new account begins in the first. */
      languages: z.array(z.enum(LANGUAGES)),
      /** The clinic's own colours of what is pressed, `#rrggbb`; null for the portal's. */
      accentLight: z.string().nullable(),
      accentDark: z.string().nullable(),
      /** The number of the picture beside the clinic's name; 0 for none. */
      markVersion: z.int(),
    }),
    preferences: Preferences,
    /** True while the clinic asks this account for a second factor that it does not have: nothing else opens until then. */
    needsFactor: z.boolean(),
    /** Whether there is a passkey to open a locked portal with. */
    hasPasskey: z.boolean(),
    /** Whether this session was left alone and is locked. */
    isLocked: z.boolean(),
    /** True where the platform runs on the demo clinic and says so. */
    demo: z.boolean(),
    /** The server's clock, so that the portal can speak of "today" as the clinic does. */
    now: Instant,
  })
  .meta({ id: 'Me' });

/** The person who is signed in, as the portal needs to know them. */
export type Me = z.infer<typeof Me>;

/** An access token for the next five minutes, kept in memory only. */
export const SessionGrant = z
  .strictObject({ accessToken: z.string(), expiresAt: Instant, me: Me })
  .meta({ id: 'SessionGrant' });

/** An access token for the next five minutes, and who it speaks for. */
export type SessionGrant = z.infer<typeof SessionGrant>;

/** What is asked for after the right password: one of these proofs, within ten minutes. */
export const SecondStep = z.strictObject({ ticket: z.string(), offer: ProofOffer }).meta({ id: 'SecondStep' });

/** What is asked for after the right password. */
export type SecondStep = z.infer<typeof SecondStep>;

/** The answer to a right password: a session, or what is asked for besides. */
export const SignInAnswer = z
  .union([SessionGrant, z.strictObject({ secondStep: SecondStep })])
  .meta({ id: 'SignInAnswer' });

/** The answer to a right password. */
export type SignInAnswer = z.infer<typeof SignInAnswer>;

/** The proof that was asked for after the right password. */
export const SecondStepProof = z
  .strictObject({ ticket: z.string().min(1).max(400), proof: Proof })
  .meta({ id: 'SecondStepProof' });

/** The proof that was asked for after the right password. */
export type SecondStepProof = z.infer<typeof SecondStepProof>;

/** Which session a route speaks of. */
export const SessionPath = z.strictObject({ sessionId: IdSchema });

/** Which session a route speaks of. */
export type SessionPath = z.infer<typeof SessionPath>;

/** One place where the person is signed in. */
export const SessionView = z
  .strictObject({
    id: IdSchema,
    device: z.string(),
    startedAt: Instant,
    lastUsedAt: Instant,
    isThisOne: z.boolean(),
  })
  .meta({ id: 'SessionView' });

/** One place where the person is signed in. */
export type SessionView = z.infer<typeof SessionView>;

/** Every place where the person is signed in. */
export const SessionList = z.strictObject({ items: z.array(SessionView) }).meta({ id: 'SessionList' });

/** Every place where the person is signed in. */
export type SessionList = z.infer<typeof SessionList>;

/** The sign-ins of the demo clinic, one per role; the route exists in demo mode only. */
export const DemoSignInList = z
  .strictObject({
    items: z.array(
      z.strictObject({
        role: z.enum(ROLES),
        name: z.string(),
        clinic: z.string(),
        email: z.string(),
        password: z.string(),
        /** Whether the sign-in page offers it as a button. */
        featured: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'DemoSignInList' });

/** The sign-ins of the demo clinic, one per role. */
export type DemoSignInList = z.infer<typeof DemoSignInList>;
