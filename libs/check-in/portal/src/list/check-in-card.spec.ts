import { HttpTestingController } from '@angular/common/http/testing';
import { Injector } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import type { CheckInList, CheckInView } from '@holdfast/check-in/model';
import { LastSeen, Live, Outbox, type Parcel } from '@holdfast/platform/portal';
import { SAM, provideTestPortal, settle, signInAs } from '@holdfast/platform/portal/testing';
import { firstValueFrom } from 'rxjs';
import { checkInCopy } from '../check-in-copy';
import { CheckInCard } from './check-in-card';

const LIST = `/api/patients/${SAM.patientId}/check-ins`;
const view = (part: Partial<CheckInView> = {}): CheckInView =>
  ({
    id: 'c1',
    patientId: SAM.patientId,
    state: 'due',
    questions: 9,
    secondsToAnswer: 60,
    answered: 0,
    snoozedUntil: null,
    submittedAt: null,
    opensAt: '2026-11-24T08:00:00Z',
    seen: null,
    ...part,
  }) as CheckInView;
const missed = (id: string): CheckInView => view({ id, state: 'missed' });

describe('the check-in on the first page', () => {
  let fixture: ComponentFixture<CheckInCard>;
  let http: HttpTestingController;

  const host = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const text = (): string => host().textContent?.replace(/\s+/g, ' ') ?? '';
  const filled = (): string[] => [...host().querySelectorAll('.hf-button-filled')].map((one) => one.textContent.trim());
  const button = (name: string): HTMLButtonElement =>
    [...host().querySelectorAll('button')].find((one) => one.textContent.trim() === name)!;
  const still = async (): Promise<void> => {
    await settle();
    await fixture.whenStable();
  };
  const answer = async (list: Partial<CheckInList>): Promise<void> => {
    http.expectOne(LIST).flush({ due: [], upcoming: [], past: [], ...list });
    await still();
    const people = [{ name: 'Dana Whitfield', title: 'RN' }];
    http.match(`${LIST}/c1`).forEach((one) => one.flush({ ...view(), sharedWith: people }));
    await still();
  };

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [...provideTestPortal({ rooms: [checkInCopy] }), provideRouter([])],
    });
    http = TestBed.inject(HttpTestingController);
    await signInAs(SAM, TestBed.inject(Injector));
    await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
    fixture = TestBed.createComponent(CheckInCard);
    await still();
  });

  it('is the one filled button while a check-in waits, and says how much it asks and who sees it', async () => {
    await answer({ due: [view()] });
    expect(filled()).toEqual(['Check in — about 1 minute']);
    expect(text()).toContain('9 questions, about 1 minute');
    expect(text()).toContain('Dana Whitfield (RN)');
  });

  it('lays the questions on the device, so that they can be answered without a network', async () => {
    await answer({ due: [view()] });
    expect(await TestBed.inject(LastSeen).read('check-in.ready.c1')).toMatchObject({ id: 'c1' });
  });

  it('blames nobody after a silence of two', async () => {
    await answer({ due: [view()], past: [missed('a'), missed('b')] });
    expect(text()).toContain('It has been a while. Want to check in?');
  });

  it('says nothing of a silence after one that passed', async () => {
    await answer({ due: [view()], past: [missed('a'), view({ id: 'b', state: 'submitted' })] });
    expect(text()).not.toContain('It has been a while');
  });

  it('puts it off until tomorrow, says until when, and is no filled button meanwhile', async () => {
    await answer({ due: [view()] });
    button('Not now').click();
    await still();
    button('Tomorrow').click();
    const request = http.expectOne(`${LIST}/c1/snooze`);
    expect(request.request.body).toEqual({ until: 'tomorrow' });
    request.flush(view({ snoozedUntil: '2026-11-25T17:00:00Z' }));
    await still();
    expect(filled()).toEqual([]);
    expect(text()).toContain('We will ask again');
    expect(text()).toContain('Check in now');
  });

  it('turns into the last one afterwards, with who has read it', async () => {
    const seen = { name: 'Dana Whitfield', title: 'RN', at: '2026-11-24T16:00:00Z' };
    await answer({ past: [view({ state: 'submitted', seen })] });
    expect(text()).toContain('Seen by Dana Whitfield, today');
    expect(filled()).toEqual([]);
  });

  it('keeps saying until when somebody will be in touch, until that time, and no longer', async () => {
    await answer({});
    const parcel = { id: 'p1', lane: 'check-in.c1', requests: [{ url: '/a/c1/submission', body: {} }] };
    const told = (contactBy: string): void =>
      TestBed.inject(Outbox).delivered.next({
        parcel: parcel as unknown as Parcel,
        answer: { support: { level: 'moderate', contactBy, someoneReads: false } },
      });
    told('2026-11-24T16:59:00Z');
    await still();
    expect(text()).not.toContain('Someone from the clinic');
    told('2026-11-24T19:00:00Z');
    await still();
    expect(text()).toContain('Someone from the clinic will contact you by');
    expect(await TestBed.inject(LastSeen).read('contact-by')).toBe('2026-11-24T19:00:00Z');
  });

  it('keeps up with what the clinic does', async () => {
    await answer({});
    expect(filled()).toEqual([]);
    const hint = { threadId: null, seq: 0, accountId: null, on: true };
    TestBed.inject(Live).hints.next({ kind: 'check-in', patientId: SAM.patientId, ...hint });
    await new Promise((done) => setTimeout(done, 200));
    await answer({ due: [view()] });
    expect(filled()).toEqual(['Check in — about 1 minute']);
  });
});
