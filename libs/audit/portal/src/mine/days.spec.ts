import type { MineEntry } from '@holdfast/audit/model';
import { byDay, ofWholeDays } from './days';

const entry = (at: string, name: string | null, action: string, more: Partial<MineEntry> = {}): MineEntry => ({
  ...{
    id: at,
    at,
    who: name ? { name, roles: ['nurse'] } : null,
    action,
    isList: false,
    outcome: 'allowed',
    emergency: null,
  },
  ...more,
});
const dayOf = (at: string) => at.slice(0, 10);

describe('who saw the record', () => {
  it('is told by day and person, each thing once with how often', () => {
    const days = byDay(
      [
        entry('2026-11-23T12:00Z', 'Dana', 'message.read'),
        entry('2026-11-23T11:00Z', 'Lee', 'patient.list', { isList: true }),
        entry('2026-11-23T10:00Z', 'Dana', 'message.read'),
        entry('2026-11-22T10:00Z', 'Dana', 'message.read'),
      ],
      dayOf,
    );
    expect(days.map(({ day, people }) => [day, people.map(({ who }) => who?.name)])).toEqual([
      ['2026-11-23', ['Dana', 'Lee']],
      ['2026-11-22', ['Dana']],
    ]);
    expect(days[0]?.people[0]?.deeds).toEqual([
      expect.objectContaining({ action: 'message.read', count: 2, lastAt: '2026-11-23T12:00Z' }),
    ]);
  });

  it('keeps an emergency and a refusal apart from the rest', () => {
    const [day] = byDay(
      [
        entry('2026-11-23T12:00Z', 'Dana', 'patient.read', { emergency: { reason: 'He fell.' } }),
        entry('2026-11-23T11:00Z', 'Dana', 'patient.read', { outcome: 'refused' }),
        entry('2026-11-23T10:00Z', 'Dana', 'patient.read'),
        entry('2026-11-23T09:00Z', null, 'room.read'),
      ],
      dayOf,
    );
    expect(day?.people[0]?.deeds.map(({ reason, isRefused }) => [reason, isRefused])).toEqual([
      ['He fell.', false],
      [null, true],
      [null, false],
    ]);
    expect(day?.people[1]?.who).toBeNull();
  });
});

describe('a page of who saw the record', () => {
  const page = [
    entry('2026-11-23T12:00Z', 'Dana', 'message.read'),
    entry('2026-11-22T11:00Z', 'Dana', 'message.read'),
    entry('2026-11-22T10:00Z', 'Lee', 'message.read'),
  ];

  it('shows no day of which earlier entries follow, so that nothing is counted too little', () => {
    expect(ofWholeDays(page, true, dayOf).map(({ at }) => at)).toEqual(['2026-11-23T12:00Z']);
    expect(ofWholeDays(page, false, dayOf)).toEqual(page);
    expect(ofWholeDays(page.slice(1), true, dayOf)).toEqual([]);
  });
});
