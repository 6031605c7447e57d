import type { Opening } from '@holdfast/clinic/model';
import { inboxReason } from './inbox-reason';
import { promiseTimes } from './promise';

const opening: Opening = { zone: 'UTC', hours: [{ weekday: 1, opens: '08:00', closes: '17:00' }], holidays: [] };
const terms = { replyMinutes: 120 };
const at = (iso: string) => Date.parse(iso);

describe('the message promise', () => {
  it('is due after the promised minutes while the clinic is open', () => {
    const times = promiseTimes(opening, terms, at('2026-11-23T09:00Z'));
    expect(times).toEqual({ openNow: true, opensAt: null, replyBy: at('2026-11-23T11:00Z') });
  });

  it('says when the clinic opens again, and counts from there', () => {
    const times = promiseTimes(opening, terms, at('2026-11-23T18:00Z'));
    expect(times).toEqual({ openNow: false, opensAt: at('2026-11-30T08:00Z'), replyBy: at('2026-11-30T10:00Z') });
  });

  it('promises no time where the clinic never opens', () => {
    const times = promiseTimes({ ...opening, hours: [] }, terms, at('2026-11-23T18:00Z'));
    expect(times).toEqual({ openNow: false, opensAt: null, replyBy: null });
  });
});

describe('why a thread stands in the inbox', () => {
  const now = at('2026-11-23T12:00Z');
  const open = { state: 'open' as const, waitingSince: now - 1, escalatedAt: null };

  it('is overdue from the due minute on, and due in the hour before', () => {
    expect(inboxReason({ ...open, replyDueAt: now }, now)).toBe('overdue');
    expect(inboxReason({ ...open, replyDueAt: now + 1 }, now)).toBe('due');
    expect(inboxReason({ ...open, replyDueAt: now + 60 * 60_000 }, now)).toBe('due');
    expect(inboxReason({ ...open, replyDueAt: now + 60 * 60_000 + 1 }, now)).toBe('waiting');
  });

  it('is answered when nobody waits, and closed when it is closed whatever else', () => {
    expect(inboxReason({ ...open, waitingSince: null, replyDueAt: null }, now)).toBe('answered');
    expect(inboxReason({ ...open, state: 'closed', replyDueAt: now, escalatedAt: now }, now)).toBe('closed');
  });

  it('is escalated once it was, until it is answered', () => {
    expect(inboxReason({ ...open, replyDueAt: now - 1, escalatedAt: now }, now)).toBe('escalated');
    expect(inboxReason({ ...open, waitingSince: null, replyDueAt: null, escalatedAt: now }, now)).toBe('answered');
  });

  it('is still waiting where no time could be promised', () => {
    expect(inboxReason({ ...open, replyDueAt: null }, now)).toBe('waiting');
  });
});
