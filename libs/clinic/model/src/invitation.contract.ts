import { z } from 'zod';
import { LANGUAGES, LinkSecret, NewPassword, PasskeyAttestation } from '@holdfast/identity/model';
import { Day, IdSchema, Instant, words } from '@holdfast/platform/model';
import { STAFF_ROLES } from './people-file';

const Email = z.email().max(254);

/** Somebody to work for the clinic. */
export const InviteStaff = z
  .strictObject({
    kind: z.literal('staff'),
    name: words(120),
    email: Email,
    /** What they are professionally, for example "RN". */
    title: words(80),
    roles: z.array(z.enum(STAFF_ROLES)).min(1).max(5),
  })
  .meta({ id: 'InviteStaff' });

/** Somebody to work for the clinic. */
export type InviteStaff = z.infer<typeof InviteStaff>;

/** A patient, with the record that is made for them at once. */
export const InvitePatient = z
  .strictObject({
    kind: z.literal('patient'),
    name: words(120),
    /** How they want to be called; the name where nothing is said. */
    preferredName: words(80).nullable(),
    pronouns: words(40).nullable(),
    dateOfBirth: Day,
    phone: words(40),
    email: Email,
    language: z.enum(LANGUAGES),
    /** Who looks after them, the lead first. */
    careTeam: z.array(IdSchema).max(20),
  })
  .meta({ id: 'InvitePatient' });

/** A patient, with the record that is made for them at once. */
export type InvitePatient = z.infer<typeof InvitePatient>;

/** Whom to invite. */
export const Invite = z.discriminatedUnion('kind', [InviteStaff, InvitePatient]).meta({ id: 'Invite' });

/** Whom to invite. */
export type Invite = z.infer<typeof Invite>;

/** Which invitation a route speaks of; made by the caller, so that a retry invites nobody twice. */
export const InvitationPath = z.strictObject({ invitationId: IdSchema });

/** Which invitation a route speaks of. */
export type InvitationPath = z.infer<typeof InvitationPath>;

/** Where an invitation stands. */
export const INVITATION_STATES = ['pending', 'expired', 'accepted', 'revoked'] as const;

/** One invitation, as those who invite see it. */
export const InvitationView = z
  .strictObject({
    id: IdSchema,
    kind: z.enum(['staff', 'patient']),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.enum(STAFF_ROLES)),
    state: z.enum(INVITATION_STATES),
    invitedAt: Instant,
    expiresAt: Instant,
    /** When the latest mail went out; null while it waits to. */
    mailedAt: Instant.nullable(),
  })
  .meta({ id: 'InvitationView' });

/** One invitation, as those who invite see it. */
export type InvitationView = z.infer<typeof InvitationView>;

/** The invitations that were not accepted, the newest first. */
export const InvitationList = z
  .strictObject({ items: z.array(InvitationView), more: z.boolean() })
  .meta({ id: 'InvitationList' });

/** The invitations that were not accepted. */
export type InvitationList = z.infer<typeof InvitationList>;

/** What the link of an invitation leads to. It names nobody: whoever holds the link may be anybody. */
export const InvitationOpened = z
  .strictObject({
    kind: z.enum(['staff', 'patient', 'proxy']),
    clinicName: z.string(),
    /** The identifier of the account to be, so that a passkey can be made for it. */
    accountId: IdSchema,
    passkeysWorkHere: z.boolean(),
    /** Whether a second factor is asked for besides a password. */
    asksFactor: z.boolean(),
  })
  .meta({ id: 'InvitationOpened' });

/** What the link of an invitation leads to. */
export type InvitationOpened = z.infer<typeof InvitationOpened>;

/** Who is about to get a passkey: whoever holds the link. */
export const InvitationPasskey = LinkSecret.extend({ accountId: IdSchema }).meta({ id: 'InvitationPasskey' });

/** Who is about to get a passkey. */
export type InvitationPasskey = z.infer<typeof InvitationPasskey>;

/** An invitation taken up: with a passkey or a password. */
export const AcceptInvitation = InvitationPasskey.extend({
  passkey: PasskeyAttestation.nullable(),
  password: NewPassword.shape.password.nullable(),
  language: z.enum(LANGUAGES),
}).meta({ id: 'AcceptInvitation' });

/** An invitation taken up. */
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;
