import { byGravity, leadOf, type Weighed } from './alert-reasons';

const reason = (name: string, more: Partial<Weighed>) => ({
  ...{ name, level: 'high', concern: 'harm', raisedAt: '2026-11-23T10:00:00Z', isHandled: false },
  ...{ rule: 'phq-9.item-9', facts: {} },
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

  it('stand at one level by the gravest words, however late they came', () => {
    const late = '2026-11-23T10:05:00Z';
    const all = [
      reason('item 9', {}),
      reason('positive', { rule: 'asq.positive', facts: { result: 'positive' } }),
      reason('body', { rule: 'symptoms.emergency', concern: 'medical' }),
      reason('acute', { rule: 'asq.positive', facts: { result: 'acute' }, raisedAt: late }),
      reason('high risk', { rule: 'c-ssrs.level', facts: { level: 'high' }, raisedAt: late }),
      reason('some risk', { rule: 'c-ssrs.level', facts: { level: 'moderate' }, raisedAt: late }),
      reason('unsafe', { rule: 'unsafe-now', raisedAt: late }),
    ];
    expect(order(...all)).toEqual(['unsafe', 'acute', 'high risk', 'item 9', 'positive', 'some risk', 'body']);
    const graver = reason('critical item 9', { level: 'critical' });
    expect(order(...all, graver)[0]).toBe('critical item 9');
  });

  it('name the alert by the gravest, and by its own rule where there are none', () => {
    const own = { rule: 'phq-9.item-9', facts: { value: 3 } };
    const acute = { ...reason('acute', { rule: 'asq.positive', facts: { result: 'acute' } }), later: null };
    expect(leadOf({ ...own, reasons: [{ ...acute, ...own }, acute] as never })).toMatchObject({ rule: 'asq.positive' });
    expect(leadOf({ ...own, reasons: [] })).toMatchObject(own);
  });

  it('that a record dealt with come last, however grave', () => {
    expect(order(reason('old', { level: 'critical', isHandled: true }), reason('new', { level: 'moderate' }))).toEqual([
      'new',
      'old',
    ]);
  });
});
