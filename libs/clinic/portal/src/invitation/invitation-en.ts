/** Taking an invitation up, in English. */
export const invitationEn = {
  title: 'Welcome to {{clinic}}',
  lead: {
    staff: 'Choose how you sign in. It takes a minute.',
    patient: 'Choose how you sign in. Then you can write to your care team and answer short check-ins.',
    proxy: 'A patient asks you to help them here. Choose how you sign in. Then you see what they let you see.',
  },
  asMyself: 'Go on as {{name}}',
  orAnew: 'Or make a new account',
  passkey: 'Use a passkey',
  passkeyHint: 'Your finger, your face or your device’s PIN. The easiest and the safest way.',
  passkeyNot: 'No passkey was made. Try again, or choose a password.',
  or: 'Or choose a password',
  password: 'Password',
  passwordHint: 'At least 15 characters. Four or five words that do not belong together are good.',
  factorNext: 'Your clinic then asks for a second factor.',
  go: 'Go on',
  missing: 'Type a password, or use a passkey.',
  overTitle: 'This link does not work any more',
  over: 'It works once, for seven days, and the newest one only. Please ask your clinic for another.',
  haveOne: 'I have an account',
  problem: {
    'invitation.email-taken':
      'That email has an account here. If you help somebody already, sign in and open this link again. If not, ask for a link to another email.',
    'charge.other-account': 'This link was sent to another email than the one you sign in with.',
  },
};
