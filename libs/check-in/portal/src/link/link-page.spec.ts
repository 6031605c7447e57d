import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { TranslocoService } from '@jsverse/transloco';
import type { CheckInSheet, LinkGrant, SaveAnswer } from '@holdfast/check-in/model';
import { instrumentOf } from '@holdfast/instruments/model';
import { instrumentsCopy } from '@holdfast/instruments/portal';
import { Session } from '@holdfast/platform/portal';
import { provideTestPortal } from '@holdfast/platform/portal/testing';
import { safetyCopy } from '@holdfast/safety/portal';
import { firstValueFrom } from 'rxjs';
import { checkInCopy } from '../check-in-copy';
import { checkInLinkRoute } from '../check-in.routes';

const SECRET = 'a-secret-of-a-link-that-is-long-enough-to-be-one';
const GRANT: LinkGrant = {
  pass: 'the-pass',
  now: '2026-11-24T17:00:00Z',
  clinic: { neutralName: 'Willow', phone: '+1 503 555 0100' },
  sheet: {
    id: 'c1',
    state: 'due',
    opensAt: '2026-11-24T08:00:00Z',
    expiresAt: '2026-11-28T08:00:00Z',
    questions: 2,
    secondsToAnswer: 20,
    instruments: [instrumentOf('phq-2')!],
    screen: null,
    screenInstrument: null,
    answers: [],
    sharedWith: [],
  } as unknown as CheckInSheet,
};

describe('a check-in by a link', () => {
  let harness: RouterTestingHarness;
  let http: HttpTestingController;

  const host = (): HTMLElement => harness.fixture.nativeElement as HTMLElement;
  const text = (): string => host().textContent?.replace(/\s+/g, ' ') ?? '';
  const still = async (ms = 0): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise((done) => setTimeout(done, ms));
      harness.detectChanges();
    }
  };
  const follow = async (address: string): Promise<void> => {
    await harness.navigateByUrl(address);
    await still();
  };
  const start = async (): Promise<void> => {
    [...host().querySelectorAll('button')].find((one) => one.textContent.trim() === 'Start')!.click();
    await still();
  };

  beforeEach(async () => {
    localStorage.clear();
    sessionStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        ...provideTestPortal({ rooms: [checkInCopy, instrumentsCopy, safetyCopy] }),
        provideRouter([checkInLinkRoute], withComponentInputBinding()),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
    harness = await RouterTestingHarness.create();
  });

  it('takes the secret out of the address at once, and spends nothing before a person presses Start', async () => {
    await follow(`/c#${SECRET}`);
    expect(TestBed.inject(Router).url).toBe('/c');
    http.expectNone('/api/check-in-link/open');
    expect(text()).toContain('You do not need to sign in.');
    expect(text()).toContain('Not monitored 24/7');
    await start();
    expect(http.expectOne('/api/check-in-link/open').request.body).toEqual({ token: SECRET });
  });

  it('asks the questions of that check-in, with the pass in a header and never in an address', async () => {
    await follow(`/c#${SECRET}`);
    await start();
    http.expectOne('/api/check-in-link/open').flush(GRANT);
    await still();
    expect(TestBed.inject(Router).url).toBe('/c/q/1');
    host().querySelector('input')!.click();
    await still();
    const saved = http.expectOne('/api/check-in-link/answers/phq-2.1');
    expect(saved.request.headers.get('x-check-in-pass')).toBe('the-pass');
    expect((saved.request.body as SaveAnswer).value).toBe(0);
  });

  it('tries again by itself what did not arrive, and the same once', async () => {
    await follow(`/c#${SECRET}`);
    await start();
    http.expectOne('/api/check-in-link/open').flush(GRANT);
    await still();
    host().querySelector('input')!.click();
    await still();
    const first = http.expectOne('/api/check-in-link/answers/phq-2.1');
    first.error(new ProgressEvent('error'));
    await still();
    dispatchEvent(new Event('online'));
    await still();
    const second = http.expectOne('/api/check-in-link/answers/phq-2.1');
    expect(second.request.body).toEqual(first.request.body);
  });

  it('shows help after the gravest answer, with nothing to press that could not reach the clinic', async () => {
    const at = '2026-11-24T16:00:00Z';
    const answers = ['1', '2', '3', '4'].map((item) => ({
      linkId: `asq.${item}`,
      id: item,
      value: item === '1' ? 1 : 0,
      at,
    }));
    await follow(`/c#${SECRET}`);
    await start();
    const sheet = { ...GRANT.sheet, instruments: [instrumentOf('asq')!], answers };
    http.expectOne('/api/check-in-link/open').flush({ ...GRANT, sheet });
    await still();
    host().querySelector('input')!.click();
    await still();
    expect(text()).toContain('You deserve support right now');
    expect(text()).toContain('+1 503 555 0100');
    expect(text()).not.toContain('I am not safe now');
  });

  it('promises no page to come back to once it is sent', async () => {
    const sheet = { ...GRANT.sheet, state: 'submitted' as const, submittedAt: '2026-11-24T17:00:00Z' };
    sessionStorage.setItem('hf.link.pass', '"the-pass"');
    await follow('/c/done');
    http.expectOne('/api/check-in-link').flush({ ...GRANT, sheet });
    await still();
    expect(text()).toContain('Your team has it.');
    expect(text()).not.toContain('You will see here');
  });

  it('goes on after a reload with the pass of the tab', async () => {
    sessionStorage.setItem('hf.link.pass', '"the-pass"');
    await follow('/c');
    http.expectOne('/api/check-in-link').flush(GRANT);
    await still();
    expect(text()).toContain('2 questions');
  });

  it('says plainly when a link is spent, with the way to sign in', async () => {
    await follow(`/c#${SECRET}`);
    await start();
    http.expectOne('/api/check-in-link/open').flush({ code: 'link.spent' }, { status: 404, statusText: '' });
    await still();
    expect(text()).toContain('This link does not work any more');
    expect(host().querySelector('a[href="/sign-in"]')).not.toBeNull();
  });

  it('leaves nothing in the tab of a person who leaves fast', async () => {
    await follow(`/c#${SECRET}`);
    await start();
    http.expectOne('/api/check-in-link/open').flush(GRANT);
    await still();
    TestBed.inject(Session).abandon();
    expect(Object.keys(sessionStorage).filter((name) => name.startsWith('hf.link'))).toEqual([]);
  });
});
