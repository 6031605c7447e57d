import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import type { EnvironmentProviders, Injector, Provider } from '@angular/core';
import { POLICIES } from '../access/can';
import { type Copy, provideCopy } from '../copy/copy';
import { platformCopy } from '../copy/platform-copy';
import { OPEN_SOCKET } from '../live/live';
import { DeviceStore } from '../offline/device-store';
import { FIRST_PREFERENCE, type Grant, type Person } from '../session/person';
import { Session } from '../session/session';
import { sessionHttp } from '../session/session-http';
import { OPEN_CHANNEL } from '../session/tab-channel';
import { Clock } from '../time/clock';
import { FakeChannels } from './fake-channel';
import { FakeClock } from './fake-clock';
import { MemoryDeviceStore } from './memory-device-store';

/** Sam Rivera, the patient of the fixed cast. */
export const SAM: Person = {
  accountId: '01900000-0000-7000-8000-000000000001',
  kind: 'patient',
  roles: ['patient'],
  name: 'Sam Rivera',
  patientId: '01900000-0000-7000-8000-0000000000a1',
  sessionId: '01900000-0000-7000-8000-0000000000b1',
  clinic: {
    id: '01900000-0000-7000-8000-0000000000c1',
    name: 'Willow Clinic',
    neutralName: 'Willow',
    phone: '+1 503 555 0100',
    zone: 'America/Los_Angeles',
    languages: ['en', 'es'],
    ...{ accentLight: null, accentDark: null, markVersion: 0 },
  },
  preferences: FIRST_PREFERENCE,
  needsFactor: false,
  hasPasskey: false,
  isLocked: false,
  demo: true,
  now: '2026-11-24T17:00:00Z',
};

/** Dana Whitfield, the nurse of the fixed cast. */
export const DANA: Person = {
  ...SAM,
  accountId: '01900000-0000-7000-8000-000000000002',
  kind: 'staff',
  roles: ['nurse'],
  name: 'Dana Whitfield',
  patientId: null,
};

/** What a test may put in place of a tab's own. */
export interface TestPortal {
  readonly rooms?: readonly Copy[];
  /** A device that several tabs share. */
  readonly device?: MemoryDeviceStore;
  readonly channels?: FakeChannels;
}

/** A portal without a browser around it: fake network, clock, device, socket and tabs. */
export function provideTestPortal({ rooms = [], device, channels }: TestPortal = {}): (
  Provider | EnvironmentProviders
)[] {
  return [
    provideHttpClient(withInterceptors([sessionHttp])),
    provideHttpClientTesting(),
    provideCopy(platformCopy, ...rooms),
    { provide: POLICIES, useValue: {} },
    { provide: Clock, useClass: FakeClock },
    { provide: DeviceStore, useValue: device ?? new MemoryDeviceStore() },
    { provide: OPEN_CHANNEL, useValue: (channels ?? new FakeChannels()).opener },
    { provide: OPEN_SOCKET, useValue: () => new Promise<never>(() => undefined) },
  ];
}

/** Signs a person in, in a portal made by `provideTestPortal`. */
export function signInAs(person: Person, injector: Injector): Promise<void> {
  const grant: Grant = { accessToken: 'token', expiresAt: '2026-11-24T17:05:00Z', me: person };
  injector.get(Session).enter(grant);
  return Promise.resolve();
}

/** Lets everything that waits for something already there go on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
