import { HttpTestingController, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { TranslocoService } from '@jsverse/transloco';
import { Clock, POLICIES } from '@holdfast/platform/portal';
import { DANA, provideTestPortal, signInAs } from '@holdfast/platform/portal/testing';
import { Injector } from '@angular/core';
import { type EditPacket, type PacketContent, type PacketView, referralPolicy } from '@holdfast/referral/model';
import { firstValueFrom } from 'rxjs';
import { packetCopy } from '../packet-copy';
import { releaseCopy } from '../release-copy';
import { PacketPage } from './packet-page';

const CONTENT: PacketContent = {
  ...{ identity: null, preferences: { modalities: [], meeting: null, gender: null, payer: null }, scores: null },
  reason: { words: 'To keep what was gained.', urgency: 'soon', referredBy: 'Dr. Okafor' },
  ...{ infusions: { count: 6, days: [] }, risk: { level: 'none', on: '2026-11-20', hasSafetyPlan: true } },
  ...{ diagnoses: null, medicines: null, history: null, goals: 'Work.', substanceUse: null, psychotherapyNotes: null },
  ...{ messages: null, freeText: null, askedBack: [], isPart2: false },
  release: { id: 'release', expiresAt: '2027-11-24T17:00:00.000Z' },
};
const line = { isRefused: false, release: null, sha256: null };
const by = (type: 'enterer' | 'author' | 'transmitter', name: string) => ({ type, by: 'sender' as const, name });
const VIEW: PacketView = {
  ...{ id: 'packet', referralId: 'referral', content: CONTENT, version: 3, leftOut: [], sha256: null, frozenAt: null },
  readAt: '2026-11-20T17:00:00.000Z',
  recipient: { therapistId: 'a', name: 'Ines Marquez', practice: 'Elm Street', place: null, isNamedAsSigned: true },
  provenance: {
    items: [{ ...line, activity: 'originate', agent: by('enterer', 'Lee Park'), recorded: '2026-11-20T17:00:00.000Z' }],
  },
};
const URL = '/api/patients/patient/referrals/referral/packet';

describe('a packet as the clinic sees it', () => {
  let harness: RouterTestingHarness;
  let http: HttpTestingController;

  const host = (): HTMLElement => harness.fixture.nativeElement as HTMLElement;
  const text = (): string => host().textContent?.replace(/\s+/g, ' ') ?? '';
  const goals = (): HTMLTextAreaElement | null => host().querySelector('#hf-packet-goals');
  const still = async (): Promise<void> => {
    for (let turn = 0; turn < 4; turn += 1) {
      await new Promise((done) => setTimeout(done));
      harness.detectChanges();
    }
  };
  const press = async (words: string): Promise<void> => {
    [...host().querySelectorAll('button')].find((one) => one.textContent?.trim() === words)?.click();
    await still();
  };
  const asked = (method: string): TestRequest => http.expectOne((one) => one.url === URL && one.method === method);
  const tell = async (view: PacketView, method = 'GET'): Promise<EditPacket> => {
    const request = asked(method);
    request.flush(view);
    await still();
    return request.request.body as EditPacket;
  };
  const type = async (words: string): Promise<void> => {
    const area = goals();
    if (area) area.value = words;
    area?.dispatchEvent(new Event('input'));
    await still();
  };
  const conflict = async (): Promise<EditPacket> => {
    const request = asked('PUT');
    const stale = { code: 'packet.changed', facts: { version: 4 } };
    request.flush(stale, { status: 409, statusText: 'Conflict' });
    await still();
    return request.request.body as EditPacket;
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        ...provideTestPortal({ rooms: [releaseCopy, packetCopy] }),
        { provide: POLICIES, useValue: referralPolicy },
        provideRouter([{ path: ':patientId/:referralId', component: PacketPage }], withComponentInputBinding()),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    await signInAs({ ...DANA, roles: ['coordinator'] }, TestBed.inject(Injector));
    TestBed.inject(Clock).follow('2026-11-24T17:00:00.000Z');
    await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
    harness = await RouterTestingHarness.create();
    await harness.navigateByUrl('/patient/referral');
    await still();
  });

  it('says for whom it is and as of when the record was read, and has no heading over nothing', async () => {
    await tell(VIEW);
    expect(text()).toContain('For Ines Marquez, Elm Street');
    expect(text()).toMatch(/What comes from the record is as of .*20/);
    expect([...host().querySelectorAll('h4')].map((one) => one.textContent)).not.toContain('Wishes about therapy');
    expect(text()).toContain('Gathered from the record · Lee Park');
  });

  it('says by which release with which fingerprint it went out, and each opening, refused ones too', async () => {
    const therapist = { type: 'performer' as const, by: 'receiver' as const, name: 'Ines Marquez' };
    const open = { ...line, activity: 'access' as const, agent: therapist, recorded: '2026-11-23T17:00:00.000Z' };
    const release = { id: 'release', version: 2, sha256: 'b'.repeat(64) };
    const sent = { activity: 'transmit' as const, agent: by('transmitter', ''), recorded: '2026-11-22T17:00:00.000Z' };
    const items = [
      { ...line, ...sent, agent: { ...sent.agent, by: 'timer' as const }, release, sha256: 'c'.repeat(64) },
      open,
      { ...open, isRefused: true },
    ];
    await tell({ ...VIEW, frozenAt: '2026-11-22T17:00:00.000Z', sha256: 'c'.repeat(64), provenance: { items } });
    expect(text()).toContain('Sent · by itself');
    expect(text()).toContain(`By release release, text version 2, fingerprint of that text: ${'b'.repeat(64)}`);
    expect(text()).toContain('Opened · Ines Marquez');
    expect(text()).toContain('Opening refused; nothing was shown');
  });

  it('reads the record again under what is typed, and writes nothing of that', async () => {
    await tell(VIEW);
    await press('Change what is in it');
    await type('Sleep.');
    await press('Read the record again');
    const infusions = { count: 7, days: [] };
    const risk = { level: 'high' as const, on: '2026-11-24', hasSafetyPlan: true };
    const anew = { ...VIEW, version: 4, readAt: '2026-11-24T17:00:00.000Z', content: { ...CONTENT, infusions, risk } };
    expect(await tell(anew, 'PUT')).toEqual({ version: 3, content: CONTENT });
    expect(text()).toContain('7 so far');
    expect(text()).not.toContain('Read the record again');
    expect(goals()?.value).toBe('Sleep.');
    await press('Save');
    expect(await tell(VIEW, 'PUT')).toEqual({ version: 4, content: { ...anew.content, goals: 'Sleep.' } });
  });

  it('shows a colleague’s version beside what is typed, and drops neither before one is chosen', async () => {
    await tell(VIEW);
    await press('Change what is in it');
    await type('Sleep.');
    await press('Save');
    await conflict();
    await press('Look at theirs');
    await tell({ ...VIEW, version: 4, content: { ...CONTENT, goals: 'Work part time.' } });
    expect(text()).toContain('What your colleague saved');
    expect(text()).toContain('Work part time.');
    expect(goals()?.value).toBe('Sleep.');
    await press('Save mine over theirs');
    expect(await tell(VIEW, 'PUT')).toMatchObject({ version: 4, content: { goals: 'Sleep.' } });
  });

  it('takes theirs where that is chosen, and goes on from it', async () => {
    await tell(VIEW);
    await press('Change what is in it');
    await type('Sleep.');
    await press('Save');
    await conflict();
    await press('Look at theirs');
    await tell({ ...VIEW, version: 4, content: { ...CONTENT, goals: 'Work part time.' } });
    await press('Take theirs and drop mine');
    expect(goals()?.value).toBe('Work part time.');
    await press('Save');
    expect(await tell(VIEW, 'PUT')).toMatchObject({ version: 4, content: { goals: 'Work part time.' } });
  });

  it('does not write over a colleague’s version that came while somebody typed', async () => {
    await tell(VIEW);
    await press('Change what is in it');
    await type('Sleep.');
    const page = harness.routeDebugElement?.componentInstance as { asked: { reload(): void } };
    page.asked.reload();
    await still();
    await tell({ ...VIEW, version: 4, content: { ...CONTENT, goals: 'Work part time.' } });
    await press('Save');
    expect((await conflict()).version).toBe(3);
    expect(text()).toContain('Nothing of yours is lost');
  });
});
