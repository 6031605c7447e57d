import { Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { DANA, FakeClock, SAM, provideTestPortal, settle, signInAs } from '../testing';
import { DeviceStore } from '../offline/device-store';
import { Clock } from '../time/clock';
import { KnownPerson } from './known-person';
import { Session } from './session';

describe('who may go on without a network', () => {
  let known: KnownPerson;

  const enter = async (person: typeof SAM): Promise<void> => {
    await signInAs(person, TestBed.inject(Injector));
    TestBed.tick();
    await settle();
  };
  const at = (instant: string): void => (TestBed.inject(Clock) as FakeClock).set(instant);

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: provideTestPortal() });
    known = TestBed.inject(KnownPerson);
  });

  it('is the patient who was signed in here last, for three days', async () => {
    await enter(SAM);
    expect((await known.find())?.accountId).toBe(SAM.accountId);
    at('2026-11-27T17:00:00Z');
    expect(await known.find()).not.toBeNull();
    at('2026-11-27T17:00:01Z');
    expect(await known.find()).toBeNull();
  });

  it('is nobody of the clinic, unless what they do cannot wait, and then for a shift', async () => {
    await enter(DANA);
    expect(await known.find()).toBeNull();
    await known.vouch();
    expect((await known.find())?.accountId).toBe(DANA.accountId);
    at('2026-11-25T05:00:00Z');
    expect(await known.find()).not.toBeNull();
    at('2026-11-25T05:00:01Z');
    expect(await known.find()).toBeNull();
  });

  it('is nobody after a sign-in ended elsewhere', async () => {
    await enter(SAM);
    TestBed.inject(Session).lose();
    await settle();
    expect(await known.find()).toBeNull();
  });

  it('is nobody once the device forgot everything', async () => {
    await enter(SAM);
    await TestBed.inject(DeviceStore).keepOnly(null);
    expect(await known.find()).toBeNull();
  });

  it('carries nobody on while the server can be asked', async () => {
    await enter(SAM);
    TestBed.inject(Session).lose();
    TestBed.inject(Session).carryOn(SAM);
    expect(TestBed.inject(Session).person()).toBeNull();
  });
});
