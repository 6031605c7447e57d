import { DEFAULT_PREFERENCES } from '@holdfast/identity/model';
import { newId } from '@holdfast/platform/model';
import { DEFAULT_TERMS, EMPTY_PLAN } from '@holdfast/safety/model';

// What each writing route takes, well formed, so that a refusal can only come from a right.
const BODIES: Record<string, () => unknown> = {
  'POST /api/session': () => ({ email: 'nobody@example.org', password: 'wrong' }),
  'POST /api/session/refresh': () => undefined,
  'POST /api/live/ticket': () => undefined,
  'POST /api/patients/search': () => ({ name: 'Rivera', limit: 10 }),
  'PUT /api/me/preferences': () => DEFAULT_PREFERENCES,
  'PUT /api/patients/:patientId/care-team/:staffId': () => ({ lead: false }),
  'PUT /api/patients/:patientId/threads/:threadId': () => ({ topic: 'question' }),
  'PUT /api/patients/:patientId/threads/:threadId/assignee': () => ({ version: 1, assigneeId: null, reason: null }),
  'PUT /api/patients/:patientId/threads/:threadId/pool': () => ({
    version: 1,
    poolId: newId(),
    reason: 'It fits better there.',
  }),
  'PUT /api/patients/:patientId/threads/:threadId/state': () => ({
    version: 1,
    lastSeq: 99,
    state: 'closed',
    reason: 'Answered.',
  }),
  'PUT /api/patients/:patientId/threads/:threadId/messages/:messageId': () => ({ body: 'Hello.' }),
  'PUT /api/patients/:patientId/threads/:threadId/messages/:messageId/correction': () => ({
    body: 'Hello!',
    from: 'sent',
  }),
  'PUT /api/patients/:patientId/threads/:threadId/read-mark': () => ({ seq: 1 }),
  'PUT /api/patients/:patientId/threads/:threadId/draft': () => ({ body: 'I was about to' }),
  'PUT /api/patients/:patientId/threads/:threadId/notes/:noteId': () => ({ body: 'For the team.' }),
  'PUT /api/patients/:patientId/alerts/:alertId': () => ({ saidAt: '2026-01-01T10:00:00Z' }),
  'PUT /api/patients/:patientId/alerts/:alertId/owner': () => ({ version: 1, mine: true }),
  'PUT /api/patients/:patientId/alerts/:alertId/acknowledgement': () => ({ version: 1, note: 'Calling now.' }),
  'PUT /api/patients/:patientId/alerts/:alertId/disposition': () => ({
    version: 1,
    contactedAt: '2026-01-01T10:00:00Z',
    method: 'phone',
    whereabouts: 'At home.',
    safeNow: 'yes',
    screenLevel: 'low',
    riskFactors: 'Poor sleep.',
    protectiveFactors: 'Her sister.',
    meansAsked: 'asked',
    plan: 'plan-updated',
    nextCheckOn: '2026-12-01',
    supervisorId: null,
    note: null,
  }),
  'PUT /api/patients/:patientId/alerts/:alertId/second-signature': () => ({ version: 1, agree: true, note: null }),
  'PUT /api/patients/:patientId/safety-plan': () => ({ version: 0, plan: EMPTY_PLAN }),
  'PUT /api/clinic/safety-terms': () => ({ version: 0, terms: DEFAULT_TERMS }),
  'PUT /api/clinic/on-call': () => ({ version: 0, entries: [] }),
  'PUT /api/clinic/drills/:drillId': () => ({}),
  'PUT /api/clinic/drills/:drillId/acknowledgement': () => ({}),
};

/** A well-formed body for a route; a writing route that is not listed here fails the matrix. */
export function bodyFor(method: string, path: string): object | undefined {
  if (method === 'GET' || method === 'DELETE') return undefined;
  const make = BODIES[`${method} ${path}`];
  if (!make) throw new Error(`Add a body for ${method} ${path} to tests/security/bodies.ts.`);
  return make() as object | undefined;
}
