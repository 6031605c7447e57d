import { HttpTestingController } from '@angular/common/http/testing';
import { Component, Injector } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import type { InboxPage as Page } from '@holdfast/messaging/model';
import { DANA, provideTestPortal, settle, signInAs } from '@holdfast/platform/portal/testing';
import { firstValueFrom } from 'rxjs';
import { inboxCopy } from '../inbox-copy';
import { messagingCopy } from '../messaging-copy';
import { InboxPage } from './inbox-page';

/** Stands where the conversation would. */
@Component({ selector: 'hf-nothing', template: '' })
class Nothing {}

const row = (id: string, name: string) => ({
  thread: {
    id,
    patientId: 'p',
    topic: 'question',
    state: 'open',
    version: 1,
    poolName: 'Nurses',
    assigneeId: null,
    assigneeName: null,
    lastSeq: 1,
    lastSide: 'patient',
    lastIsOwn: false,
    snippet: 'Words',
    unread: 0,
    waitingSince: '2026-11-24T16:00:00Z',
    replyDueAt: '2026-11-24T17:40:00Z',
    escalatedAt: null,
    draft: null,
  },
  patient: { name },
  draftingBy: [],
});
const page = {
  items: [row('a', 'Sam Rivera'), row('b', 'Rosa Diaz')],
  nextAfter: null,
  counts: { all: 2, mine: 0, unassigned: 2, overdue: 0, unread: 0 },
  promise: { kept: 46, made: 48 },
  handledToday: 14,
} as unknown as Page;

describe('the inbox under the keys', () => {
  let fixture: ComponentFixture<InboxPage>;

  beforeEach(async () => {
    const rooms = [messagingCopy, inboxCopy];
    TestBed.configureTestingModule({
      providers: [...provideTestPortal({ rooms }), provideRouter([{ path: '**', component: Nothing }])],
    });
    await signInAs(DANA, TestBed.inject(Injector));
    await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
    fixture = TestBed.createComponent(InboxPage);
    document.body.append(fixture.nativeElement);
    fixture.detectChanges();
    const http = TestBed.inject(HttpTestingController);
    http.expectOne(({ url }) => url === '/api/inbox').flush(page);
    await settle();
    fixture.detectChanges();
  });

  afterEach(() => fixture.nativeElement.remove());

  const press = async (key: string, target: Element = document.body): Promise<void> => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true }));
    await new Promise((done) => setTimeout(done, 5));
    fixture.detectChanges();
  };
  const focused = (): string => document.activeElement?.id ?? '';

  it('says in words, with a shape, when a reply is due', () => {
    expect(fixture.nativeElement.querySelector('hf-why-chip button').textContent).toMatch(/▲\s+due in 40 minutes/);
  });

  it('shows where one is with the first j, goes on with the next, and back with k', async () => {
    await press('j');
    expect(focused()).toBe('inbox-row-a');
    await press('j');
    expect(focused()).toBe('inbox-row-b');
    await press('k');
    expect(focused()).toBe('inbox-row-a');
  });

  it('stays on the last row when there is no next one', async () => {
    for (const key of ['j', 'j', 'j']) await press(key);
    expect(focused()).toBe('inbox-row-b');
  });

  it('opens the row it stands on', async () => {
    for (const key of ['j', 'j', 'o']) await press(key);
    expect(TestBed.inject(Router).url).toBe('/inbox/p/b');
  });

  it('does nothing while somebody writes', async () => {
    const field = document.createElement('textarea');
    fixture.nativeElement.append(field);
    field.focus();
    await press('j', field);
    expect(document.activeElement).toBe(field);
  });

  it('does nothing while a dialog is open', async () => {
    const dialog = document.createElement('div');
    dialog.setAttribute('role', 'dialog');
    fixture.nativeElement.append(dialog);
    await press('j', dialog);
    expect(focused()).not.toBe('inbox-row-a');
  });
});
