const BYTES = 'AAAA';
const ASSERTION = {
  ...{ id: BYTES, rawId: BYTES, type: 'public-key' },
  response: { clientDataJSON: BYTES, authenticatorData: BYTES, signature: BYTES, userHandle: null },
};
const ATTESTATION = {
  ...{ id: BYTES, rawId: BYTES, type: 'public-key' },
  response: { clientDataJSON: BYTES, attestationObject: BYTES },
};

const SET_UP_IDS = {
  clinicId: '01900000-0000-7000-8000-0000000000c1',
  accountId: '01900000-0000-7000-8000-000000000001',
};
const CLINIC = {
  ...{ name: 'Fern Clinic', neutralName: 'Fern', phone: '+1 555 0100', zone: 'America/New_York' },
  ...{ hours: [{ weekday: 1, opens: '08:00', closes: '17:00' }], holidays: [], crisisWords: [] },
};
const ADMIN = { name: 'Ada Fern', title: 'Manager', email: 'ada@example.org', language: 'en', passkey: null };

const INVITE = { kind: 'staff', name: 'Nora Fern', email: 'nora@example.org', title: 'RN', roles: ['nurse'] };

/** Well-formed bodies for signing in and setting up. None of them proves anything, so that no account is changed by asking. */
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
  'POST /api/set-up/open': () => ({ token: 'x' }),
  'POST /api/set-up/passkey': () => ({ token: 'x', ...SET_UP_IDS, name: 'Ada Fern', clinicName: 'Fern' }),
  'POST /api/set-up/mail': () => ({ token: 'x', email: 'ada@example.org', clinicName: 'Fern' }),
  'POST /api/set-up': () => ({
    token: 'x',
    ...SET_UP_IDS,
    clinic: CLINIC,
    admin: { ...ADMIN, password: 'not a way in at all' },
  }),
  'POST /api/invitation/open': () => ({ token: 'x' }),
  'POST /api/invitation/passkey': () => ({ token: 'x', accountId: SET_UP_IDS.accountId }),
  'POST /api/invitation/accept': () => ({
    ...{ token: 'x', accountId: SET_UP_IDS.accountId, passkey: null, password: 'not a way in at all' },
    language: 'en',
  }),
  'PUT /api/patients/:patientId/proxies/:proxyId': () => ({
    ...{ name: 'Robin Reed', email: 'robin@fern.example', relation: 'partner', language: 'en' },
    ...{ scopes: ['messages'], lastDay: null },
  }),
  'PUT /api/patients/:patientId/proxies/:proxyId/terms': () => ({ scopes: ['visits'], lastDay: null, version: 1 }),
  'POST /api/patients/:patientId/proxies/:proxyId/mail': () => undefined,
  'PUT /api/patients/:patientId/merges/:mergeId': () => ({ keptId: SET_UP_IDS.accountId }),
  'POST /api/me/charges': () => ({ token: 'x' }),
  'POST /api/clinic/accounts/search': () => ({ kind: 'staff' }),
  'PUT /api/clinic/accounts/:accountId/roles': () => ({ version: 1, roles: ['nurse'] }),
  'PUT /api/clinic/accounts/:accountId/state': () => ({ version: 1, state: 'suspended' }),
  'PUT /api/clinic/invitations/:invitationId': () => INVITE,
  'POST /api/clinic/invitations/:invitationId/mail': () => undefined,
  'POST /api/clinic/people-file/preview': () => ({ kind: 'staff', csv: 'name,email,title,roles' }),
  'POST /api/clinic/people-file': () => ({ kind: 'staff', csv: 'name,email,title,roles', seal: 'x' }),
  'POST /api/reset': () => ({ email: 'nobody@example.org' }),
  'POST /api/reset/open': () => ({ token: 'x' }),
  'POST /api/clinic/accounts/:accountId/rescue': () => ({ reason: 'They lost their phone.' }),
  'POST /api/rescue/open': () => ({ token: 'x' }),
  'POST /api/rescue/cancel': () => ({ token: 'x' }),
  'POST /api/rescue/mail': () => ({ token: 'x' }),
  'POST /api/rescue/passkey': () => ({ token: 'x', password: 'short', reset: null }),
  'POST /api/rescue/code-app': () => ({ token: 'x', password: 'short', reset: null }),
  'POST /api/rescue/finish': () => ({ token: 'x', password: 'short', reset: null, passkey: null, code: '000000' }),
  'POST /api/me/lock': () => undefined,
  'POST /api/not-me': () => ({ token: 'x' }),
  'POST /api/reset/finish': () => ({ token: 'x', password: 'short', proof: null }),
};
