import { HttpTestingController, type TestRequest } from '@angular/common/http/testing';
import { Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { InboxItem, InboxPage, ThreadView } from '@holdfast/messaging/model';
import type { Hint } from '@holdfast/platform/model';
import { Live, Toast } from '@holdfast/platform/portal';
import { DANA, provideTestPortal, settle, signInAs } from '@holdfast/platform/portal/testing';
import { inboxCopy } from '../inbox-copy';
import { messagingCopy } from '../messaging-copy';
import { ThreadMoves } from '../staff-thread/thread-moves';
import { InboxStore } from './inbox-store';

const thread = (id: string, part: Partial<ThreadView> = {}): ThreadView =>
  ({
    id,
    patientId: 'p',
    topic: 'question',
    state: 'open',
    version: 1,
    poolId: 'nurses',
    poolName: 'Nurses',
    assigneeId: null,
    assigneeName: null,
    status: 'received',
    lastSeq: 1,
    unread: 1,
    readSeq: 0,
    waitingSince: '2026-11-24T16:00:00Z',
    replyDueAt: '2026-11-24T17:30:00Z',
    escalatedAt: null,
    draft: null,
    ...part,
  }) as ThreadView;
const item = (view: ThreadView): InboxItem =>
  ({
    thread: view,
    patient: { id: 'p', name: 'Sam Rivera' },
    why: { reason: 'due' },
    draftingBy: [],
  }) as unknown as InboxItem;
const page = (views: readonly ThreadView[], nextAfter: string | null = null): InboxPage => ({
  items: views.map(item),
  nextAfter,
  counts: { all: views.length, mine: 0, unassigned: 0, overdue: 0, unread: 0 },
  promise: { kept: 46, made: 48 },
  handledToday: 14,
});
const hint = (part: Partial<Hint>): Hint => ({
  kind: 'message',
  patientId: 'p',
  threadId: 'a',
  seq: 0,
  accountId: null,
  on: false,
  ...part,
});

describe('the inbox', () => {
  let store: InboxStore;
  let moves: ThreadMoves;
  let http: HttpTestingController;

  const asked = (): TestRequest => http.expectOne((request) => request.url === '/api/inbox');
  const answer = async (answered: InboxPage): Promise<void> => {
    asked().flush(answered);
    await settle();
  };
  const ids = (): string[] => store.rows().map((row) => row.thread.id);

  beforeEach(async () => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'nextTick'] });
    const rooms = [messagingCopy, inboxCopy];
    TestBed.configureTestingModule({ providers: [...provideTestPortal({ rooms }), InboxStore] });
    http = TestBed.inject(HttpTestingController);
    await signInAs(DANA, TestBed.inject(Injector));
    store = TestBed.inject(InboxStore);
    moves = TestBed.inject(ThreadMoves);
    TestBed.tick();
    await answer(page([thread('a'), thread('b'), thread('c')], 'next'));
  });

  afterEach(() => {
    moves.understood();
    jest.useRealTimers();
  });

  it('shows rows in the server’s order', () => {
    expect(ids()).toEqual(['a', 'b', 'c']);
  });

  it('brings the next rows from where the last page ended, under those that are there', async () => {
    void store.more();
    const request = asked();
    expect(request.request.params.get('after')).toBe('next');
    request.flush(page([thread('d')]));
    await settle();
    expect(ids()).toEqual(['a', 'b', 'c', 'd']);
    expect(store.nextAfter()).toBeNull();
  });

  it('asks once for several hints, and says what is new', async () => {
    TestBed.inject(Live).hints.next(hint({}));
    TestBed.inject(Live).hints.next(hint({ kind: 'draft' }));
    jest.advanceTimersByTime(300);
    await answer(page([thread('d'), thread('a'), thread('b')]));
    expect(ids()).toEqual(['d', 'a', 'b']);
    expect(store.arrivals().map((row) => row.thread.id)).toEqual(['d']);
  });

  it('does not ask when somebody else reads, and does when the reader did on another device', () => {
    TestBed.inject(Live).hints.next(hint({ kind: 'read', accountId: 'somebody' }));
    jest.advanceTimersByTime(300);
    http.expectNone((request) => request.url === '/api/inbox');
    TestBed.inject(Live).hints.next(hint({ kind: 'read', accountId: DANA.accountId }));
    jest.advanceTimersByTime(300);
    expect(asked().request.params.get('filter')).toBe('all');
  });

  it('shows a filter’s own rows and keeps the others away', async () => {
    void store.show('mine');
    const request = asked();
    expect(request.request.params.get('filter')).toBe('mine');
    request.flush(page([thread('m', { assigneeId: DANA.accountId })]));
    await settle();
    expect(ids()).toEqual(['m']);
  });

  it('takes a closed row away at once, and puts it back in its place when undone, with nothing sent', () => {
    moves.close(thread('b'), 'Your question is answered');
    expect(ids()).toEqual(['a', 'c']);
    TestBed.inject(Toast).undo();
    expect(ids()).toEqual(['a', 'b', 'c']);
    jest.advanceTimersByTime(20_000);
    http.expectNone((request) => request.url.endsWith('/state'));
  });

  it('sends a close when the time to undo has passed, with the version and the words it was made from', () => {
    moves.close(thread('b'), 'Your question is answered');
    jest.advanceTimersByTime(9_900);
    http.expectNone((request) => request.url.endsWith('/state'));
    jest.advanceTimersByTime(200);
    const { body } = http.expectOne('/api/patients/p/threads/b/state').request;
    expect(body).toEqual({ version: 1, lastSeq: 1, state: 'closed', reason: 'Your question is answered' });
  });

  it('shows a claim at once and keeps it when an older answer comes late', async () => {
    void moves.claim(thread('b'));
    expect(store.rows()[1]?.thread.assigneeId).toBe(DANA.accountId);
    const mine = { assigneeId: DANA.accountId, assigneeName: DANA.name, version: 2 };
    http.expectOne('/api/patients/p/threads/b/assignee').flush({ ...thread('b', mine), members: [], steps: [] });
    await settle();
    jest.advanceTimersByTime(300);
    await answer(page([thread('a'), thread('b'), thread('c')]));
    expect(store.rows()[1]?.thread.assigneeId).toBe(DANA.accountId);
  });

  it('takes a refused claim back, and says who was faster', async () => {
    void moves.claim(thread('b'));
    const problem = { code: 'thread.changed', status: 409, facts: { version: 2 }, requestId: 'r1' };
    http.expectOne('/api/patients/p/threads/b/assignee').flush(problem, { status: 409, statusText: 'Conflict' });
    await settle();
    const step = { id: 's', kind: 'claimed', at: '2026-11-24T16:59:00Z', by: 'Lee Park', to: null, reason: null };
    const now = {
      ...thread('b', { assigneeId: 'lee', assigneeName: 'Lee Park', version: 2 }),
      members: [],
      steps: [step],
    };
    http.expectOne('/api/patients/p/threads/b').flush(now);
    await settle();
    expect(store.rows()[1]?.thread.assigneeName).toBe('Lee Park');
    expect(moves.trouble()?.words).toContain('Lee Park took it.');
  });
});
