import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { DEFAULT_PLAN } from '../default-plan';
import { type Plan, type PlanStep, SetAnchor } from '../plan.contract';
import type { FormSize } from './budget';
import { type Due, schedule } from './due';
import { addDays, localInstant, localTime } from './local-time';

const SIZE: FormSize = { questions: 3, fullSet: false, keep: false };
const SIZES = new Map<string, FormSize>([
  ['phq-9', { questions: 10, fullSet: true, keep: true }],
  ['symptoms', { questions: 14, fullSet: false, keep: true }],
  ['evening', { questions: 4, fullSet: false, keep: true }],
  ['asq', { questions: 4, fullSet: false, keep: true }],
  ['gad-7', { questions: 7, fullSet: true, keep: false }],
  ...['mood', 'global-change', 'audit-c', 'taps-1', 'drug-single', 'sleep-function', 'ketamine-outside'].map(
    (id): [string, FormSize] => [id, SIZE],
  ),
]);
const step = (change: Partial<PlanStep>): PlanStep => ({
  id: 'daily',
  anchor: 'induction-end',
  fromDay: 1,
  everyDays: 1,
  untilDay: null,
  at: '09:00',
  windowHours: 20,
  forms: ['mood'],
  importance: 'routine',
  ...change,
});
const plan = (steps: PlanStep[], change: Partial<Plan> = {}): Plan => ({
  steps,
  questionsPerWeek: 200,
  quietFrom: '23:00',
  quietUntil: '01:00',
  ...change,
});
const days = (due: readonly Due[]) => due.map(({ dueOn }) => dueOn);

describe('a schedule', () => {
  const anchors = [{ kind: 'induction-end' as const, day: '2026-01-05' }];
  const input = { anchors, zone: 'UTC', from: '2026-01-01', to: '2026-03-31', sizes: SIZES };

  it('asks on the day a step names, and again until its last day', () => {
    const weekly = plan([step({ fromDay: 7, everyDays: 7, untilDay: 21 })]);
    expect(days(schedule({ ...input, plan: weekly }))).toEqual(['2026-01-12', '2026-01-19', '2026-01-26']);
  });

  it('counts anew from a later anchor of the same kind', () => {
    const again = [...anchors, { kind: 'induction-end' as const, day: '2026-01-15' }];
    const weekly = plan([step({ fromDay: 7, everyDays: 7, untilDay: 14 })]);
    expect(days(schedule({ ...input, anchors: again, plan: weekly }))).toEqual([
      '2026-01-12',
      '2026-01-22',
      '2026-01-29',
    ]);
  });

  it('puts forms of one clock time together and moves what is routine off the day of an infusion', () => {
    const infusions = [...anchors, { kind: 'infusion' as const, day: '2026-01-12' }];
    const both = plan([
      step({ id: 'weekly', fromDay: 7, everyDays: null, forms: ['phq-9'] }),
      step({
        id: 'evening',
        anchor: 'infusion',
        fromDay: 0,
        everyDays: null,
        at: '18:00',
        forms: ['evening'],
        importance: 'after-infusion',
      }),
      step({
        id: 'day-1',
        anchor: 'infusion',
        fromDay: 1,
        everyDays: null,
        forms: ['symptoms'],
        importance: 'after-infusion',
      }),
    ]);
    const due = schedule({ ...input, anchors: infusions, plan: both });
    expect(due.map(({ dueOn, steps }) => [dueOn, steps])).toEqual([
      ['2026-01-12', ['evening']],
      ['2026-01-13', ['day-1', 'weekly']],
    ]);
  });

  it('leaves out what would overload a week, but never what looks for danger', () => {
    const heavy = plan(
      [
        step({ id: 'phq', fromDay: 1, everyDays: 1, untilDay: 2, forms: ['phq-9', 'gad-7'] }),
        step({ id: 'later', fromDay: 9, everyDays: null, forms: ['mood'] }),
      ],
      { questionsPerWeek: 18 },
    );
    const due = schedule({ ...input, plan: heavy });
    expect(due.map(({ forms }) => forms)).toEqual([['phq-9', 'gad-7'], ['phq-9'], ['mood', 'gad-7']]);
  });

  it('takes answers until the next one opens, or three days after the window', () => {
    const due = schedule({ ...input, plan: plan([step({ fromDay: 1, everyDays: 2, untilDay: 3, windowHours: 24 })]) });
    expect(due.map(({ closesAt, expiresAt }) => (expiresAt - closesAt) / 3_600_000)).toEqual([24, 72]);
  });

  it('opens nothing in the quiet hours', () => {
    const early = plan([step({ at: '05:30' })], { quietFrom: '21:00', quietUntil: '08:00' });
    for (const { opensAt } of schedule({ ...input, plan: early })) expect(localTime(opensAt, 'UTC')).toBe('08:00');
  });

  it('is the same whichever day it is looked at from', () => {
    const all = schedule({ ...input, plan: DEFAULT_PLAN, anchors: courseFrom('2026-01-05') });
    const late = schedule({ ...input, plan: DEFAULT_PLAN, anchors: courseFrom('2026-01-05'), from: '2026-02-10' });
    expect(late).toEqual(all.filter(({ dueOn }) => dueOn >= '2026-02-10'));
  });
});

describe('clock times in a zone', () => {
  it('become the first instant after the gap where the clock leaves them out', () => {
    expect(new Date(localInstant('2026-03-08', '02:30', 'America/New_York')).toISOString()).toBe(
      '2026-03-08T07:00:00.000Z',
    );
  });

  it('are their first coming where the clock says them twice', () => {
    expect(new Date(localInstant('2026-11-01', '01:30', 'America/New_York')).toISOString()).toBe(
      '2026-11-01T05:30:00.000Z',
    );
  });
});

describe('every zone from 2024 to 2030', () => {
  const ZONES = Intl.supportedValuesOf('timeZone');
  // Zones that change their clocks at the same instants by the same amount are one case.
  const CASES = [...new Map(ZONES.map((zone) => [changesOf(zone), zone])).values()];

  it('has exactly one check-in on each due day, at its clock time or the first one after a gap', () => {
    const daily = plan([step({ fromDay: 0, at: '02:30', windowHours: 20 })], {
      quietFrom: '00:00',
      quietUntil: '00:00',
    });
    expect(ZONES.length).toBeGreaterThan(400);
    for (const zone of CASES) {
      const anchor = [{ kind: 'induction-end' as const, day: '2024-01-01' }];
      const due = schedule({ plan: daily, anchors: anchor, zone, from: '2024-01-01', to: '2030-12-31', sizes: SIZES });
      const wanted = Array.from({ length: due.length }, (_, index) => addDays('2024-01-01', index));
      expect([zone, due.length]).toEqual([zone, 2557]);
      expect(days(due)).toEqual(wanted);
      const late = due.filter(({ dueOn, opensAt }) => {
        const local = Temporal.Instant.fromEpochMilliseconds(opensAt).toZonedDateTimeISO(zone).toString();
        return local.slice(0, 10) !== dueOn || local.slice(11, 16) < '02:30';
      });
      expect([zone, late]).toEqual([zone, []]);
      expect([zone, due.every(({ opensAt }, index) => opensAt > (due[index - 1]?.opensAt ?? 0))]).toEqual([zone, true]);
    }
  }, 120_000);

  it('asks the default plan at most once a day, in any zone, for any course', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 2000 }), (zone, offset) => {
        const start = addDays('2024-01-01', offset);
        const anchors = courseFrom(start);
        const due = schedule({ plan: DEFAULT_PLAN, anchors, zone, from: start, to: addDays(start, 250), sizes: SIZES });
        expect(new Set(days(due)).size).toBe(due.length);
        expect(due.length).toBeGreaterThan(20);
        for (const { opensAt, closesAt, expiresAt } of due)
          expect(opensAt < closesAt && closesAt <= expiresAt).toBe(true);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

function changesOf(zone: string): string {
  const [from, to] = ['2023-12-30', '2031-01-02'].map((day) => Temporal.PlainDate.from(day).toZonedDateTime(zone));
  const changes: string[] = [];
  for (let at = from; at && to && Temporal.ZonedDateTime.compare(at, to) < 0;) {
    changes.push(`${changes.length === 0 ? '' : at.toInstant().toString()}${at.offset}`);
    const next = at.getTimeZoneTransition('next');
    if (!next) break;
    at = next;
  }
  return changes.join(' ');
}

function courseFrom(day: string) {
  const infusions = [0, 3, 7, 10, 14, 17].map((offset) => ({ kind: 'infusion' as const, day: addDays(day, offset) }));
  return [{ kind: 'intake' as const, day }, ...infusions, { kind: 'induction-end' as const, day: addDays(day, 17) }];
}

describe('a day that a plan counts from', () => {
  it.each(['2014-12-31', '2100-01-01', '9999-12-31', '0000-01-01'])('is refused at %s, a slip in the year', (day) => {
    expect(SetAnchor.safeParse({ kind: 'infusion', day }).success).toBe(false);
  });

  it.each(['2015-01-01', '2099-12-31'])('is taken at %s', (day) => {
    expect(SetAnchor.safeParse({ kind: 'infusion', day }).success).toBe(true);
  });
});
