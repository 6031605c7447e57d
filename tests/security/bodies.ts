import { DEFAULT_PREFERENCES } from '@holdfast/identity/model';
import { newId } from '@holdfast/platform/model';

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
};

/** A well-formed body for a route; a writing route that is not listed here fails the matrix. */
export function bodyFor(method: string, path: string): object | undefined {
  if (method === 'GET' || method === 'DELETE') return undefined;
  const make = BODIES[`${method} ${path}`];
  if (!make) throw new Error(`Add a body for ${method} ${path} to tests/security/bodies.ts.`);
  return make() as object | undefined;
}
