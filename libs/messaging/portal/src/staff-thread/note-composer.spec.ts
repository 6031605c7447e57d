import { HttpTestingController } from '@angular/common/http/testing';
import { Injector } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { DANA, provideTestPortal, settle, signInAs } from '@holdfast/platform/portal/testing';
import { firstValueFrom } from 'rxjs';
import { inboxCopy } from '../inbox-copy';
import { messagingCopy } from '../messaging-copy';
import { NoteComposer } from './note-composer';
import { NoteStore } from './note-store';

const NOTE_URL = /^\/api\/patients\/p\/threads\/t\/notes\/[0-9a-f-]{36}$/;

describe('the place for staff notes', () => {
  let fixture: ComponentFixture<NoteComposer>;
  let http: HttpTestingController;

  beforeEach(async () => {
    const rooms = [messagingCopy, inboxCopy];
    TestBed.configureTestingModule({ providers: [...provideTestPortal({ rooms }), NoteStore] });
    http = TestBed.inject(HttpTestingController);
    await signInAs(DANA, TestBed.inject(Injector));
    void TestBed.inject(NoteStore).open('p', 't');
    http.expectOne('/api/patients/p/threads/t/notes').flush({ items: [] });
    await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
    fixture = TestBed.createComponent(NoteComposer);
    fixture.componentRef.setInput('threadId', 't');
    await fixture.whenStable();
  });

  const field = (): HTMLTextAreaElement => fixture.nativeElement.querySelector('textarea');
  const write = async (words: string): Promise<void> => {
    field().value = words;
    field().dispatchEvent(new Event('input'));
    field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }));
    await settle();
  };

  it('says that only staff can see it', () => {
    expect(fixture.nativeElement.textContent).toContain('Only staff can see this');
  });

  it('sends its words on the road of the notes and on no other', async () => {
    await write('Checked the chart.');
    const requests = http.match(({ method, url }) => method !== 'GET' && url !== '/api/live/ticket');
    expect(requests.map(({ request }) => request.method)).toEqual(['PUT']);
    expect(requests[0]?.request.url).toMatch(NOTE_URL);
    expect(requests[0]?.request.body).toEqual({ body: 'Checked the chart.' });
  });

  it('keeps the words when they were not saved, and tries again as the same note', async () => {
    await write('Checked the chart.');
    const first = http.expectOne(({ url }) => NOTE_URL.test(url));
    first.flush(null, { status: 500, statusText: 'Broken' });
    await settle();
    await fixture.whenStable();
    expect(field().value).toBe('Checked the chart.');
    expect(fixture.nativeElement.textContent).toContain('The note is not saved');
    fixture.nativeElement.querySelector('form').dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
    expect(http.expectOne(({ url }) => NOTE_URL.test(url)).request.url).toBe(first.request.url);
  });

  it('sends nothing when there is nothing to say', async () => {
    await write('   ');
    http.expectNone(({ method }) => method === 'PUT');
  });
});
