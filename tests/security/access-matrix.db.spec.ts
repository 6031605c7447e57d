import { Clock, type Entrance, GateCheck, Policies } from '@holdfast/platform/server';
import { CheckIns } from '@holdfast/check-in/server';
import {
  couldEver,
  newId,
  type ProxyScope,
  type Role,
  type Standing,
  systemOf,
  type Tie,
} from '@holdfast/platform/model';
import { InfusionPlanning } from '@holdfast/treatment/server';
import { firstThread, type House, letIn, openHouse } from '../support/house';
import { addressOf, bodyFor } from './bodies';

// Routes that end or lock the session they come through are asked last, each with a sign-in of its own.
const ENDS_SESSION: readonly (string | null)[] = ['session.end', 'session.lock'];
const REQUEST_ID = newId();
const PEOPLE: readonly { role: Role; key: string; scopes?: readonly ProxyScope[] }[] = [
  { role: 'patient', key: 'sam.rivera' },
  { role: 'provider', key: 'okafor' },
  { role: 'nurse', key: 'dana' },
  { role: 'coordinator', key: 'lee' },
  { role: 'admin', key: 'marcus' },
  { role: 'auditor', key: 'ruth' },
  { role: 'proxy', key: 'robin.who.writes', scopes: ['messages'] },
  { role: 'proxy', key: 'robin.who.drives', scopes: ['check-ins', 'visits'] },
];
const TARGETS = ['own', 'same clinic', 'other clinic', 'none'] as const;
// Routes about a thing that these places do not hold: a message's correction, an alert, a check-in that was not sent, a referral.
const NOT_THERE =
  /:messageId\/|:staffId|:alertId|:entryId|:drillId\/|:outreachId|:anchorId|:decisionId\/|:requestId|:screenId\/|:withdrawalId|:therapistId|:releaseId|:referralId|:searchId\/|:passkeyId|:accountId|:invitationId|:sessionId|:proxyId|:chargeId|code-app$|recovery-codes$|review$|:jobId|:archiveId|:deletionId|:mergeId|clinic\/mark$|:awayId/;
const OWN_TIES: Partial<Record<Role, Tie>> = { patient: 'self', proxy: 'proxy' };
type Target = (typeof TARGETS)[number];

interface Place {
  readonly patientId: string;
  readonly threadId: string;
  readonly checkInId: string;
  readonly infusionId: string;
}

let house: House;
let entrances: Entrance[];
let places: Record<Target, Place>;

beforeAll(async () => {
  house = await openHouse();
  entrances = house.app
    .get(GateCheck)
    .entrances()
    .filter(({ kind }) => kind === 'http');
  entrances.sort(
    (one, other) => Number(ENDS_SESSION.includes(one.action)) - Number(ENDS_SESSION.includes(other.action)),
  );
  const place = async (clinic: string, person: string): Promise<Place> => {
    const { clinicId = '', patientIds } = house.clinics.get(clinic) ?? {};
    const patientId = patientIds?.get(person) ?? '';
    const checkInId = newId();
    const nurse = systemOf(clinicId, 'check-in.ask', patientId);
    await house.app.get(CheckIns).ask(nurse, { patientId, checkInId }, { forms: ['phq-9'] });
    const infusionId = newId();
    const planner = systemOf(clinicId, 'infusion.plan', patientId);
    const startsAt = new Date(house.app.get(Clock).now()).toISOString();
    await house.app.get(InfusionPlanning).plan(planner, { patientId, infusionId }, { startsAt });
    return { patientId, threadId: await firstThread(house, clinic, person), checkInId, infusionId };
  };
  for (const { key, scopes } of PEOPLE) if (scopes) await letIn(house, 'willow', 'sam.rivera', key, scopes);
  places = {
    own: await place('willow', 'sam.rivera'),
    'same clinic': await place('willow', 'mateo.ito'), // looked after by others than the people above
    'other clinic': await place('harbor', 'robin.castle'),
    none: { patientId: newId(), threadId: newId(), checkInId: newId(), infusionId: newId() },
  };
});
afterAll(() => house?.close());

async function ask(way: Entrance, token: string | null, place: Place) {
  const url = addressOf(way.path, { ...place });
  const payload = bodyFor(way.method, way.path);
  return house.app.inject({
    method: way.method as 'GET',
    url: url.endsWith('message-promise') ? `${url}?topic=question` : url,
    headers: {
      'x-request-id': REQUEST_ID,
      'x-holdfast': 'portal',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(payload === undefined ? {} : { payload }),
  });
}

function expected(
  way: Entrance,
  { role, scopes }: (typeof PEOPLE)[number],
  target: Target,
): 'allowed' | 'forbidden' | 'missing' {
  const may = house.app.get(Policies).find(way.action ?? '');
  const actor: Standing['actor'] = {
    kind: role === 'patient' || role === 'proxy' ? role : 'staff',
    roles: [role],
  };
  if (!may || !couldEver(may, actor)) return 'forbidden';
  if (!way.path.includes(':patientId')) return 'allowed';
  const onTeam = role === 'provider' || role === 'nurse' || role === 'coordinator';
  const tie: Tie = target !== 'own' ? 'none' : (OWN_TIES[role] ?? (onTeam ? 'care-team' : 'none'));
  // The route before it opened this very chart in an emergency; ending that closes it for all that follow.
  if (way.action === 'break-glass.end' && onTeam && target === 'same clinic') return 'allowed';
  if (!may({ actor, tie, scopes })) return 'missing';
  return target === 'own' || target === 'same clinic' ? 'allowed' : 'missing';
}

// A right that is given may still meet a conflict or a refused input; what it never meets is a closed door.
const outcomeOf = (status: number) =>
  status === 401 ? 'unauthenticated' : status === 403 ? 'forbidden' : status === 404 ? 'missing' : 'allowed';

describe('every route, for every role, on every kind of target', () => {
  it('is reached by a list that is not empty and has no unmarked route', () => {
    expect(entrances.length).toBeGreaterThan(25);
    expect(entrances.filter(({ action, reason }) => !action && !reason)).toEqual([]);
  });

  it('is closed to whoever has not signed in', async () => {
    for (const way of entrances.filter(({ action }) => action)) {
      const { statusCode, body } = await ask(way, null, places.own);
      expect([way.method, way.path, statusCode]).toEqual([way.method, way.path, 401]);
      expect(JSON.parse(body)).toMatchObject({ code: 'session.required' });
    }
  });

  it.each(PEOPLE)('opens to a $role ($key) exactly as the policy tables say', async (person) => {
    const { key } = person;
    const surprises: string[] = [];
    let token = await house.signIn('willow', key);
    for (const way of entrances.filter(({ action }) => action)) {
      if (ENDS_SESSION.includes(way.action)) token = await house.signIn('willow', key);
      for (const target of way.path.includes(':patientId') ? TARGETS : (['own'] as const)) {
        const { statusCode } = await ask(way, token, places[target]);
        const [wanted, got] = [expected(way, person, target), outcomeOf(statusCode)];
        // What does not exist yet is missing even to those who may ask.
        const ownMissing = got === 'missing' && NOT_THERE.test(way.path);
        if (statusCode >= 500 || (wanted !== got && !ownMissing)) {
          surprises.push(`${way.method} ${way.path} on ${target}: wanted ${wanted}, got ${statusCode}`);
        }
      }
    }
    expect(surprises).toEqual([]);
  });

  it.each(PEOPLE)(
    'answers a $role ($key) the same, byte for byte, for a foreign patient and for none',
    async ({ role, key }) => {
      const token = await house.signIn('willow', key);
      for (const way of entrances.filter((one) => one.action && one.path.includes(':patientId'))) {
        const foreign = await ask(way, token, places['other clinic']);
        const none = await ask(way, token, places.none);
        expect([way.path, role, foreign.statusCode, foreign.body]).toEqual([
          way.path,
          role,
          none.statusCode,
          none.body,
        ]);
        // A conversation, a check-in or an infusion is opened under an identifier of the caller's, so a new one is the right answer there.
        const isOpened = way.method === 'PUT' && /:threadId$|:checkInId$|:infusionId$|entry$/.test(way.path);
        if (!/:threadId|:checkInId|:infusionId/.test(way.path) || isOpened) continue;
        const { patientId: _, ...foreignThings } = places['other clinic'];
        const nothing = { threadId: newId(), checkInId: newId(), infusionId: newId() };
        const mixed = await ask(way, token, { ...places.own, ...foreignThings });
        const blank = await ask(way, token, { ...places.own, ...nothing });
        expect([way.path, mixed.statusCode, mixed.body]).toEqual([way.path, blank.statusCode, blank.body]);
      }
    },
  );
});
