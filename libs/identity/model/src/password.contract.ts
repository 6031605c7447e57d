import { z } from 'zod';
import { words } from '@holdfast/platform/model';
import { Proof, ProofOffer } from './factor.contract';

/** Most characters of a password that are read. */
export const PASSWORD_MOST = 256;

/** A password to be: what it must be made of is judged by the rules, which say what is wrong with it. */
export const NewPassword = z
  .strictObject({ password: z.string().min(1).max(PASSWORD_MOST) })
  .meta({ id: 'NewPassword' });

/** A password to be. */
export type NewPassword = z.infer<typeof NewPassword>;

/** Whose password is to be chosen anew. The answer is the same whether or not anybody has that address. */
export const ResetWish = z.strictObject({ email: words(254) }).meta({ id: 'ResetWish' });

/** Whose password is to be chosen anew. */
export type ResetWish = z.infer<typeof ResetWish>;

/** The secret of a link from a mail. It comes in a body, never in an address. */
export const LinkSecret = z.strictObject({ token: z.string().min(1).max(200) }).meta({ id: 'LinkSecret' });

/** The secret of a link from a mail. */
export type LinkSecret = z.infer<typeof LinkSecret>;

/** What a link to choose a password anew asks for: a second factor where the account has one. */
export const ResetView = z
  .strictObject({
    /** What to prove besides; null where the account has no second factor. */
    proof: ProofOffer.nullable(),
    /** Fewest characters the password must have. */
    least: z.int(),
  })
  .meta({ id: 'ResetView' });

/** What a link to choose a password anew asks for. */
export type ResetView = z.infer<typeof ResetView>;

/** A password chosen anew by a link, with the second factor where there is one. */
export const PasswordReset = LinkSecret.extend({ password: NewPassword.shape.password, proof: Proof.nullable() }).meta({
  id: 'PasswordReset',
});

/** A password chosen anew by a link. */
export type PasswordReset = z.infer<typeof PasswordReset>;
