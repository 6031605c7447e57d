import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { TranslocoService } from '@jsverse/transloco';
import { provideTestPortal } from '@holdfast/platform/portal/testing';
import type { TherapistCard, TherapyTracker } from '@holdfast/referral/model';
import { firstValueFrom } from 'rxjs';
import { therapyCopy } from './therapy-copy';
import { therapyRoutes } from './therapy.routes';

const card = (therapistId: string, name: string, part: Partial<TherapistCard> = {}): TherapistCard => ({
  ...{ therapistId, name, practice: null, modalities: ['cbt'], languages: ['en'], telehealth: true, inPerson: false },
  ...{ place: null, feeFrom: 90, feeTo: 140, waitDays: 14, fits: ['language'], misses: ['payer'], rank: null },
  ...{ wasAsked: false },
  ...part,
});
const NOTHING: TherapyTracker = {
  ...{ search: null, referral: null, outcome: null, releaseId: null, interest: null, isOffered: false },
};
const SEARCH: NonNullable<TherapyTracker['search']> = {
  ...{ id: 'search', hasStandingConsent: false, asks: 'rank', next: null, declinedAt: null, ownerName: 'Lee Park' },
  choices: [card('a', 'Ines Marquez'), card('b', 'Ken Abara'), card('c', 'Ada Lind')],
};
const REFERRAL: NonNullable<TherapyTracker['referral']> = {
  ...{ id: 'referral', therapistName: 'Ines Marquez', done: 'sent', mood: 'forward', turn: 'therapist' },
  ...{ nextBy: '2026-11-27T17:00:00.000Z', appointmentAt: null, times: [], missedAt: null },
};

describe('a patient’s way to a therapist', () => {
  let harness: RouterTestingHarness;
  let http: HttpTestingController;

  const host = (): HTMLElement => harness.fixture.nativeElement as HTMLElement;
  const text = (): string => host().textContent?.replace(/\s+/g, ' ') ?? '';
  const button = (words: string): HTMLButtonElement | undefined =>
    [...host().querySelectorAll('button')].find((one) =>
      one.textContent?.replace(/\s+/g, ' ').trim().startsWith(words),
    );
  const still = async (): Promise<void> => {
    for (let turn = 0; turn < 4; turn += 1) {
      await new Promise((done) => setTimeout(done));
      harness.detectChanges();
    }
  };
  const press = async (words: string): Promise<void> => {
    button(words)?.click();
    await still();
  };
  const tell = async (tracker: TherapyTracker): Promise<void> => {
    http.expectOne(({ url }) => url.endsWith('/therapy')).flush(tracker);
    await still();
  };
  const open = async (tracker: TherapyTracker): Promise<void> => {
    await harness.navigateByUrl('/');
    await still();
    await tell(tracker);
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [...provideTestPortal({ rooms: [therapyCopy] }), provideRouter(therapyRoutes)],
    });
    http = TestBed.inject(HttpTestingController);
    await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
    harness = await RouterTestingHarness.create();
  });

  it('lets somebody ask for help, or say not now, and respects it', async () => {
    await open({ ...NOTHING, isOffered: true });
    await press('Not now');
    const said = http.expectOne(({ url }) => url.includes('/therapy-interest/'));
    expect(said.request.body).toEqual({ kind: 'declined', words: null });
    said.flush(null);
    await still();
    await tell({ ...NOTHING, interest: { kind: 'declined', at: '2026-11-24T17:00:00.000Z' } });
    expect(text()).toContain('That is fine.');
    expect(button('Not now')).toBeUndefined();
    expect(button('Yes, please help me')).toBeDefined();
  });

  it('puts therapists in order with buttons, and sends the order with what was agreed to', async () => {
    await open({ ...NOTHING, search: SEARCH });
    await press('Up: Ken Abara');
    expect(text()).toContain('Ken Abara is now number 1.');
    await press('Leave out: Ada Lind');
    host().querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
    await still();
    await press('Save my order');
    const ranked = http.expectOne(({ url }) => url.endsWith('/searches/search/ranking'));
    expect(ranked.request.body).toEqual({ therapistIds: ['b', 'a'], hasStandingConsent: true });
    ranked.flush(null);
    await still();
    expect(text()).toContain('Saved. Thank you.');
  });

  it('keeps the order and the tick that are not saved yet while the page is told anew', async () => {
    await open({ ...NOTHING, search: SEARCH });
    await press('Up: Ken Abara');
    host().querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
    await still();
    await press('Save my order');
    http
      .expectOne(({ url }) => url.endsWith('/ranking'))
      .flush({ code: 'unexpected' }, { status: 500, statusText: 'Broken' });
    await still();
    await tell({ ...NOTHING, search: { ...SEARCH, choices: SEARCH.choices.map((one) => ({ ...one })) } });
    await press('Save my order');
    const again = http.expectOne(({ url }) => url.endsWith('/ranking'));
    expect(again.request.body).toEqual({ therapistIds: ['b', 'a', 'c'], hasStandingConsent: true });
  });

  it('tells how far it is, whose turn it is and by when, and hears who has not heard anything', async () => {
    await open({ ...NOTHING, search: { ...SEARCH, asks: null }, referral: REFERRAL });
    const done = [...host().querySelectorAll('ol li.done')].map((one) => one.textContent?.trim());
    expect(done).toHaveLength(2);
    expect(text()).toContain('Ines Marquez has been asked and will answer.');
    expect(text()).toContain('You will hear by');
    await press('I have not heard anything');
    http.expectOne(({ url }) => url.endsWith('/referrals/referral/missed')).flush(null);
    await still();
    await tell({ ...NOTHING, search: SEARCH, referral: { ...REFERRAL, missedAt: '2026-11-24T17:00:00.000Z' } });
    expect(text()).toContain('Lee Park looks into it.');
    expect(button('I have not heard anything')).toBeUndefined();
  });

  it('asks before the next one is asked, and takes no for an answer', async () => {
    const asking = { ...SEARCH, asks: 'next' as const, next: { therapistId: 'b', name: 'Ken Abara' } };
    await open({ ...NOTHING, search: asking, referral: { ...REFERRAL, mood: 'another', done: 'chosen' } });
    await press('No, talk to me first');
    const said = http.expectOne(({ url }) => url.endsWith('/searches/search/next'));
    expect(said.request.body).toEqual({ yes: false });
  });

  it('says what becomes of a booked visit before nobody is asked any more, and lets that be taken back', async () => {
    const search = { ...SEARCH, asks: null };
    const referral = { ...REFERRAL, done: 'appointment' as const, appointmentAt: '2026-11-27T17:00:00.000Z' };
    await open({ ...NOTHING, search, referral });
    await press('I would rather not');
    expect(text()).toContain('Your visit with Ines Marquez stays until you or your clinic cancels it.');
    await press('No, go on');
    http.expectNone(({ url }) => url.includes('/therapy-interest/'));
    await press('I would rather not');
    await press('Yes, not now');
    const said = http.expectOne(({ url }) => url.includes('/therapy-interest/'));
    expect(said.request.body).toEqual({ kind: 'declined', words: null });
    said.flush(null);
    await still();
    await tell({ ...NOTHING, search: { ...search, declinedAt: '2026-11-24T17:00:00.000Z' }, referral });
    expect(text()).toContain('nobody else is asked for you. What is under way with Ines Marquez stays');
    expect(button('Save my order')).toBeUndefined();
    await press('I changed my mind');
    const back = http.expectOne(({ url }) => url.includes('/therapy-interest/'));
    expect(back.request.body).toEqual({ kind: 'asked', words: null });
  });
});
