import { z } from 'zod';
import { IdSchema, Instant, ROLES } from '@holdfast/platform/model';
import { STAFF_ROLES } from './people-file';

/** One account, as administrators manage it; nothing of it is clinical. */
export const AccountView = z
  .strictObject({
    id: IdSchema,
    kind: z.enum(['patient', 'proxy', 'staff']),
    name: z.string(),
    email: z.string(),
    /** What they are professionally; empty for patients. */
    title: z.string(),
    roles: z.array(z.enum(ROLES)),
    state: z.enum(['active', 'suspended', 'removed']),
    hasFactor: z.boolean(),
    /** Places where they are signed in now. */
    sessions: z.int(),
    lastUsedAt: Instant.nullable(),
    /** When its owner last said that a change of their sign-in was not theirs, for thirty days; else null. */
    disownedAt: Instant.nullable(),
    /** From when the link of a rescue under way can be used; null where none is. */
    rescueOpensAt: Instant.nullable(),
    /** Goes up with each change, so that nobody decides on a stale page. */
    version: z.int(),
  })
  .meta({ id: 'AccountView' });

/** One account, as administrators manage it. */
export type AccountView = z.infer<typeof AccountView>;

/** Which accounts to list. */
export const AccountQuery = z
  .strictObject({
    kind: z.enum(['patient', 'proxy', 'staff']),
    after: IdSchema.optional(),
    /** Whole words of a name, or a whole email address; everybody where nothing is said. */
    find: z.string().trim().min(1).max(254).optional(),
  })
  .meta({ id: 'AccountQuery' });

/** Which accounts to list. */
export type AccountQuery = z.infer<typeof AccountQuery>;

/** A page of accounts. */
export const AccountPage = z
  .strictObject({ items: z.array(AccountView), nextAfter: IdSchema.nullable() })
  .meta({ id: 'AccountPage' });

/** A page of accounts. */
export type AccountPage = z.infer<typeof AccountPage>;

/** Which account a route speaks of. */
export const AccountPath = z.strictObject({ accountId: IdSchema });

/** Which account a route speaks of. */
export type AccountPath = z.infer<typeof AccountPath>;

/** What a member of staff is from now on. */
export const RoleChange = z
  .strictObject({ version: z.int(), roles: z.array(z.enum(STAFF_ROLES)).min(1).max(5) })
  .meta({ id: 'RoleChange' });

/** What a member of staff is from now on. */
export type RoleChange = z.infer<typeof RoleChange>;

/** Whether an account may sign in from now on. Removed is for good; suspended is not. */
export const StateChange = z
  .strictObject({ version: z.int(), state: z.enum(['active', 'suspended', 'removed']) })
  .meta({ id: 'StateChange' });

/** Whether an account may sign in from now on. */
export type StateChange = z.infer<typeof StateChange>;

/** Longest file of people that is read, in characters. */
export const PEOPLE_FILE_LONGEST = 500_000;

/** A file of people to invite. */
export const PeopleFile = z
  .strictObject({ kind: z.enum(['patient', 'staff']), csv: z.string().min(1).max(PEOPLE_FILE_LONGEST) })
  .meta({ id: 'PeopleFile' });

/** A file of people to invite. */
export type PeopleFile = z.infer<typeof PeopleFile>;

/** What inviting by this file would do; nothing is done yet. */
export const PeoplePreview = z
  .strictObject({
    /** Who would be invited. */
    good: z.array(z.strictObject({ line: z.int(), name: z.string() })),
    bad: z.array(
      z.strictObject({
        line: z.int(),
        name: z.string(),
        faults: z.array(
          z.strictObject({
            column: z.string(),
            fault: z.enum(['missing', 'format', 'unknown-value', 'twice', 'already']),
          }),
        ),
      }),
    ),
    /** Goes back with the confirmation: what is done is what was shown. */
    seal: z.string(),
  })
  .meta({ id: 'PeoplePreview' });

/** What inviting by this file would do. */
export type PeoplePreview = z.infer<typeof PeoplePreview>;

/** The file again, with the seal of what was shown. */
export const ConfirmPeople = PeopleFile.extend({ seal: z.string().max(100) }).meta({ id: 'ConfirmPeople' });

/** The file again, with the seal of what was shown. */
export type ConfirmPeople = z.infer<typeof ConfirmPeople>;

/** What was done. */
export const PeopleInvited = z.strictObject({ invited: z.int(), skipped: z.int() }).meta({ id: 'PeopleInvited' });

/** What was done. */
export type PeopleInvited = z.infer<typeof PeopleInvited>;
