const BYTES = 'AAAA';
const ASSERTION = {
  ...{ id: BYTES, rawId: BYTES, type: 'public-key' },
  response: { clientDataJSON: BYTES, authenticatorData: BYTES, signature: BYTES, userHandle: null },
};
const ATTESTATION = {
  ...{ id: BYTES, rawId: BYTES, type: 'public-key' },
  response: { clientDataJSON: BYTES, attestationObject: BYTES },
};

/** Well-formed bodies for signing in. None of them proves anything, so that no account is changed by asking. */
export const IDENTITY_BODIES: Record<string, () => unknown> = {
  'POST /api/session': () => ({ email: 'nobody@example.org', password: 'wrong' }),
  'POST /api/session/second': () => ({ ticket: 'x.y.z', proof: { by: 'code', code: '000000' } }),
  'POST /api/session/passkey/ask': () => undefined,
  'POST /api/session/passkey': () => ASSERTION,
  'POST /api/session/refresh': () => undefined,
  'POST /api/live/ticket': () => undefined,
  'PUT /api/me/password': () => ({ password: 'short' }),
  'POST /api/me/proof/ask': () => undefined,
  'POST /api/me/proof': () => ({ by: 'code', code: '000000' }),
  'POST /api/me/passkeys/ask': () => undefined,
  'POST /api/me/passkeys': () => ({ name: 'Phone', credential: ATTESTATION }),
  'PUT /api/me/passkeys/:passkeyId': () => ({ name: 'Phone' }),
  'POST /api/me/code-app': () => undefined,
  'PUT /api/me/code-app': () => ({ code: '000000' }),
  'POST /api/me/recovery-codes': () => undefined,
  'POST /api/reset': () => ({ email: 'nobody@example.org' }),
  'POST /api/reset/open': () => ({ token: 'x' }),
  'POST /api/reset/finish': () => ({ token: 'x', password: 'short', proof: null }),
};
