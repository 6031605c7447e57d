import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { TranslocoService } from '@jsverse/transloco';
import { provideTestPortal } from '@holdfast/platform/portal/testing';
import type { RoomView } from '@holdfast/referral/model';
import { firstValueFrom } from 'rxjs';
import { packetCopy } from '../packet-copy';
import { roomRoute } from '../room.routes';
import { roomCopy } from './room-copy';

const SECRET = 'a-secret-of-a-link-that-is-long-enough-to-be-one';
const DAY_MS = 86_400_000;

describe('an answer in a room', () => {
  let harness: RouterTestingHarness;
  let http: HttpTestingController;
  let room: RoomView;

  const host = (): HTMLElement => harness.fixture.nativeElement as HTMLElement;
  const text = (): string => host().textContent?.replace(/\s+/g, ' ') ?? '';
  const field = <Kind extends HTMLElement = HTMLInputElement>(id: string): Kind | null =>
    host().querySelector(`#${id}`);
  const still = async (): Promise<void> => {
    for (let turn = 0; turn < 4; turn += 1) {
      await new Promise((done) => setTimeout(done));
      harness.detectChanges();
    }
  };
  const press = async (words: string): Promise<void> => {
    [...host().querySelectorAll('button')].find((one) => one.textContent?.trim().startsWith(words))?.click();
    await still();
  };
  const type = async (id: string, words: string): Promise<void> => {
    const input = field(id);
    if (!input) throw new Error(`There is no field ${id}.`);
    input.value = words;
    input.dispatchEvent(new Event('input'));
    await still();
  };
  const local = (days: number): string => {
    const at = new Date(Date.parse(room.now) + days * DAY_MS);
    return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  };
  const refuse = async (url: string, code: string, status: number, facts: object = {}): Promise<void> => {
    http.expectOne(url).flush({ code, facts }, { status, statusText: 'Refused' });
    await still();
  };
  const enter = async (part: Partial<RoomView>): Promise<void> => {
    room = { ...room, ...part };
    localStorage.setItem('hf.room', JSON.stringify({ secret: SECRET, pass: 'the-pass' }));
    await harness.navigateByUrl(`/room#${SECRET}`);
    await still();
    http.expectOne('/api/room').flush(room);
    await still();
  };

  beforeEach(async () => {
    localStorage.clear();
    room = {
      ...{
        pass: 'the-pass',
        now: new Date().toISOString(),
        clinic: { neutralName: 'Willow', phone: '+1 503 555 0100' },
      },
      ...{ clinicName: 'Willow Mood Clinic', therapistName: 'Ines Marquez', state: 'accepted', version: 3 },
      ...{ referralId: '01a206b1-ed32-774c-8b41-76f64fbee29e', since: '2026-11-24T16:00:00.000Z', sentAt: null },
      ...{ answerBy: null, urgency: 'soon', moves: ['scheduled', 'declined'], appointmentAt: null, outcome: null },
      ...{ sessions: { attended: 0, planned: null }, messages: [], others: [], packet: null },
    };
    TestBed.configureTestingModule({
      providers: [...provideTestPortal({ rooms: [roomCopy, packetCopy] }), provideRouter([roomRoute])],
    });
    http = TestBed.inject(HttpTestingController);
    await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
    harness = await RouterTestingHarness.create();
  });

  it('tells at the field when a visit cannot be then, and keeps it', async () => {
    await enter({});
    await press('Arrange a first visit');
    for (const [days, words] of [
      [-2, 'This is in the past.'],
      [500, 'This is more than 400 days away.'],
    ] as const) {
      await type('room-when', local(days));
      await press('Confirm');
      http.expectNone('/api/room/moves');
      expect(document.getElementById('room-when-error')?.textContent).toContain(words);
      expect(field('room-when')?.getAttribute('aria-describedby')).toBe('room-when-hint room-when-error');
    }
    await type('room-when', local(3));
    await press('Confirm');
    await refuse('/api/room/moves', 'referral.time', 422, { fault: 'past' });
    expect(text()).toContain('A visit lies ahead');
    expect(field('room-when')?.value).toBe(local(3));
  });

  it('says to a second tab how it stands now, with what it typed where that can still be sent', async () => {
    await enter({ state: 'received', moves: ['accepted', 'declined'] });
    await press('Decline');
    await type('room-reason', 'No evening hours.');
    await press('Confirm');
    await refuse('/api/room/moves', 'referral.moved', 409, { state: 'accepted' });
    http.expectOne('/api/room').flush({ ...room, state: 'accepted', version: 4, moves: ['scheduled', 'declined'] });
    await still();
    expect(text()).toContain('It stands as “You said yes” since');
    expect(field<HTMLTextAreaElement>('room-reason')?.value).toBe('No evening hours.');
  });

  it('shows what was typed also where nothing can be done with it any more', async () => {
    await enter({ state: 'received', moves: ['accepted', 'declined'] });
    await press('Decline');
    await type('room-reason', 'No evening hours.');
    await press('Confirm');
    await refuse('/api/room/moves', 'referral.moved', 409, { state: 'cancelled' });
    http.expectOne('/api/room').flush({ ...room, state: 'cancelled', version: 4, moves: [] });
    await still();
    expect(text()).toContain('What you typed and did not send:No evening hours.');
  });

  it('takes no count that cannot be', async () => {
    await enter({ state: 'attended', moves: ['in_therapy'] });
    await press('Therapy goes on');
    await type('room-attended', '9');
    await type('room-planned', '8');
    await press('Confirm');
    http.expectNone('/api/room/moves');
    expect(document.getElementById('room-attended-error')?.textContent).toContain('no more attended than planned');
  });

  it('says the year of a visit that is in another one', async () => {
    const year = new Date().getFullYear() + 1;
    await enter({ state: 'scheduled', moves: ['attended'], appointmentAt: `${year}-03-09T20:00:00.000Z` });
    expect(text()).toMatch(new RegExp(`First visit: [A-Z][a-z]{2}, Mar \\d+, ${year}`));
  });

  it('is told beside the words that were written, which stay and are another message the next time', async () => {
    await enter({});
    await type('room-words', 'We have a place in May.');
    await press('Send');
    const first = http.expectOne(({ url }) => url.startsWith('/api/room/messages/'));
    first.flush({ code: 'referral.message', facts: {} }, { status: 409, statusText: 'Conflict' });
    await still();
    http.expectOne('/api/room').flush(room);
    await still();
    expect(host().querySelector('hf-room-talk [role=alert]')?.textContent).toContain('sent already');
    expect(host().querySelector('hf-room-answer [role=alert]')).toBeNull();
    expect(field<HTMLTextAreaElement>('room-words')?.value).toBe('We have a place in May.');
    await press('Send');
    const second = http.expectOne(({ url }) => url.startsWith('/api/room/messages/'));
    expect(second.request.url).not.toBe(first.request.url);
  });

  it('proposes only times that lie ahead, and says at the field which does not', async () => {
    await enter({});
    await type('room-time-1', local(-1));
    await press('Send');
    expect(document.getElementById('room-time-1-error')?.textContent).toContain('lies ahead');
    await type('room-time-1', local(2));
    await press('Send');
    const { body } = http.expectOne(({ url }) => url.startsWith('/api/room/messages/')).request as {
      body: { times: string[] };
    };
    expect(body.times).toEqual([new Date(local(2)).toISOString()]);
  });
});
