import { HttpTestingController, type TestRequest } from '@angular/common/http/testing';
import { Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding, withRouterConfig } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { TranslocoService } from '@jsverse/transloco';
import type { AnswerSaved, CheckInSheet, SaveAnswer } from '@holdfast/check-in/model';
import { instrumentOf } from '@holdfast/instruments/model';
import { instrumentsCopy } from '@holdfast/instruments/portal';
import { Outbox } from '@holdfast/platform/portal';
import { SAM, provideTestPortal, settle, signInAs } from '@holdfast/platform/portal/testing';
import { safetyCopy } from '@holdfast/safety/portal';
import { firstValueFrom } from 'rxjs';
import { checkInCopy } from '../check-in-copy';
import { flowRoutes } from './flow.routes';

const ID = '01900000-0000-7000-8000-00000000c001';
const URL = `/api/patients/${SAM.patientId}/check-ins/${ID}`;
const sheet = (part: Partial<CheckInSheet> = {}): CheckInSheet => ({
  id: ID,
  patientId: SAM.patientId ?? '',
  state: 'due',
  dueOn: '2026-11-24',
  opensAt: '2026-11-24T08:00:00Z',
  closesAt: '2026-11-25T08:00:00Z',
  expiresAt: '2026-11-28T08:00:00Z',
  importance: 'routine',
  forms: [{ id: 'phq-9', version: 1 }],
  screen: null,
  questions: 9,
  furtherQuestions: 1,
  secondsToAnswer: 60,
  answered: 0,
  mode: null,
  submittedAt: null,
  late: false,
  partial: false,
  snoozedUntil: null,
  seen: null,
  instruments: [instrumentOf('phq-9')!],
  screenInstrument: instrumentOf('asq')!,
  answers: [],
  sharedWith: [{ name: 'Dana Whitfield', title: 'RN' }],
  ...part,
});
const given = (count: number, value = 0) =>
  Array.from({ length: count }, (_, index) => ({
    linkId: `phq-9.${index + 1}`,
    id: `id-${index + 1}`,
    value,
    at: '2026-11-24T16:00:00Z',
  }));

describe('a check-in', () => {
  let harness: RouterTestingHarness;
  let http: HttpTestingController;
  let underway: TestRequest[];

  const host = (): HTMLElement => harness.fixture.nativeElement as HTMLElement;
  const text = (): string => host().textContent?.replace(/\s+/g, ' ') ?? '';
  const heading = (): string => host().querySelector('h1, h2')?.textContent?.trim() ?? '';
  const address = (): string => TestBed.inject(Router).url.replace(`/check-in/${ID}`, '');
  // Not `whenStable`: what the card of help asks for in the background is still open, as it may be without a network.
  const still = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise((done) => setTimeout(done));
      harness.detectChanges();
    }
  };
  const pause = async (ms = 300): Promise<void> => {
    await new Promise((done) => setTimeout(done, ms));
    await still();
  };
  const open = async (part: Partial<CheckInSheet> = {}, step = ''): Promise<void> => {
    await harness.navigateByUrl(`/check-in/${ID}${step}`);
    await still();
    http.expectOne({ method: 'GET', url: URL }).flush(sheet(part));
    await still();
  };
  const press = async (name: string | RegExp): Promise<void> => {
    const button = [...host().querySelectorAll('button')].find((one) => one.textContent?.trim().match(name));
    button!.click();
    await still();
  };
  const choose = async (label: string): Promise<void> => {
    const radio = [...host().querySelectorAll('label')].find(
      (one) => one.querySelector('.words')?.textContent?.trim() === label,
    );
    radio!.querySelector('input')!.click();
    await still();
  };
  const sent = (linkId: string): TestRequest => {
    const request = http.expectOne({ method: 'PUT', url: `${URL}/answers/${linkId}` });
    underway.push(request);
    return request;
  };
  const save = async (linkId: string, part: Partial<AnswerSaved> = {}): Promise<SaveAnswer> => {
    const request = sent(linkId);
    const body = request.request.body as SaveAnswer;
    const at = '2026-11-24T17:00:00Z';
    request.flush({ linkId, id: body.id, value: body.value, at, support: null, screen: null, answered: 1, ...part });
    await still();
    return body;
  };

  beforeEach(async () => {
    localStorage.clear();
    underway = [];
    TestBed.configureTestingModule({
      providers: [
        ...provideTestPortal({ rooms: [checkInCopy, instrumentsCopy, safetyCopy] }),
        provideRouter(
          [{ path: 'check-in/:checkInId', children: flowRoutes }],
          withComponentInputBinding(),
          withRouterConfig({ paramsInheritanceStrategy: 'always' }),
        ),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    await signInAs(SAM, TestBed.inject(Injector));
    await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
    harness = await RouterTestingHarness.create();
  });

  // What is still under way holds the line of the tab, which the next test is in too.
  afterEach(async () => {
    for (const one of [...underway, ...http.match(() => true)]) {
      if (!one.cancelled) one.error(new ProgressEvent('error'));
    }
    await settle();
  });

  it('says what it is, who sees it and that nobody watches it all day, before it asks anything', async () => {
    await open();
    expect(text()).toContain('9 or 10 questions, about 1 minute');
    expect(text()).toContain('Dana Whitfield (RN)');
    expect(text()).toContain('Not monitored 24/7');
    expect(host().querySelector('[role=radiogroup]')).toBeNull();
  });

  it('asks one question at a time, leads on after a tap, and saves each answer on its own', async () => {
    await open();
    await press('Start');
    expect(heading()).toBe('Little interest or pleasure in doing things');
    await choose('Several days');
    expect(await save('phq-9.1')).toMatchObject({ version: 1, value: 1, replaces: null });
    expect(address()).toBe('/q/1');
    await pause();
    expect(address()).toBe('/q/2');
    expect(host().querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')).toBe('2');
  });

  it('shows the earlier answer on the way back, and names it when it is changed', async () => {
    await open({ answers: given(2, 2) }, '/q/2');
    await press('Back');
    await pause(50);
    expect(address()).toBe('/q/1');
    expect(host().querySelectorAll('input')[2]!.checked).toBe(true);
    await choose('Not at all');
    expect(await save('phq-9.1')).toMatchObject({ value: 0, replaces: 'id-1' });
  });

  it('goes on where a person stopped', async () => {
    await open({ answers: given(3) });
    expect(text()).toContain('You stopped at question 4. Keep going?');
    await press('Keep going');
    expect(address()).toBe('/q/4');
  });

  it('shows help the moment item 9 is above zero, before the next question, and leads into the screen', async () => {
    await open({ answers: given(8) }, '/q/9');
    await choose('Several days');
    expect(text()).toContain('You deserve support right now');
    expect(host().querySelector('[href^="tel:988"]')).not.toBeNull();
    expect(host().querySelector('[role=radiogroup]')).toBeNull();
    sent('phq-9.9');
    await press('Keep going');
    expect(address()).toBe('/q/10');
    expect(heading()).toBe('In the past few weeks, have you wished you were dead?');
  });

  it('keeps the bar where it was when an answer brings more questions, and says that there are more', async () => {
    const filled = (): number =>
      Number.parseFloat(host().querySelector<HTMLElement>('[role=progressbar] span')!.style.inlineSize);
    await open({ answers: given(8) }, '/q/9');
    const before = filled();
    expect(text()).not.toContain('Some answers bring a few more questions.');
    await choose('Several days');
    sent('phq-9.9');
    await press('Keep going');
    expect(text()).toContain('10 of 1');
    expect(filled()).toBeGreaterThanOrEqual(before);
    expect(text()).toContain('Some answers bring a few more questions.');
  });

  it('shows no help for a zero, and asks no screen', async () => {
    await open({ answers: given(8) }, '/q/9');
    await choose('Not at all');
    await pause();
    expect(text()).not.toContain('You deserve support right now');
    expect(address()).toBe('/end');
  });

  it('shows help that only the clinic knew of', async () => {
    await open({ answers: given(8) }, '/q/9');
    await choose('Not at all');
    await save('phq-9.9', { support: { level: 'high', contactBy: null, someoneReads: false } });
    expect(text()).toContain('Nobody is reading right now');
  });

  it('takes “I’d rather not answer” for an answer of the screen', async () => {
    await open({ answers: given(9, 1), screen: { id: 'asq', version: 1 } }, '/q/10');
    await press(/rather not answer/);
    expect(await save('asq.1')).toMatchObject({ value: 'refused' });
  });

  it('keeps answers in order while there is no network, and sends each once', async () => {
    await open({}, '/q/1');
    await choose('Several days');
    sent('phq-9.1').error(new ProgressEvent('error'));
    await pause();
    await choose('Not at all');
    await pause();
    http.expectNone(`${URL}/answers/phq-9.2`);
    expect(TestBed.inject(Outbox).parcels()).toHaveLength(2);
    void TestBed.inject(Outbox).flush();
    await still();
    await save('phq-9.1');
    await save('phq-9.2');
    expect(TestBed.inject(Outbox).parcels()).toHaveLength(0);
  });

  it('lets a person choose between two answers from two windows, and writes neither over by itself', async () => {
    await open({ answers: given(1) }, '/q/1');
    await choose('Nearly every day');
    sent('phq-9.1').flush({ code: 'answer.changed' }, { status: 409, statusText: '' });
    await still();
    const theirs = [{ linkId: 'phq-9.1', id: 'theirs', value: 1, at: '2026-11-24T17:00:00Z' }];
    http.expectOne({ method: 'GET', url: URL }).flush(sheet({ answers: theirs }));
    await still();
    expect(text()).toContain('Two different answers');
    await press(/Answered here/);
    expect(await save('phq-9.1')).toMatchObject({ value: 3, replaces: 'theirs' });
  });

  it('sends what stands behind a refused answer, because it may say danger', async () => {
    await open({ answers: given(8) }, '/q/8');
    await choose('Nearly every day');
    const first = sent('phq-9.8');
    await pause();
    await choose('Several days');
    first.flush({ code: 'check-in.expired' }, { status: 409, statusText: '' });
    await still();
    sent('phq-9.9');
    http.match({ method: 'GET', url: URL }).forEach((one) => one.flush(sheet({ answers: given(8) })));
    await still();
    await press('Keep going');
    expect(text()).toContain('What you answered is kept.');
  });

  it('names what is open at the end, and sends it as it is when a person wants that', async () => {
    await open({ answers: given(8) }, '/end');
    expect(text()).toContain('9. Thoughts that you would be better off dead');
    await press('Send it as it is');
    const request = http.expectOne(`${URL}/submission`);
    underway.push(request);
    expect(request.request.body).toMatchObject({ partial: true });
  });

  it('says that it is done, how long it took and who has it', async () => {
    await open({ answers: given(9) }, '/end');
    await press('Send');
    http.expectOne(`${URL}/submission`).flush(sheet({ state: 'submitted', answers: given(9) }));
    await pause(50);
    expect(address()).toBe('/done');
    expect(text()).toContain('Done.');
    expect(text()).toContain('Shared with Dana Whitfield (RN)');
  });

  it('ends with help for whoever said something of danger, and not with how quick that was', async () => {
    await open({ answers: given(8) }, '/q/9');
    await choose('Several days');
    await save('phq-9.9', { support: { level: 'critical', contactBy: null, someoneReads: false } });
    await press('Keep going');
    await harness.navigateByUrl(`/check-in/${ID}/end`);
    await press('Send it as it is');
    http.expectOne(`${URL}/submission`).flush(sheet({ state: 'submitted', answers: given(9) }));
    await pause(50);
    expect(heading()).toBe('Thank you for telling us.');
    expect(host().querySelector('[href^="tel:988"]')).not.toBeNull();
    expect(text()).not.toContain('Keep going');
  });
});
