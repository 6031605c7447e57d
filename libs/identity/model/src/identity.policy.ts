import { isSignedIn, policy, role } from '@holdfast/platform/model';

/** Who may do what with their own sign-in. Signing in and refreshing are public and carry their own proof. */
export const identityPolicy = policy({
  'session.read': isSignedIn,
  'session.end': isSignedIn,
  'session.lock': isSignedIn,
  'me.read': isSignedIn,
  'me.prefer': isSignedIn,
  'me.prove': isSignedIn,
  'factor.read': isSignedIn,
  'factor.change': isSignedIn,
  'password.change': isSignedIn,
  'rescue.ask': role('admin'),
  'rescue.cancel': role('admin'),
  'live.connect': isSignedIn,
  'administration.read': role('admin', 'auditor'),
});
