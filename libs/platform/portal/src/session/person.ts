import type { Actor, Id } from '@holdfast/platform/model';

/** How a person likes the portal to look and behave, as far as the platform must follow it. */
export interface PersonPreference {
  readonly language: 'en' | 'es';
  readonly theme: 'system' | 'light' | 'dark';
  readonly textSize: 'small' | 'normal' | 'large' | 'larger';
  readonly enterSends: boolean;
  readonly shortcuts: boolean;
  readonly showTyping: boolean;
  readonly quickExit: boolean;
  readonly lock: 'auto' | 'off' | '5' | '15';
}

/** The person who is signed in, as every screen may know them; the identity contract's `Me` has this shape. */
export interface Person {
  readonly accountId: Id;
  readonly kind: 'patient' | 'proxy' | 'staff';
  readonly roles: Actor['roles'][number][];
  readonly name: string;
  readonly patientId: Id | null;
  readonly sessionId: Id;
  readonly clinic: {
    readonly id: Id;
    readonly name: string;
    readonly neutralName: string;
    readonly phone: string;
    readonly zone: string;
    /** Languages the clinic offers, the one a new account begins in first. */
    readonly languages: ('en' | 'es')[];
    /** The clinic's own colours of what is pressed, `#rrggbb`; null for the portal's. */
    readonly accentLight: string | null;
    readonly accentDark: string | null;
    /** The number of the picture beside the clinic's name; 0 for none. */
    readonly markVersion: number;
  };
  readonly preferences: PersonPreference;
  /** Whether the clinic asks for a second factor first: nothing else opens until there is one. */
  readonly needsFactor: boolean;
  /** Whether there is a passkey to open a locked portal with. */
  readonly hasPasskey: boolean;
  /** Whether this session was left alone and is locked. */
  readonly isLocked: boolean;
  readonly demo: boolean;
  readonly now: string;
}

/** What the server gives for a sign-in or a refresh. */
export interface Grant {
  readonly accessToken: string;
  readonly expiresAt: string;
  readonly me: Person;
}

/** What a screen looks like before anybody has said otherwise. */
export const FIRST_PREFERENCE: PersonPreference = {
  language: 'en',
  theme: 'system',
  textSize: 'normal',
  enterSends: true,
  shortcuts: true,
  showTyping: true,
  quickExit: true,
  lock: 'auto',
};
