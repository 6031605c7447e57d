import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { TranslocoService } from '@jsverse/transloco';
import { provideTestPortal } from '@holdfast/platform/portal/testing';
import type { RoomDoor, RoomView } from '@holdfast/referral/model';
import { firstValueFrom } from 'rxjs';
import { packetCopy } from '../packet-copy';
import { roomRoute } from '../room.routes';
import { roomCopy } from './room-copy';

const SECRET = 'a-secret-of-a-link-that-is-long-enough-to-be-one';
const CLINIC = { neutralName: 'Willow', phone: '+1 503 555 0100' };
const ROOM: RoomView = {
  ...{ pass: 'the-pass', now: '2026-11-24T17:00:00.000Z', clinic: CLINIC, clinicName: 'Willow Mood Clinic' },
  ...{
    therapistName: 'Ines Marquez',
    referralId: '01a206b1-ed32-774c-8b41-76f64fbee29e',
    state: 'received',
    version: 3,
  },
  ...{ since: '2026-11-24T16:00:00.000Z', sentAt: '2026-11-24T16:00:00.000Z', answerBy: '2026-12-01T16:00:00.000Z' },
  ...{ urgency: 'soon', moves: ['info_requested', 'accepted', 'declined', 'waitlisted'], appointmentAt: null },
  ...{ sessions: { attended: 0, planned: null }, outcome: null, messages: [], others: [] },
  packet: {
    ...{ preferences: null, reason: null, diagnoses: null, infusions: null, scores: null, risk: null, medicines: null },
    ...{ history: null, goals: null, substanceUse: null, psychotherapyNotes: null, messages: null, freeText: null },
    identity: {
      ...{ name: 'Sam Rivera', pronouns: 'she/her', dateOfBirth: '1985-03-14', phone: '+1 555 0101' },
      ...{ email: 'sam@example.org', language: 'en' },
    },
    ...{ askedBack: ['accepted'], isPart2: false, release: { id: 'r', expiresAt: '2027-11-24T16:00:00.000Z' } },
  },
};

describe('the room of a therapist', () => {
  let harness: RouterTestingHarness;
  let http: HttpTestingController;

  const host = (): HTMLElement => harness.fixture.nativeElement as HTMLElement;
  const text = (): string => host().textContent?.replace(/\s+/g, ' ') ?? '';
  const button = (words: string): HTMLButtonElement | undefined =>
    [...host().querySelectorAll('button')].find((one) => one.textContent?.trim().startsWith(words));
  const still = async (): Promise<void> => {
    for (let turn = 0; turn < 4; turn += 1) {
      await new Promise((done) => setTimeout(done));
      harness.detectChanges();
    }
  };
  const follow = async (address: string): Promise<void> => {
    await harness.navigateByUrl(address);
    await still();
  };
  const press = async (words: string): Promise<void> => {
    button(words)?.click();
    await still();
  };
  const type = async (id: string, words: string): Promise<void> => {
    const input = host().querySelector<HTMLInputElement>(`#${id}`);
    if (!input) throw new Error(`There is no field ${id}.`);
    input.value = words;
    input.dispatchEvent(new Event('input'));
    await still();
  };
  const WAITING: RoomDoor = { clinic: CLINIC, state: 'waiting', why: null, mayRenew: false };
  const door = async (part: Partial<RoomDoor> = {}): Promise<void> => {
    http.expectOne('/api/room/door').flush({ ...WAITING, ...part });
    await still();
  };
  const atTheDoor = async (part: Partial<RoomDoor> = {}): Promise<void> => {
    await follow(`/room#${SECRET}`);
    await door(part);
  };
  const refuse = async (url: string, code: string, status: number, facts: object = {}): Promise<void> => {
    http.expectOne(url).flush({ code, facts }, { status, statusText: 'Refused' });
    await still();
  };
  const held = (): unknown => JSON.parse(localStorage.getItem('hf.room') ?? 'null');
  const open = async (room: RoomView = ROOM): Promise<void> => {
    await atTheDoor();
    await type('room-code', '123 456');
    await press('Open the page');
    http.expectOne('/api/room/open').flush(room);
    await still();
  };

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [...provideTestPortal({ rooms: [roomCopy, packetCopy] }), provideRouter([roomRoute])],
    });
    http = TestBed.inject(HttpTestingController);
    await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
    harness = await RouterTestingHarness.create();
  });

  it('takes the secret out of the address at once, and opens nothing before a person brings the code', async () => {
    await atTheDoor();
    expect(TestBed.inject(Router).url).toBe('/room');
    expect(text()).toContain('+1 503 555 0100');
    await press('Open the page');
    http.expectNone('/api/room/open');
    expect(text()).toContain('The code has six digits.');
    await type('room-code', '123456');
    await press('Open the page');
    expect(http.expectOne('/api/room/open').request.body).toEqual({ token: SECRET, code: '123456' });
  });

  it('says how many tries are left, and keeps the door', async () => {
    await atTheDoor();
    await type('room-code', '111111');
    await press('Open the page');
    const refusal = { code: 'room.code', facts: { left: 4 } };
    http.expectOne('/api/room/open').flush(refusal, { status: 422, statusText: 'Unprocessable' });
    await still();
    expect(text()).toContain('Tries left: 4');
    expect(button('Open the page')).toBeDefined();
  });

  it('shows what was sent, and takes a decline only with a reason, which a refusal leaves where it was typed', async () => {
    await open();
    expect(text()).toContain('Sam Rivera');
    await press('Decline');
    await press('Confirm');
    expect(text()).toContain('Please write a few words.');
    await type('room-reason', 'No evening hours.');
    await press('Confirm');
    const moved = http.expectOne('/api/room/moves');
    expect(moved.request.headers.get('x-room-pass')).toBe('the-pass');
    expect(moved.request.body).toMatchObject({ to: 'declined', version: 3, reason: 'No evening hours.' });
    moved.flush({ code: 'referral.moved', facts: {} }, { status: 409, statusText: 'Conflict' });
    await still();
    http.expectOne('/api/room').flush({ ...ROOM, version: 4 });
    await still();
    expect(host().querySelector<HTMLTextAreaElement>('#room-reason')?.value).toBe('No evening hours.');
    expect(text()).toContain('This changed a moment ago.');
    await press('Confirm');
    http
      .expectOne('/api/room/moves')
      .flush({ ...ROOM, state: 'declined', version: 5, moves: ['received'], packet: null });
    await still();
    expect(text()).toContain('Thank you. The clinic sees it now.');
    expect(text()).not.toContain('Sam Rivera');
  });

  it('asks for a time before a first visit is arranged', async () => {
    await open({ ...ROOM, state: 'accepted', moves: ['scheduled', 'declined'] });
    await press('Arrange a first visit');
    await press('Confirm');
    expect(text()).toContain('Please choose a day and a time.');
    await type('room-when', '2026-12-01T09:30');
    await press('Confirm');
    const { body } = http.expectOne('/api/room/moves').request as { body: { appointmentAt: string } };
    expect(body.appointmentAt).toBe(new Date('2026-12-01T09:30').toISOString());
  });

  it('shows nothing where the permission was taken back, and says so', async () => {
    await atTheDoor();
    await type('room-code', '123456');
    await press('Open the page');
    await refuse('/api/room/open', 'room.withdrawn', 404);
    await door({ state: 'revoked', why: 'withdrawn' });
    expect(text()).toContain('Nothing was shown.');
    expect(text()).not.toContain('Sam Rivera');
  });

  it('offers another link where this one has run out, and none where the clinic ended it', async () => {
    await atTheDoor({ state: 'expired', mayRenew: true });
    expect(text()).toContain('It ran out');
    await press('Send a new link');
    http.expectOne('/api/room/renew').flush(null, { status: 204, statusText: 'No content' });
    await still();
    expect(text()).toContain('a new link is on its way');
  });

  it('offers none where the clinic ended it, and says so', async () => {
    await atTheDoor({ state: 'revoked', why: 'clinic' });
    expect(text()).toContain('The clinic ended it.');
    expect(button('Send a new link')).toBeUndefined();
  });

  it('asks for another code where the link is locked now, and says that it is', async () => {
    await atTheDoor();
    await type('room-code', '123456');
    await press('Open the page');
    await refuse('/api/room/open', 'room.code', 422, { left: 0 });
    await door({ state: 'locked', why: 'tries', mayRenew: true });
    expect(text()).toContain('It is locked after five wrong codes.');
    expect(button('Send a new link')).toBeDefined();
  });

  it('keeps the pass when a newer link of the same room is followed, and goes straight in', async () => {
    localStorage.setItem('hf.room', JSON.stringify({ secret: 'an-older-secret', pass: 'the-pass' }));
    await follow(`/room#${SECRET}`);
    const asked = http.expectOne('/api/room/door');
    expect(asked.request.headers.get('x-room-pass')).toBe('the-pass');
    expect(asked.request.body).toEqual({ token: SECRET });
    asked.flush({ ...WAITING, state: 'in' });
    await still();
    http.expectOne('/api/room').flush(ROOM);
    await still();
    expect(text()).toContain('Sam Rivera');
    expect(held()).toEqual({ secret: SECRET, pass: 'the-pass', of: SECRET });
  });

  it('asks for the code where the newer link leads to another room, and keeps the pass until that is open', async () => {
    localStorage.setItem('hf.room', JSON.stringify({ secret: 'an-older-secret', pass: 'the-pass' }));
    await atTheDoor();
    expect(button('Open the page')).toBeDefined();
    expect(held()).toEqual({ secret: SECRET, pass: 'the-pass', of: 'an-older-secret' });
  });

  it('says why a browser is not in any more: another opened a newer link', async () => {
    await open();
    await press('Accept');
    await press('Confirm');
    await refuse('/api/room/moves', 'room.over', 404);
    await door({ state: 'revoked', why: 'replaced', mayRenew: true });
    expect(text()).toContain('Only the browser that came in last stays in.');
    expect(text()).not.toContain('Sam Rivera');
  });

  it('is left for whoever sits there next: nothing is kept, and how to get in again is told', async () => {
    await open();
    await press('Leave');
    const left = http.expectOne('/api/room/leave');
    expect(left.request.headers.get('x-room-pass')).toBe('the-pass');
    left.flush(null, { status: 204, statusText: 'No content' });
    await still();
    expect(held()).toBeNull();
    expect(text()).not.toContain('Sam Rivera');
    expect(text()).toContain('Call Willow: +1 503 555 0100');
    expect(text()).toContain('To get in again, have a new link sent to you and call for its code.');
    await press('Send a new link');
    expect(http.expectOne('/api/room/renew').request.body).toEqual({ token: SECRET });
  });

  it('is not left while the clinic cannot be told', async () => {
    await open();
    await press('Leave');
    http.expectOne('/api/room/leave').error(new ProgressEvent('error'));
    await still();
    expect(text()).toContain('Sam Rivera');
    expect(text()).toContain('Check your connection');
  });
});
