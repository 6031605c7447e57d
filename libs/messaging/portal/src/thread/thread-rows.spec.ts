import type { MessageView, ThreadMember, ThreadStep } from '@holdfast/messaging/model';
import { type ThreadFacts, threadRows } from './thread-rows';

const message = (seq: number, part: Partial<MessageView> = {}): MessageView => ({
  id: `m${seq}`,
  threadId: 't',
  seq,
  senderId: 'dana',
  senderName: 'Dana Whitfield',
  senderTitle: 'RN',
  side: 'staff',
  body: `words ${seq}`,
  state: 'sent',
  sentAt: `2026-11-2${seq}T10:00:00Z`,
  changedAt: null,
  ...part,
});
const mine = (seq: number, part: Partial<MessageView> = {}): MessageView =>
  message(seq, { senderId: 'sam', senderName: 'Sam', side: 'patient', ...part });
const dana = (readSeq: number): ThreadMember => ({
  accountId: 'dana',
  name: 'Dana Whitfield',
  title: 'RN',
  side: 'staff',
  readSeq,
  readAt: '2026-11-23T10:00:00Z',
  drafting: false,
});
const facts = (part: Partial<ThreadFacts>): ThreadFacts => ({
  messages: [],
  pending: [],
  members: [],
  steps: [],
  me: { accountId: 'sam', side: 'patient' },
  newAfter: null,
  dayOf: (instant) => instant.slice(0, 10),
  ...part,
});
const kinds = (part: Partial<ThreadFacts>): string[] => threadRows(facts(part)).map(({ key }) => key);

describe('a conversation laid out', () => {
  it('has one separator for each day', () => {
    const sameDay = message(2, { sentAt: '2026-11-21T11:00:00Z' });
    expect(kinds({ messages: [message(1), sameDay, message(3)] })).toEqual([
      'day.2026-11-21',
      'm1',
      'm2',
      'day.2026-11-23',
      'm3',
    ]);
  });

  it('marks what is new before the first unread message of the other side', () => {
    expect(kinds({ messages: [message(1), mine(2), message(3)], newAfter: 1 })).toContain('new');
    const rows = kinds({ messages: [message(1), mine(2), message(3)], newAfter: 1 });
    expect(rows.indexOf('new')).toBe(rows.indexOf('m3') - 1);
  });

  it('marks nothing new when everything was read', () => {
    expect(kinds({ messages: [message(1)], newAfter: null })).not.toContain('new');
  });

  it('says under the last own message that it was sent, and under the last read one who read it', () => {
    const rows = threadRows(facts({ messages: [mine(1), mine(2), mine(3)], members: [dana(2)] }));
    const readers = rows.flatMap((row) =>
      row.kind === 'message' && row.receipt ? [[row.key, row.receipt.readers.map(({ name }) => name)]] : [],
    );
    expect(readers).toEqual([
      ['m2', ['Dana Whitfield']],
      ['m3', []],
    ]);
  });

  it('gives the patient’s own reading no receipt', () => {
    const rows = threadRows(facts({ messages: [mine(1)], members: [{ ...dana(1), side: 'patient' }] }));
    expect(rows.flatMap((row) => (row.kind === 'message' ? (row.receipt?.readers ?? []) : []))).toEqual([]);
  });

  it('puts unsent words last, and drops them once they have arrived', () => {
    const pending = [{ id: 'm1', threadId: 't', body: '', at: 0, state: 'waiting' as const, code: null, opens: false }];
    expect(kinds({ pending }).at(-1)).toBe('m1');
    expect(threadRows(facts({ pending, messages: [mine(1)] })).filter(({ kind }) => kind === 'pending')).toEqual([]);
  });

  it('puts what happened between the messages, where it happened', () => {
    const closed: ThreadStep = {
      id: 's',
      kind: 'closed',
      at: '2026-11-22T12:00:00Z',
      by: 'Dana',
      to: null,
      reason: null,
    };
    expect(
      kinds({ messages: [message(1), message(3)], steps: [closed] }).filter((key) => !key.startsWith('day')),
    ).toEqual(['m1', 's', 'm3']);
  });

  it('says who looks after it only while it is so', () => {
    const step = (id: string, kind: ThreadStep['kind']): ThreadStep => {
      return { id, kind, at: '2026-11-22T12:00:00Z', by: 'Dana', to: 'Dana', reason: null };
    };
    const said = (...steps: ThreadStep[]) => kinds({ messages: [message(1)], steps }).filter((key) => key.length === 1);
    expect(said(step('a', 'claimed'))).toEqual(['a']);
    expect(said(step('a', 'claimed'), step('b', 'unassigned'))).toEqual([]);
    expect(said(step('a', 'claimed'), step('b', 'unassigned'), step('c', 'assigned'))).toEqual(['c']);
  });
});
