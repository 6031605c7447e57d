import { newId } from '@holdfast/platform/model';

const WISHES = {
  ...{ modalities: [], languages: ['en'], payer: null, mostFee: null, meeting: null, gender: null },
  accessibility: [],
};

/** Well-formed bodies for the routes of searches, attempts and rooms. */
export const REFERRAL_BODIES: Readonly<Record<string, () => unknown>> = {
  'PUT /api/patients/:patientId/therapy-interest/:interestId': () => ({ kind: 'asked', words: null }),
  'PUT /api/patients/:patientId/searches/:searchId': () => ({
    ...{ urgency: 'routine', words: 'To keep what was gained.', wishes: WISHES, ownerId: newId() },
  }),
  'PUT /api/patients/:patientId/searches/:searchId/change': () => ({
    ...{ version: 1, urgency: 'soon', wishes: WISHES, ownerId: newId() },
  }),
  'POST /api/patients/:patientId/searches/:searchId/close': () => ({
    version: 1,
    reason: 'found-elsewhere',
    words: null,
  }),
  'PUT /api/patients/:patientId/searches/:searchId/shortlist': () => ({ therapistIds: [newId()] }),
  'PUT /api/patients/:patientId/searches/:searchId/ranking': () => ({
    ...{ therapistIds: [newId()], hasStandingConsent: false },
  }),
  'PUT /api/patients/:patientId/searches/:searchId/next': () => ({ yes: true }),
  'POST /api/referral-nudges': () => ({ referralIds: [newId()] }),
  'PUT /api/patients/:patientId/referrals/:referralId': () => ({ searchId: newId(), therapistId: newId() }),
  'POST /api/patients/:patientId/referrals/:referralId/send': () => ({ version: 1 }),
  'POST /api/patients/:patientId/referrals/:referralId/moves': () => ({ to: 'cancelled', version: 1, reason: null }),
  'POST /api/patients/:patientId/referrals/:referralId/nudge': () => ({ way: 'mail', version: 1 }),
  'PUT /api/patients/:patientId/referrals/:referralId/messages/:messageId': () => ({
    kind: 'message',
    words: 'Hello.',
  }),
  'POST /api/patients/:patientId/referrals/:referralId/link': () => undefined,
  'POST /api/patients/:patientId/referrals/:referralId/missed': () => undefined,
  'POST /api/patients/:patientId/referrals/:referralId/relay': () => ({
    move: { to: 'accepted', version: 1, reason: null, outcome: null, appointmentAt: null, sessions: null },
    ...{ way: 'phone', saidBy: 'Front desk' },
  }),
  'POST /api/room/door': () => ({ token: 'x'.repeat(60) }),
  'POST /api/room/open': () => ({ token: 'x'.repeat(60), code: '123456' }),
  'POST /api/room/renew': () => ({ token: 'x'.repeat(60) }),
  'POST /api/room/leave': () => undefined,
  'POST /api/room/moves': () => ({
    ...{ to: 'accepted', version: 1, reason: null, outcome: null, appointmentAt: null, sessions: null },
  }),
  'PUT /api/room/messages/:messageId': () => ({ kind: 'message', words: 'Hello.', times: [] }),
  'POST /api/room/others/:referralId/link': () => undefined,
};
