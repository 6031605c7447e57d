const PROFILE = { name: 'Fern Clinic', neutralName: 'Fern', phone: '+1 555 0100' };
const RETENTION = { years: 10, afterMajorityYears: 3, auditYears: 6 };
const AWAY = { coveredBy: '01900000-0000-7000-8000-000000000001', fromDay: '2001-01-01', toDay: '2001-01-02' };
// A version that nothing has, so that the clinic stays as it is for whatever is asked next.
const UNSEEN = 9999;

/** Well-formed bodies for what a clinic sets about itself. */
export const SETTING_BODIES: Record<string, () => unknown> = {
  'PUT /api/clinic/settings/:kind': () => ({ version: UNSEEN, value: PROFILE }),
  'POST /api/clinic/settings/:kind/restore': () => ({ version: UNSEEN, to: 0 }),
  'PUT /api/clinic/settings/retention': () => ({ version: UNSEEN, value: RETENTION }),
  'POST /api/clinic/settings/retention/restore': () => ({ version: UNSEEN, to: 0 }),
  'POST /api/clinic/check-in-plan/restore': () => ({ version: UNSEEN, to: 0 }),
  'POST /api/clinic/check-in-rules/restore': () => ({ version: UNSEEN, to: 0 }),
  'POST /api/clinic/forms/restore': () => ({ version: UNSEEN, to: 0 }),
  'POST /api/clinic/safety-terms/restore': () => ({ version: UNSEEN, to: 0 }),
  'POST /api/clinic/on-call/restore': () => ({ version: UNSEEN, to: 0 }),
  'POST /api/clinic/message-promise/preview': () => ({ hours: null, topics: null }),
  'PUT /api/me/away/:awayId': () => AWAY,
  'PUT /api/clinic/staff/:staffId/away/:awayId': () => AWAY,
};
