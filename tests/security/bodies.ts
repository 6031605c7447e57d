import { DEFAULT_PLAN } from '@holdfast/check-in/model';
import { DEFAULT_PREFERENCES } from '@holdfast/identity/model';
import { instrumentOf } from '@holdfast/instruments/model';
import { newId } from '@holdfast/platform/model';
import {
  CURRENT_RELEASE,
  DEFAULT_REFERRAL_CLOCKS,
  PACKET_SECTIONS,
  releaseHash,
  therapistOf,
} from '@holdfast/referral/model';
import { DEFAULT_TERMS, EMPTY_PLAN } from '@holdfast/safety/model';
import {
  consentHash,
  CURRENT_CONSENT,
  DEFAULT_NEED_THRESHOLDS,
  DEFAULT_VITALS_THRESHOLDS,
  FACTOR_IDS,
} from '@holdfast/treatment/model';
import { AUDIT_BODIES } from './audit/audit-bodies';
import { IDENTITY_BODIES } from './identity-bodies';
import { RECORD_BODIES } from './record-bodies';
import { REFERRAL_BODIES } from './referral-bodies';
import { SETTING_BODIES } from './body/setting-bodies';

const THERAPIST = {
  ...{ name: 'Ines Marquez', languages: 'es', telehealth: 'yes', email: 'ines@example.org', contactBy: 'mail' },
  verifiedOn: '2026-01-01',
};

// What each writing route takes, well formed, so that a refusal can only come from a right.
const BODIES: Record<string, () => unknown> = {
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
  'PUT /api/patients/:patientId/check-ins/:checkInId': () => ({ forms: ['phq-9'] }),
  'PUT /api/patients/:patientId/check-ins/:checkInId/answers/:linkId': () => ({
    id: newId(),
    version: 1,
    value: 1,
    replaces: null,
  }),
  'PUT /api/patients/:patientId/check-ins/:checkInId/submission': () => ({ seconds: 40 }),
  'PUT /api/patients/:patientId/check-ins/:checkInId/skip': () => ({ reason: 'no-reason' }),
  'PUT /api/patients/:patientId/check-ins/:checkInId/snooze': () => ({ until: 'tomorrow' }),
  'PUT /api/patients/:patientId/check-ins/:checkInId/entry': () => ({
    mode: 'paper',
    takenAt: '2026-01-01T10:00:00Z',
    forms: [{ id: 'phq-9', version: 1, answers: { 1: 1 } }],
  }),
  'PUT /api/patients/:patientId/check-ins/:checkInId/review': () => ({ note: 'Read with the team.' }),
  'PUT /api/patients/:patientId/outreach/:outreachId/tries/:tryId': () => ({
    outcome: 'no-answer',
    note: 'Voice mail.',
    done: false,
  }),
  'PUT /api/patients/:patientId/check-in-plan': () => ({ version: 1, plan: null, zone: 'UTC', paused: false }),
  'POST /api/patients/:patientId/check-in-plan/preview': () => ({
    version: 1,
    plan: DEFAULT_PLAN,
    zone: 'UTC',
    paused: false,
  }),
  'PUT /api/patients/:patientId/anchors/:anchorId': () => ({ kind: 'infusion', day: '2026-01-01' }),
  'PUT /api/patients/:patientId/trend-notes/:noteId': () => ({ day: '2026-01-01', words: 'Slept badly.' }),
  'POST /api/clinic/check-in-plan/preview': () => ({ version: 0, plan: DEFAULT_PLAN }),
  'PUT /api/clinic/check-in-plan': () => ({ version: 0, plan: DEFAULT_PLAN }),
  'PUT /api/clinic/forms/:formId': () => ({ enabled: false }),
  'PUT /api/clinic/forms/:formId/definition': () => ({ instrument: instrumentOf('mood') }),
  'PUT /api/clinic/check-in-rules/:ruleId': () => ({ version: 0, thresholds: { rise: 6 } }),
  'POST /api/clinic/check-in-rules/:ruleId/rehearsal': () => ({ thresholds: { rise: 6 } }),
  'POST /api/check-in-link/open': () => ({ token: 'x'.repeat(60) }),
  'PUT /api/check-in-link/answers/:linkId': () => ({ id: newId(), version: 1, value: 1, replaces: null }),
  'PUT /api/check-in-link/submission': () => ({ seconds: 40 }),
  'PUT /api/check-in-link/skip': () => ({ reason: 'no-reason' }),
  'PUT /api/patients/:patientId/review-decisions/:decisionId': () => ({
    decision: 'keep',
    rationale: 'Holds well.',
    signedName: 'Dr. Adaeze Okafor',
    followUpOn: null,
    seen: null,
    sendCheckIn: false,
  }),
  'POST /api/patients/:patientId/review-decisions/:decisionId/undo': () => undefined,
  'PUT /api/patients/:patientId/review-requests/:requestId': () => undefined,
  'POST /api/clinic/need-setting/rehearsal': () => ({ thresholds: DEFAULT_NEED_THRESHOLDS }),
  'PUT /api/patients/:patientId/monitoring-checks/:checkId': () => ({ kind: 'bladder', day: '2026-01-01', note: null }),
  'PUT /api/clinic/vitals-setting': () => ({ version: 0, thresholds: DEFAULT_VITALS_THRESHOLDS }),
  'PUT /api/clinic/need-setting': () => ({ version: 0, thresholds: DEFAULT_NEED_THRESHOLDS }),
  'PUT /api/clinic/therapists/:therapistId': () => ({ version: null, ...therapistOf(THERAPIST) }),
  'POST /api/clinic/therapists/:therapistId/restore': () => undefined,
  'POST /api/clinic/therapists/import-preview': () => ({ csv: 'name,languages,contactBy,verifiedOn' }),
  'POST /api/clinic/therapists/import': () => ({ csv: 'name,languages,contactBy,verifiedOn', seal: 'none' }),
  'PUT /api/clinic/referral-settings': () => ({ kind: 'clocks', version: 0, value: DEFAULT_REFERRAL_CLOCKS }),
  'PUT /api/patients/:patientId/infusions/:infusionId': () => ({ startsAt: new Date().toISOString() }),
  'PUT /api/patients/:patientId/infusions/:infusionId/entries/:entryId': () => ({
    at: new Date().toISOString(),
    body: { kind: 'note', text: 'Rested.' },
  }),
  'PUT /api/patients/:patientId/infusions/:infusionId/gates/:gate': () => ({ answer: 'yes' }),
  'PUT /api/patients/:patientId/suitability-screens/:screenId': () => ({
    factors: Object.fromEntries(FACTOR_IDS.map((id) => [id, 'no'])),
    medicines: [],
    anythingElse: null,
  }),
  'PUT /api/patients/:patientId/suitability-screens/:screenId/talks/:talkId': () => ({ note: 'Talked it through.' }),
  'PUT /api/patients/:patientId/treatment-consent/:consentId': () => ({
    version: CURRENT_CONSENT.version,
    language: 'en',
    sha256: consentHash(CURRENT_CONSENT.version, 'en'),
    statements: CURRENT_CONSENT.en.statements.map(({ id }) => id),
    signedName: 'Sam Rivera',
  }),
  'PUT /api/patients/:patientId/treatment-consent-withdrawals/:withdrawalId': () => undefined,
  'PUT /api/patients/:patientId/treatment-plan': () => ({
    version: 0,
    plan: {
      route: 'iv',
      dose: { basis: 'fixed', mg: 40, weightKg: null },
      ...{ infusions: 6, countsFrom: '2026-01-01', leastDays: 2, mostDays: 4 },
      ...{ goals: 'To sleep again.', escort: null, notes: null },
    },
    signedName: 'Dr. Adaeze Okafor',
  }),
  'PUT /api/patients/:patientId/searches/:searchId/releases/:releaseId': () => ({
    therapistIds: [newId()],
    categories: ['identity', 'scores'],
    days: 365,
  }),
  'PUT /api/patients/:patientId/releases/:releaseId/signature': () => ({
    ...{ version: CURRENT_RELEASE.version, language: 'en', sha256: releaseHash(CURRENT_RELEASE.version, 'en') },
    recipients: [{ therapistId: newId(), name: 'Ines Marquez', practice: null, place: null }],
    ...{ categories: ['identity'], ticked: [], statements: CURRENT_RELEASE.en.statements.map(({ id }) => id) },
    ...{ signedName: 'Sam Rivera', authority: null },
  }),
  'PUT /api/patients/:patientId/referrals/:referralId/packet': () => ({ version: 1, content: EMPTY_PACKET }),
  'POST /api/patients/:patientId/infusions/:infusionId/ride-link': () => undefined,
  'POST /api/ride-link/open': () => ({ token: 'x'.repeat(60) }),
  'PUT /api/ride-link/steps/:step': () => ({ isDone: true }),
  ...AUDIT_BODIES,
  ...IDENTITY_BODIES,
  'POST /api/clinic/system/jobs/:jobId/retry': () => undefined,
  'DELETE /api/clinic/system/jobs/:jobId': () => undefined,
  'POST /api/clinic/system/mail-test': () => undefined,
  ...RECORD_BODIES,
  ...REFERRAL_BODIES,
  ...SETTING_BODIES,
};

const NOTHING = Object.fromEntries(PACKET_SECTIONS.map((one) => [one, null]));
const EMPTY_PACKET = {
  ...{ ...NOTHING, askedBack: [], isPart2: false },
  release: { id: '', expiresAt: '2026-01-01T00:00:00Z' },
};

/** The writing routes for which there is a body, as `METHOD path`. */
export const WRITING_ROUTES: readonly string[] = Object.keys(BODIES);

/** A well-formed body for a route; a writing route that is not listed here fails the matrix. */
export function bodyFor(method: string, path: string): object | undefined {
  if (method === 'GET' || method === 'DELETE') return undefined;
  const make = BODIES[`${method} ${path}`];
  if (!make) throw new Error(`Add a body for ${method} ${path} to tests/security/bodies.ts.`);
  return make() as object | undefined;
}

/** A route's address with its places filled: the given ones, and an unused identifier for everything else. */
export function addressOf(path: string, places: Readonly<Record<string, string>>): string {
  const known: Readonly<Record<string, string>> = {
    linkId: 'phq-9.1',
    formId: 'sleep-function',
    ruleId: 'phq-9.worsened',
    gate: 'ride',
    kind: 'profile',
    step: 'arrived',
    ...places,
  };
  return path.replace(/:([A-Za-z]+)/g, (_, name: string) => known[name] ?? newId());
}
