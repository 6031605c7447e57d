import type { Opening } from '@holdfast/clinic/model';
import { edgesOf, isFinal, REFERRAL_STATES } from '../lifecycle/referral-state';
import { DEFAULT_REFERRAL_CLOCKS, ReferralClocks, referralDue } from './referral-clock';

const WEEK = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' }));
const opening = (part: Partial<Opening> = {}): Opening => ({
  ...{ zone: 'America/Los_Angeles', hours: WEEK, holidays: [] },
  ...part,
});
const at = (text: string) => Date.parse(text);
const local = (instant: number | null, zone = 'America/Los_Angeles') =>
  instant === null
    ? null
    : new Date(instant).toLocaleString('sv-SE', { timeZone: zone, timeStyle: 'short', dateStyle: 'short' });
const due = (state: Parameters<typeof referralDue>[0]['state'], since: string, part: Partial<Opening> = {}) =>
  referralDue({ state, since: at(since), urgency: 'routine' }, opening(part), DEFAULT_REFERRAL_CLOCKS);

describe('the clock of a referral', () => {
  it('counts working days from the day after, and ends when the clinic closes', () => {
    // A Tuesday, 10:00 in Los Angeles.
    expect(local(due('sent', '2026-11-10T18:00:00Z').askAt)).toBe('2026-11-13 17:00');
    expect(local(due('sent', '2026-11-10T18:00:00Z').expireAt)).toBe('2026-11-18 17:00');
  });

  it('counts neither weekends nor holidays', () => {
    // A Wednesday before Thanksgiving; the clinic is closed on Thursday and Friday.
    const holidays = ['2026-11-26', '2026-11-27'];
    expect(local(due('sent', '2026-11-25T18:00:00Z', { holidays }).askAt)).toBe('2026-12-02 17:00');
    expect(local(due('sent', '2026-11-25T18:00:00Z').askAt)).toBe('2026-11-30 17:00');
  });

  it('counts the clinic’s own days: the same instant is another day in another zone', () => {
    const late = '2026-11-13T06:30:00Z'; // Thursday evening in Los Angeles, Friday morning in Madrid
    expect(local(due('sent', late).askAt)).toBe('2026-11-17 17:00');
    const madrid = due('sent', late, { zone: 'Europe/Madrid' });
    expect(local(madrid.askAt, 'Europe/Madrid')).toBe('2026-11-18 17:00');
  });

  it('keeps the closing hour over a change of the clocks', () => {
    // Daylight saving ends on 1 November 2026 in Los Angeles.
    expect(local(due('sent', '2026-10-30T17:00:00Z').askAt)).toBe('2026-11-04 17:00');
  });

  it('asks sooner the more pressing it is', () => {
    const asked = (['urgent', 'soon', 'routine'] as const).map((urgency) =>
      local(
        referralDue({ state: 'sent', since: at('2026-11-09T18:00:00Z'), urgency }, opening(), DEFAULT_REFERRAL_CLOCKS)
          .askAt,
      ),
    );
    expect(asked).toEqual(['2026-11-10 17:00', '2026-11-11 17:00', '2026-11-12 17:00']);
  });

  it('waits days for an appointment, and never ends on a day when nobody is there', () => {
    // Accepted on a Saturday: fourteen days later is a Saturday, so it falls due on Monday.
    expect(local(due('accepted', '2026-11-07T18:00:00Z').askAt)).toBe('2026-11-23 17:00');
  });

  it('leaves no open state without a day', () => {
    for (const state of REFERRAL_STATES) {
      expect(isFinal(state)).toBe(due(state, '2026-11-10T18:00:00Z').askAt === null);
    }
  });

  it('counts no silence of a therapist who was not told, and asks the clinic the next working day', () => {
    const untold = { state: 'sent', since: at('2026-11-10T18:00:00Z'), urgency: 'routine', isUntold: true } as const;
    const { askAt, expireAt } = referralDue(untold, opening(), DEFAULT_REFERRAL_CLOCKS);
    expect([local(askAt), expireAt]).toEqual(['2026-11-11 17:00', null]);
  });

  it('waits for the therapist again, as after sending, once their question was answered', () => {
    const asked = { state: 'info_requested', since: at('2026-11-10T18:00:00Z'), urgency: 'routine' } as const;
    const answered = referralDue({ ...asked, isAnswered: true }, opening(), DEFAULT_REFERRAL_CLOCKS);
    expect(answered).toEqual(due('sent', '2026-11-10T18:00:00Z'));
    expect(referralDue(asked, opening(), DEFAULT_REFERRAL_CLOCKS)).not.toEqual(answered);
  });

  it('never counts our own silence as the therapist’s: a question without an answer is stuck, and not a no', () => {
    const { askAt, expireAt } = due('info_requested', '2026-11-10T18:00:00Z');
    expect([local(askAt), expireAt]).toEqual(['2026-11-13 17:00', null]);
  });

  it('lets expire what the data file lets expire, and after it was asked about', () => {
    for (const state of REFERRAL_STATES.filter((one) => one !== 'info_requested')) {
      const { askAt, expireAt } = due(state, '2026-11-10T18:00:00Z');
      expect(expireAt !== null).toBe((edgesOf(state) as readonly string[]).includes('expired'));
      if (expireAt !== null) expect(expireAt).toBeGreaterThan(askAt ?? 0);
    }
  });

  it('still comes to an end where a clinic has no hours at all', () => {
    expect(due('sent', '2026-11-10T18:00:00Z', { hours: [] }).expireAt).not.toBeNull();
  });

  it('is a clinic’s own within what makes sense', () => {
    expect(ReferralClocks.safeParse({ ...DEFAULT_REFERRAL_CLOCKS, waitlist: 90, waitlistEnds: 89 }).success).toBe(
      false,
    );
    expect(ReferralClocks.safeParse({ ...DEFAULT_REFERRAL_CLOCKS, waitlist: 89, waitlistEnds: 89 }).success).toBe(true);
    expect(ReferralClocks.safeParse({ ...DEFAULT_REFERRAL_CLOCKS, askUrgent: 0 }).success).toBe(false);
  });
});
