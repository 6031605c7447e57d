import { HttpTestingController } from '@angular/common/http/testing';
import { Injector } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { LastSeen, Live, POLICIES } from '@holdfast/platform/portal';
import { DANA, provideTestPortal, settle, signInAs } from '@holdfast/platform/portal/testing';
import { type AlertSummary, safetyPolicy } from '@holdfast/safety/model';
import { firstValueFrom } from 'rxjs';
import { alertsCopy } from '../safety-copy';
import { SafetyBand } from './safety-band';

const alert = (part: Partial<AlertSummary>): AlertSummary => ({
  id: 'a1',
  kind: 'finding',
  level: 'critical',
  concern: 'harm',
  rule: 'asq.positive',
  facts: { result: 'acute' },
  reasons: [],
  state: 'open',
  version: 1,
  patientId: 'p1',
  patientName: 'Sam Rivera',
  threadId: null,
  raisedAt: '2026-11-24T17:00:00Z',
  acknowledgeBy: '2026-11-24T17:15:00Z',
  contactBy: '2026-11-24T17:30:00Z',
  ownerId: null,
  owner: '',
  acknowledgedAt: null,
  closedAt: null,
  timesTold: 1,
  ...part,
});

describe('the safety band', () => {
  let fixture: ComponentFixture<SafetyBand>;
  let http: HttpTestingController;

  const answer = async (items: AlertSummary[]): Promise<void> => {
    http.expectOne(({ url }) => url === '/api/alerts').flush({ items, nextAfter: null });
    await settle();
    await fixture.whenStable();
  };
  const text = (): string => (fixture.nativeElement as HTMLElement).innerText ?? fixture.nativeElement.textContent;
  const list = (): Element[] => [...fixture.nativeElement.querySelectorAll('#hf-band-list > li')];
  const counts = (): string => fixture.nativeElement.querySelector('.counts').textContent;
  const again = async (items: AlertSummary[]): Promise<void> => {
    TestBed.inject(Live).catchUp.next();
    await new Promise((done) => setTimeout(done, 150));
    await answer(items);
  };
  const button = (words: string): HTMLButtonElement =>
    [...fixture.nativeElement.querySelectorAll('button')].find(
      (one: HTMLButtonElement) => one.textContent?.trim() === words,
    ) as HTMLButtonElement;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        ...provideTestPortal({ rooms: [alertsCopy] }),
        { provide: POLICIES, useValue: safetyPolicy },
        provideRouter([]),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    await signInAs(DANA, TestBed.inject(Injector));
    await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
    fixture = TestBed.createComponent(SafetyBand);
    await fixture.whenStable();
  });

  it('is not there while no alert is open', async () => {
    await answer([]);
    expect(fixture.nativeElement.querySelector('section')).toBeNull();
  });

  it('says why in words and speaks a critical one that nobody acknowledged', async () => {
    await answer([alert({})]);
    const spoken = fixture.nativeElement.querySelector('[role=alert]').textContent;
    expect(spoken).toBe('Critical alert. Sam Rivera. ASQ: acute positive, thoughts of suicide right now.');
    expect(text()).toContain('Nobody has it');
  });

  it('has a plain sentence for a rule it has no words for', async () => {
    await answer([alert({ rule: 'new.rule', facts: {} })]);
    expect(text()).toContain('An answer or a score met one of the clinic’s safety rules.');
  });

  it('has one row a patient, which opens what else there is in place', async () => {
    const reason = { level: 'high', concern: 'medical', raisedAt: '2026-11-24T17:00:00Z', later: null } as const;
    const reasons: AlertSummary['reasons'] = [
      { ...reason, rule: 'asq.positive', facts: { result: 'acute' }, isHandled: false },
      { ...reason, rule: 'new.rule', facts: {}, isHandled: false },
    ];
    await answer([alert({ reasons }), alert({ id: 'a2', level: 'high' }), alert({ id: 'a3', patientId: 'p2' })]);
    expect(list().length).toBe(2);
    button('and 2 more, not acknowledged: ASQ: acute positive, thoughts of suicide right now.').click();
    await fixture.whenStable();
    expect(list()[0]?.textContent).toContain('An answer or a score met one of the clinic’s safety rules.');
    expect(list()[0]?.querySelectorAll('hf-alert-row hf-alert-row').length).toBe(1);
  });

  it('shows four rows, and all on demand', async () => {
    const heard = { state: 'acknowledged' } as const;
    await answer(['1', '2', '3', '4', '5'].map((id) => alert({ id, patientId: id, ...heard })));
    expect(list().length).toBe(4);
    button('Show all 5').click();
    await fixture.whenStable();
    expect(list().length).toBe(5);
  });

  it('cuts nobody who is in critical or high need and acknowledged by nobody, and no drill that runs', async () => {
    const rows = ['1', '2', '3', '4', '5'].map((id) => alert({ id, patientId: id, level: 'high' }));
    const drill = alert({ id: 'd', kind: 'drill', rule: 'drill', patientId: null, patientName: '' });
    await answer([...rows, drill, alert({ id: '6', patientId: '6', level: 'moderate' })]);
    expect(list().length).toBe(6);
    expect(list().at(-1)?.textContent).toContain('This is a drill.');
    button('Show all 7').click();
    await fixture.whenStable();
    expect(list().length).toBe(7);
  });

  it('folds, keeps its counts, and opens again when something comes or rises', async () => {
    const [high, other] = [alert({ level: 'high' }), alert({ id: 'a2', patientId: 'p2', level: 'moderate' })];
    await answer([high]);
    button('Hide the list').click();
    await fixture.whenStable();
    expect(list().length).toBe(0);
    expect(counts()).toMatch(/1 open/);
    await again([{ ...high, ownerId: 'x', owner: 'Priya Nair', version: 2 }]);
    expect(list().length).toBe(0);
    await again([high, other]);
    expect(list().length).toBe(2);
    button('Hide the list').click();
    await fixture.whenStable();
    await again([high, { ...other, level: 'high' }]);
    expect(list().length).toBe(2);
  });

  it('stays folded through a reload, for the person who folded it', async () => {
    await answer([alert({ level: 'high' })]);
    button('Hide the list').click();
    await settle();
    expect(await TestBed.inject(LastSeen).read('safety.band')).toEqual(['a1 high 0 2026-11-24T17:00:00Z']);
  });

  it('folds nobody away who is in critical need and acknowledged by nobody', async () => {
    await answer([alert({}), alert({ id: 'a2', patientId: 'p2', level: 'high', state: 'acknowledged' })]);
    button('Hide the list').click();
    await fixture.whenStable();
    expect(list().map(({ textContent }) => textContent)).toEqual([expect.stringContaining('Sam Rivera')]);
    expect(fixture.nativeElement.querySelector('.counts').textContent).toMatch(
      /1 critical.*2 open.*1 not acknowledged/s,
    );
  });

  it('counts no drill among the critical ones', async () => {
    await answer([alert({ kind: 'drill', rule: 'drill', patientId: null, patientName: '' })]);
    expect(fixture.nativeElement.querySelector('.counts').textContent).not.toContain('critical');
    expect(text()).toContain('This is a drill.');
  });

  it('keeps what it knows and says so when the server does not answer', async () => {
    await answer([alert({})]);
    TestBed.inject(Live).catchUp.next();
    await new Promise((done) => setTimeout(done, 150));
    http.expectOne(({ url }) => url === '/api/alerts').error(new ProgressEvent('error'));
    await settle();
    await fixture.whenStable();
    expect(text()).toContain('This list may be old');
    expect(text()).toContain('Sam Rivera');
  });

  it('says so when someone else was faster, and shows the alert as it is', async () => {
    await answer([alert({})]);
    button('Take it').click();
    http
      .expectOne('/api/patients/p1/alerts/a1/owner')
      .flush({ code: 'alert.changed', facts: { version: 2 } }, { status: 409, statusText: 'Conflict' });
    await settle();
    await answer([alert({ version: 2, ownerId: 'x', owner: 'Priya Nair' })]);
    expect(text()).toContain('Someone changed this alert a moment ago.');
    expect(text()).toContain('Priya Nair has it');
  });
});
