import { HttpTestingController } from '@angular/common/http/testing';
import { Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { MessagePage, MessageView, ThreadDetail } from '@holdfast/messaging/model';
import type { Hint } from '@holdfast/platform/model';
import { Clock, Live } from '@holdfast/platform/portal';
import { FakeClock, SAM, provideTestPortal, settle, signInAs } from '@holdfast/platform/portal/testing';
import { ThreadStore } from './thread-store';

const patient = SAM.patientId ?? '';
const url = `/api/patients/${patient}/threads/t`;
const message = (seq: number): MessageView => ({
  id: `m${seq}`,
  threadId: 't',
  seq,
  senderId: 'dana',
  senderName: 'Dana Whitfield',
  senderTitle: 'RN',
  side: 'staff',
  body: `words ${seq}`,
  state: 'sent',
  sentAt: '2026-11-24T16:00:00Z',
  changedAt: null,
});
const page = (...seqs: readonly number[]): MessagePage => ({
  items: seqs.map(message),
  lastSeq: seqs.at(-1) ?? 0,
  more: (seqs[0] ?? 1) > 1,
});
const detail = (part: Partial<ThreadDetail> = {}): ThreadDetail =>
  ({ id: 't', unread: 0, readSeq: 0, members: [], steps: [], draft: null, topic: 'question', ...part }) as ThreadDetail;
const hint = (part: Partial<Hint>): Hint => ({
  kind: 'message',
  patientId: patient,
  threadId: 't',
  seq: 0,
  accountId: null,
  on: false,
  ...part,
});

describe('an open conversation', () => {
  let store: ThreadStore;
  let http: HttpTestingController;

  beforeEach(async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
    TestBed.configureTestingModule({ providers: [...provideTestPortal(), ThreadStore] });
    http = TestBed.inject(HttpTestingController);
    await signInAs(SAM, TestBed.inject(Injector));
    store = TestBed.inject(ThreadStore);
  });

  afterEach(() => jest.useRealTimers());

  const answer = async (about: ThreadDetail, messages: MessagePage): Promise<void> => {
    http.expectOne(url).flush(about);
    http.expectOne((request) => request.url === `${url}/messages`).flush(messages);
    await settle();
  };
  const open = async (about: ThreadDetail, messages: MessagePage): Promise<void> => {
    void store.open(patient, 't');
    await answer(about, messages);
  };
  const seqs = (): number[] => store.messages().map(({ seq }) => seq);

  it('shows its latest messages, and what is new since the last visit', async () => {
    await open(detail({ unread: 1, readSeq: 2 }), page(2, 3));
    expect(seqs()).toEqual([2, 3]);
    expect(store.newAfter()).toBe(2);
    expect(store.hasOlder()).toBe(true);
  });

  it('puts earlier messages on top', async () => {
    await open(detail(), page(2, 3));
    void store.loadOlder();
    const asked = http.expectOne((request) => request.params.get('before') === '2');
    asked.flush(page(1));
    await settle();
    expect(seqs()).toEqual([1, 2, 3]);
    expect(store.hasOlder()).toBe(false);
  });

  it('asks again when a hint says that something changed, and fills a gap that silence left', async () => {
    await open(detail(), page(1, 2));
    TestBed.inject(Live).hints.next(hint({ seq: 6 }));
    jest.advanceTimersByTime(200);
    await answer(detail(), page(5, 6));
    http.expectOne((request) => request.params.get('after') === '2').flush(page(3, 4));
    await settle();
    expect(seqs()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('leaves hints about other conversations alone', async () => {
    await open(detail(), page(1));
    TestBed.inject(Live).hints.next(hint({ threadId: 'another' }));
    jest.advanceTimersByTime(200);
    http.expectNone(url);
    expect(seqs()).toEqual([1]);
  });

  it('says how far one has read once, and never again for less', async () => {
    await open(detail({ readSeq: 1 }), page(1, 2));
    void store.markRead(2);
    expect(http.expectOne(`${url}/read-mark`).request.body).toEqual({ seq: 2 });
    void store.markRead(1);
    void store.markRead(2);
    http.expectNone(`${url}/read-mark`);
  });

  it('believes for five seconds that somebody is writing', async () => {
    await open(
      detail({ members: [{ accountId: 'dana', name: 'Dana', title: 'RN' }] as ThreadDetail['members'] }),
      page(1),
    );
    TestBed.inject(Live).hints.next(hint({ kind: 'typing', accountId: 'dana', on: true }));
    expect(store.writers().map(({ name }) => name)).toEqual(['Dana']);
    (TestBed.inject(Clock) as FakeClock).set('2026-11-24T17:00:06Z');
    jest.advanceTimersByTime(5100);
    expect(store.writers()).toEqual([]);
  });

  it('never says that the reader is writing', async () => {
    await open(detail(), page(1));
    TestBed.inject(Live).hints.next(hint({ kind: 'typing', accountId: SAM.accountId, on: true }));
    expect(store.writers()).toEqual([]);
  });

  it('says what went wrong, and can be asked for again', async () => {
    void store.open(patient, 't');
    http.expectOne(url).flush({ code: 'missing' }, { status: 404, statusText: '' });
    await settle();
    expect(store.phase()).toBe('failed');
    void store.load();
    http
      .match((request) => request.url === `${url}/messages`)
      .at(-1)
      ?.flush(page(1));
    http.expectOne(url).flush(detail());
    await settle();
    expect(store.phase()).toBe('ready');
  });
});
