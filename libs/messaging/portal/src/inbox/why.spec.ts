import type { ThreadView } from '@holdfast/messaging/model';
import { whyNow } from './why';

const NOW = Date.parse('2026-11-24T17:00:00Z');
const thread = (part: Partial<ThreadView>): ThreadView =>
  ({ state: 'open', waitingSince: null, replyDueAt: null, escalatedAt: null, ...part }) as ThreadView;
const due = (minutes: number): Partial<ThreadView> => ({
  waitingSince: '2026-11-24T12:00:00Z',
  replyDueAt: new Date(NOW + minutes * 60_000).toISOString(),
});

describe('why a conversation stands where it stands', () => {
  it('is due when the reply is due in 60 minutes', () => {
    expect(whyNow(thread(due(60)), NOW)).toEqual({ reason: 'due', minutes: 60 });
  });

  it('only waits when the reply is due in 61 minutes', () => {
    expect(whyNow(thread(due(61)), NOW).reason).toBe('waiting');
  });

  it('is still due a minute before the time, and overdue at it', () => {
    expect(whyNow(thread(due(1)), NOW).reason).toBe('due');
    expect(whyNow(thread(due(0)), NOW)).toEqual({ reason: 'overdue', minutes: 0 });
  });

  it('says how long it has been overdue', () => {
    expect(whyNow(thread(due(-120)), NOW)).toEqual({ reason: 'overdue', minutes: 120 });
  });

  it('is escalated once somebody was told, whatever the time', () => {
    expect(whyNow(thread({ ...due(-120), escalatedAt: '2026-11-24T16:30:00Z' }), NOW).reason).toBe('escalated');
  });

  it('is answered when no reply is owed, and closed when somebody closed it', () => {
    expect(whyNow(thread({}), NOW).reason).toBe('answered');
    expect(whyNow(thread({ ...due(5), state: 'closed' }), NOW).reason).toBe('closed');
  });
});
