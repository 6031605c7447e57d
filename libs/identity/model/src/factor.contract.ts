import { z } from 'zod';
import { IdSchema, Instant, words } from '@holdfast/platform/model';

/** Bytes as WebAuthn writes them in JSON. */
const Bytes = z
  .string()
  .max(4096)
  .regex(/^[A-Za-z0-9_-]+$/)
  .meta({ description: 'Base64url, without padding' });

const Descriptor = z.strictObject({
  id: Bytes,
  type: z.literal('public-key'),
  transports: z.array(z.string().max(32)).max(12).optional(),
});

/** What the browser needs to ask for a passkey. Names no account: it is the same for everyone who is not known yet. */
export const PasskeyRequest = z
  .strictObject({
    challenge: Bytes,
    rpId: z.string(),
    /** Milliseconds until the browser gives up. */
    timeout: z.int(),
    userVerification: z.literal('required'),
    /** The passkeys that would do; empty where the device offers those it has. */
    allowCredentials: z.array(Descriptor),
  })
  .meta({ id: 'PasskeyRequest' });

/** What the browser needs to ask for a passkey. */
export type PasskeyRequest = z.infer<typeof PasskeyRequest>;

/** What the browser needs to make a passkey. */
export const PasskeyCreation = z
  .strictObject({
    challenge: Bytes,
    rp: z.strictObject({ id: z.string(), name: z.string() }),
    user: z.strictObject({ id: Bytes, name: z.string(), displayName: z.string() }),
    pubKeyCredParams: z.array(z.strictObject({ alg: z.int(), type: z.literal('public-key') })),
    timeout: z.int(),
    attestation: z.literal('none'),
    excludeCredentials: z.array(Descriptor),
    authenticatorSelection: z.strictObject({
      residentKey: z.literal('required'),
      requireResidentKey: z.literal(true),
      userVerification: z.literal('required'),
    }),
  })
  .meta({ id: 'PasskeyCreation' });

/** What the browser needs to make a passkey. */
export type PasskeyCreation = z.infer<typeof PasskeyCreation>;

// Browsers add members as WebAuthn grows; what is not read is dropped, so that a new browser is not a wrong one.
const credential = { id: Bytes, rawId: Bytes, type: z.literal('public-key') };

/** A passkey's answer at sign-in or when a proof is asked for. */
export const PasskeyAssertion = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: Bytes,
      authenticatorData: Bytes,
      signature: Bytes,
      userHandle: Bytes.nullish(),
    }),
  })
  .meta({ id: 'PasskeyAssertion' });

/** A passkey's answer at sign-in or when a proof is asked for. */
export type PasskeyAssertion = z.infer<typeof PasskeyAssertion>;

/** A passkey that was just made. */
export const PasskeyAttestation = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: Bytes,
      attestationObject: z
        .string()
        .max(16_384)
        .regex(/^[A-Za-z0-9_-]+$/),
      transports: z.array(z.string().max(32)).max(12).optional(),
    }),
  })
  .meta({ id: 'PasskeyAttestation' });

/** A passkey that was just made. */
export type PasskeyAttestation = z.infer<typeof PasskeyAttestation>;

/** How the owner calls a passkey, for example "My phone". */
export const PasskeyName = z.strictObject({ name: words(60) }).meta({ id: 'PasskeyName' });

/** How the owner calls a passkey. */
export type PasskeyName = z.infer<typeof PasskeyName>;

/** A passkey to keep, and how its owner calls it. */
export const NewPasskey = PasskeyName.extend({ credential: PasskeyAttestation }).meta({ id: 'NewPasskey' });

/** A passkey to keep. */
export type NewPasskey = z.infer<typeof NewPasskey>;

/** Which passkey a route speaks of. */
export const PasskeyPath = z.strictObject({ passkeyId: IdSchema });

/** Which passkey a route speaks of. */
export type PasskeyPath = z.infer<typeof PasskeyPath>;

/** A code from an app: six digits, good for thirty seconds and for one use. */
export const OneTimeCode = z.string().regex(/^\d{6}$/);

/** A code of an app to confirm that the app was set up. */
export const CodeConfirmation = z.strictObject({ code: OneTimeCode }).meta({ id: 'CodeConfirmation' });

/** A code of an app to confirm that the app was set up. */
export type CodeConfirmation = z.infer<typeof CodeConfirmation>;

/** One way to prove that it is the owner of the account. */
export const Proof = z
  .discriminatedUnion('by', [
    z.strictObject({ by: z.literal('passkey'), credential: PasskeyAssertion }),
    z.strictObject({ by: z.literal('code'), code: OneTimeCode }),
    z.strictObject({ by: z.literal('recovery'), code: z.string().min(1).max(40) }),
    z.strictObject({ by: z.literal('password'), password: z.string().min(1).max(256) }),
  ])
  .meta({ id: 'Proof' });

/** One way to prove that it is the owner of the account. */
export type Proof = z.infer<typeof Proof>;

/** The kinds of proof, strongest first. */
export const PROOF_WAYS = ['passkey', 'code', 'recovery', 'password'] as const;

/** One kind of proof. */
export type ProofWay = (typeof PROOF_WAYS)[number];

/** Which proofs an account can give, and what the browser needs for a passkey; null where it has none or cannot here. */
export const ProofOffer = z
  .strictObject({ ways: z.array(z.enum(PROOF_WAYS)), passkey: PasskeyRequest.nullable() })
  .meta({ id: 'ProofOffer' });

/** Which proofs an account can give. */
export type ProofOffer = z.infer<typeof ProofOffer>;

/** The secret of a code app, shown once while it is set up. */
export const CodeSetup = z
  .strictObject({
    /** Base32, to be typed where no picture can be taken. */
    secret: z.string(),
    /** What the picture says: an `otpauth://` address. */
    address: z.string(),
  })
  .meta({ id: 'CodeSetup' });

/** The secret of a code app, shown once while it is set up. */
export type CodeSetup = z.infer<typeof CodeSetup>;

/** Ten codes for the day when everything else is lost; shown once, each good once. */
export const RecoveryCodeList = z
  .strictObject({ codes: z.array(z.string()).length(10) })
  .meta({ id: 'RecoveryCodeList' });

/** Ten codes for the day when everything else is lost. */
export type RecoveryCodeList = z.infer<typeof RecoveryCodeList>;

/** How somebody signs in, as they see it themselves. */
export const FactorView = z
  .strictObject({
    passkeys: z.array(
      z.strictObject({ id: IdSchema, name: z.string(), createdAt: Instant, lastUsedAt: Instant.nullable() }),
    ),
    /** Whether passkeys can be used at this address at all: they need a name, and not a number, for it. */
    passkeysWorkHere: z.boolean(),
    hasCodeApp: z.boolean(),
    /** Recovery codes that were not used yet. */
    recoveryCodesLeft: z.int().min(0).max(10),
    hasPassword: z.boolean(),
    /** Whether the clinic asks this account for a second factor. */
    isRequired: z.boolean(),
    /** Until when changes wait, because the last one came from a strange device or by a link; null where nothing waits. */
    heldUntil: Instant.nullable(),
  })
  .meta({ id: 'FactorView' });

/** How somebody signs in, as they see it themselves. */
export type FactorView = z.infer<typeof FactorView>;
