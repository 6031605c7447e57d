import { byGravity, type Weighed } from './alert-reasons';

const reason = (name: string, more: Partial<Weighed>) => ({
  ...{ name, level: 'high', concern: 'harm', raisedAt: '2026-11-23T10:00:00Z', isHandled: false },
  ...more,
});
const order = (...reasons: ReturnType<typeof reason>[]) =>
  byGravity(reasons as (Weighed & { name: string })[]).map(({ name }) => name);

describe('the reasons of an alert', () => {
  it('stand by level, then harm before the body, then age', () => {
    const [late, early] = ['2026-11-23T10:05:00Z', '2026-11-23T10:00:00Z'];
    expect(
      order(
        reason('moderate', { level: 'moderate' }),
        reason('late', { raisedAt: late }),
        reason('body', { concern: 'medical', raisedAt: early }),
        reason('early', { raisedAt: early }),
        reason('critical body', { level: 'critical', concern: 'medical', raisedAt: late }),
      ),
    ).toEqual(['critical body', 'early', 'late', 'body', 'moderate']);
  });

  it('that a record dealt with come last, however grave', () => {
    expect(order(reason('old', { level: 'critical', isHandled: true }), reason('new', { level: 'moderate' }))).toEqual([
      'new',
      'old',
    ]);
  });
});
