import { HttpTestingController } from '@angular/common/http/testing';
import { Component, Injector } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import type { CheckInInboxPage as Page } from '@holdfast/check-in/model';
import { DANA, provideTestPortal, settle, signInAs } from '@holdfast/platform/portal/testing';
import { alertsCopy } from '@holdfast/safety/portal';
import { firstValueFrom } from 'rxjs';
import { deskCopy } from '../desk-copy';
import { CheckInInboxPage } from './check-in-inbox-page';

/** Stands where what is open would. */
@Component({ selector: 'hf-nothing', template: '' })
class Nothing {}

const row = (id: string, name: string, part: object = {}) => ({
  checkIn: {
    id,
    patientId: 'p',
    submittedAt: '2026-11-24T16:00:00Z',
    mode: 'portal',
    late: false,
    partial: false,
    seen: null,
  },
  patient: { id: 'p', name },
  urgency: 'routine',
  findings: [],
  scores: [],
  ...part,
});
const worse = { rule: 'phq-9.worsened', urgency: 'soon', facts: { from: 11, to: 17, rise: 5 } };
const task = {
  id: 't',
  patient: { id: 'p', name: 'Rosa Diaz' },
  phone: '+1 503 555 0111',
  reason: 'after-infusion',
  dueAt: '2026-11-24T16:00:00Z',
  tries: [],
};
const page = {
  items: [
    row('a', 'Sam Rivera', {
      urgency: 'soon',
      findings: [worse],
      scores: [{ form: 'phq-9', version: 1, total: 17, band: null, step: null, last: 11, baseline: 19 }],
    }),
    row('b', 'Rosa Diaz', { checkIn: { ...row('b', '').checkIn, mode: 'paper', late: true } }),
  ],
  outreach: [task],
  nextAfter: null,
  counts: { unread: 2, pressing: 0, outreach: 1, overdueOutreach: 1 },
} as unknown as Page;

describe('the check-in inbox', () => {
  let fixture: ComponentFixture<CheckInInboxPage>;
  let http: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        ...provideTestPortal({ rooms: [alertsCopy, deskCopy] }),
        provideRouter([{ path: '**', component: Nothing }]),
      ],
    });
    await signInAs(DANA, TestBed.inject(Injector));
    await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
    fixture = TestBed.createComponent(CheckInInboxPage);
    document.body.append(fixture.nativeElement);
    fixture.detectChanges();
    http = TestBed.inject(HttpTestingController);
    http.expectOne(({ url }) => url === '/api/check-in-inbox').flush(page);
    await settle();
    fixture.detectChanges();
  });

  afterEach(() => fixture.nativeElement.remove());

  const press = async (key: string): Promise<void> => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await new Promise((done) => setTimeout(done, 5));
    fixture.detectChanges();
  };
  const text = (): string => (fixture.nativeElement as HTMLElement).textContent.replaceAll(/\s+/g, ' ');
  const rows = (): number => fixture.nativeElement.querySelectorAll('hf-report-row').length;

  it('says in words and numbers why a check-in stands where it stands', () => {
    expect(text()).toContain('◔ Soon');
    expect(text()).toContain('PHQ-9 rose from 11 to 17');
    expect(text()).toContain('PHQ-9 17 (was 11, baseline 19)');
  });

  it('marks what came on paper, and what came late', () => {
    expect(text()).toContain('On paper');
    expect(text()).toContain('Late');
  });

  it('lists every rule that saw something when the reason is pressed', () => {
    const dialog = fixture.nativeElement.querySelector('[popover]') as HTMLElement;
    expect(dialog.getAttribute('aria-label')).toBe('Why this stands here');
    expect(dialog.textContent).toContain('a rise of 5 or more counts');
  });

  it('takes a row away at once with e, and counts one less, before the server has answered', async () => {
    await press('j');
    await press('e');
    expect(rows()).toBe(1);
    expect(fixture.nativeElement.querySelector('#check-ins-tab-unread .count').textContent).toBe('1');
    expect(http.expectOne('/api/patients/p/check-ins/a/review').request.body).toEqual({ note: null });
  });

  it('puts a row back when marking it failed', async () => {
    await press('j');
    await press('e');
    const request = http.expectOne('/api/patients/p/check-ins/a/review');
    request.flush(null, { status: 500, statusText: 'Broken' });
    await settle();
    fixture.detectChanges();
    expect(rows()).toBe(2);
  });

  it('names the patients to reach with the number to call and how late it is, in a shape and words', async () => {
    fixture.nativeElement.querySelector('#check-ins-tab-outreach').click();
    fixture.detectChanges();
    const call = fixture.nativeElement.querySelector('a[href^=tel]') as HTMLAnchorElement;
    expect(call.getAttribute('aria-label')).toBe('Call Rosa Diaz, +1 503 555 0111');
    expect(text()).toMatch(/■ overdue by 1 hour/);
    expect(text()).toContain('The check-in after an infusion was missed.');
  });
});
