import { asksForScreen, concernOf, judgeAnswer, tellsOfHarm } from './answer-rules';
import type { AnswerContext, ScoreContext } from './finding';
import { refusedThresholds, RULE_BOOK, ruleOf } from './rule-book';
import { judgeScore } from './score-rules';

const context = (answers: Record<string, number>, change: Partial<AnswerContext> = {}): AnswerContext => ({
  answers,
  refused: [],
  earlierItem9: 'none',
  hoursSinceInfusion: null,
  ...change,
});
const urgency = (form: string, item: string, answers: Record<string, number>, change: Partial<AnswerContext> = {}) =>
  judgeAnswer(form, item, context(answers, change))[0]?.urgency ?? null;
const score = (change: Partial<ScoreContext>): ScoreContext => ({
  total: null,
  answers: {},
  previous: [],
  earlier: [],
  baseline: null,
  ...change,
});
const raised = (form: string, change: Partial<ScoreContext>) => judgeScore(form, score(change)).map(({ rule }) => rule);

describe('item 9 of the PHQ-9', () => {
  it.each([
    [0, 'none', null],
    [1, 'none', 'moderate'],
    [2, 'none', 'high'],
    [3, 'none', 'high'],
    [1, 'zero', 'high'],
    [1, 'positive', 'high'],
    [2, 'zero', 'critical'],
    [0, 'positive', null],
  ] as const)('answered with %d, after %s, is %s', (value, earlierItem9, wanted) => {
    expect(urgency('phq-9', '9', { 9: value }, { earlierItem9 })).toBe(wanted);
  });

  it('leads into the suicide screen above zero, and tells of harm', () => {
    const some = judgeAnswer('phq-9', '9', context({ 9: 1 }));
    expect([asksForScreen('phq-9.9', some), tellsOfHarm(some)]).toEqual([true, true]);
    expect(asksForScreen('phq-9.9', judgeAnswer('phq-9', '9', context({ 9: 0 })))).toBe(false);
  });

  it('is high from one on where the clinic sets it so', () => {
    const strict = new Map([['phq-9.item-9', { high: 1 }]]);
    expect(judgeAnswer('phq-9', '9', context({ 9: 1 }), strict)[0]?.urgency).toBe('high');
  });
});

describe('the suicide screens', () => {
  it.each([
    [{ 1: 0, 2: 0, 3: 0, 4: 0 }, null],
    [{ 2: 1 }, 'moderate'],
    [{ 1: 1, 5: 1 }, 'critical'],
  ])('ASQ %j is %s', (answers, wanted) => expect(urgency('asq', '1', answers)).toBe(wanted));

  it('tell a refusal from a yes', () => {
    const asq = (answers: Record<string, number>, refused: string[]) =>
      judgeAnswer('asq', '1', { ...context(answers), refused })[0]?.facts;
    expect(asq({}, ['1'])).toEqual({ result: 'refused' });
    expect(asq({ 2: 1 }, ['1'])).toEqual({ result: 'positive' });
  });

  it.each([
    [{ 1: 1 }, 'moderate'],
    [{ 2: 1, 3: 1 }, 'high'],
    [{ 2: 1, 4: 1 }, 'critical'],
    [{ 6: 1, '6b': 1 }, 'critical'],
    [{ 1: 0, 2: 0, 6: 0 }, null],
  ])('C-SSRS %j is %s', (answers, wanted) => expect(urgency('c-ssrs', '1', answers)).toBe(wanted));
});

describe('the symptom checklist', () => {
  it.each([
    ['emergency', { emergency: 1 }, null, 'critical'],
    ['harm', { harm: 1 }, null, 'high'],
    ['unreality-now', { unreality: 1, 'unreality-now': 1 }, 23, null],
    ['unreality-now', { unreality: 1, 'unreality-now': 1 }, 24, 'high'],
    ['hallucinations', { hallucinations: 0 }, 5, null],
    ['hallucinations', { hallucinations: 1 }, 5, 'high'],
    ['elated', { elated: 1 }, null, 'soon'],
    ['elated', { elated: 2 }, null, 'high'],
    ['nausea', { nausea: 2 }, null, null],
    ['nausea', { nausea: 3 }, null, 'high'],
    ['nausea-fluids', { nausea: 1, 'nausea-fluids': 0 }, null, 'high'],
    ['nausea-fluids', { nausea: 1, 'nausea-fluids': 1 }, null, null],
    ['headache', { headache: 3 }, 2, 'critical'],
    ['headache-now', { headache: 1, 'headache-now': 1 }, 71, null],
    ['headache-now', { headache: 1, 'headache-now': 1 }, 72, 'soon'],
    ['urinary', { urinary: 1 }, null, null],
    ['urinary', { urinary: 2 }, null, 'soon'],
    ['urinary-blood', { 'urinary-blood': 1 }, null, 'high'],
    ['urinary-blood', { urinary: 1, 'urinary-blood': 0 }, null, null],
    ['bp-upper', { 'bp-upper': 180 }, 1, 'critical'],
    ['bp-upper', { 'bp-upper': 179 }, 1, null],
    ['bp-upper', { 'bp-upper': 160 }, 24, 'soon'],
    ['bp-lower', { 'bp-upper': 120, 'bp-lower': 120 }, 1, 'critical'],
    ['pregnancy', { pregnancy: 0 }, null, null],
    ['pregnancy', { pregnancy: 1 }, null, 'high'],
    ['pregnancy', { pregnancy: 2 }, null, null], // it does not apply
    ['drove', { drove: 1 }, null, 'routine'],
  ] as const)('%s with %j, %s hours after an infusion, is %s', (item, answers, hoursSinceInfusion, wanted) => {
    expect(urgency('symptoms', item, answers, { hoursSinceInfusion })).toBe(wanted);
  });

  it('says what was answered, and no more than that', () => {
    const facts = (item: string, answers: Record<string, number>, change: Partial<AnswerContext> = {}) =>
      judgeAnswer('symptoms', item, context(answers, change))[0]?.facts;
    expect(facts('hallucinations', { hallucinations: 1 })).toEqual({ severity: 'mild', result: 'open' });
    const past = { hallucinations: 1, 'hallucinations-now': 0 };
    expect(facts('hallucinations-now', past)).toEqual({ severity: 'mild', result: 'past' });
    expect(facts('hallucinations-now', { ...past, 'hallucinations-now': 1 })).toMatchObject({ result: 'now' });
    const unreal = { unreality: 1, 'unreality-now': 1 };
    expect(facts('unreality-now', unreal)).toMatchObject({ result: 'unknown' });
    expect(facts('unreality-now', unreal, { hoursSinceInfusion: 30 })).toMatchObject({ result: 'after' });
    expect(facts('urinary-blood', { 'urinary-blood': 1 })).toEqual({ result: 'blood' });
  });

  it('hears urinary symptoms at two checks in a row, however mild', () => {
    const mild = { urinary: 1 };
    expect(raised('symptoms', { answers: mild, previous: [{ answers: mild, daysAgo: 14 }] })).toEqual([
      'symptoms.urinary-again',
    ]);
    expect(raised('symptoms', { answers: mild, previous: [{ answers: { urinary: 0 }, daysAgo: 14 }] })).toEqual([]);
  });

  it('of memory lasts once every checklist of seven days named it, however many there were', () => {
    const foggy = { memory: 1 };
    const days = (...ago: number[]) => ago.map((daysAgo) => ({ answers: foggy, daysAgo }));
    const lasting = ['symptoms.memory-lasting'];
    expect(raised('symptoms', { answers: foggy, previous: days(1, 2, 4, 7) })).toEqual(lasting);
    expect(raised('symptoms', { answers: foggy, previous: days(1, 2, 4, 6.9) })).toEqual([]);
    const cleared = [...days(1), { answers: { memory: 0 }, daysAgo: 3 }, ...days(9)];
    expect(raised('symptoms', { answers: foggy, previous: cleared })).toEqual([]);
  });
});

describe('what wants a call the same day', () => {
  it.each([
    ['evening', 'side-effects', 3, 'high'],
    ['evening', 'side-effects', 2, null],
    ['ketamine-outside', '1', 1, 'high'],
    ['ketamine-outside', '1', 0, null],
  ] as const)('%s %s answered with %d is %s', (form, item, value, wanted) => {
    expect(urgency(form, item, { [item]: value })).toBe(wanted);
  });
});

describe('what a rule is about', () => {
  it('is harm where a person may hurt themselves or depression worsens, and else medical', () => {
    const of = (concern: string) => RULE_BOOK.filter(({ id }) => concernOf(id) === concern).map(({ id }) => id);
    expect(of('harm').toSorted()).toEqual([
      'asq.positive',
      'c-ssrs.level',
      'evening.harm',
      'phq-9.above-baseline',
      'phq-9.item-9',
      'qids-sr16.item-12',
      'symptoms.harm',
    ]);
    expect(of('medical')).toEqual(expect.arrayContaining(['symptoms.nausea', 'symptoms.headache', 'asrm.high']));
  });
});

describe('totals', () => {
  it('worsen at five points since the last, and not at four', () => {
    expect(raised('phq-9', { total: 11, earlier: [{ total: 6, daysAgo: 7 }] })).toEqual(['phq-9.worsened']);
    expect(raised('phq-9', { total: 10, earlier: [{ total: 6, daysAgo: 7 }] })).toEqual([]);
  });

  it('lie above the baseline at five points, and not at four', () => {
    expect(raised('phq-9', { total: 20, baseline: 15 })).toContain('phq-9.above-baseline');
    expect(raised('phq-9', { total: 19, baseline: 15 })).not.toContain('phq-9.above-baseline');
  });

  it('lose a response above half of the baseline, and keep it at half', () => {
    const earlier = [
      { total: 6, daysAgo: 20 },
      { total: 10, daysAgo: 7 },
    ];
    expect(raised('phq-9', { total: 11, baseline: 20, earlier })).toEqual(['phq-9.response-lost']);
    expect(raised('phq-9', { total: 10, baseline: 20, earlier })).toEqual([]);
  });

  it('are in the range of relapse at fifteen twice, five to twenty-one days apart', () => {
    const at = (daysAgo: number, total = 15) => raised('phq-9', { total: 15, earlier: [{ total, daysAgo }] });
    expect(at(5)).toEqual(['phq-9.relapse-range']);
    expect([at(4), at(22), at(7, 14)]).toEqual([[], [], []]);
  });

  it.each([
    ['gad-7', 'gad-7.worsened', 10, 6],
    ['pcl-5', 'pcl-5.worsened', 30, 20],
  ])('%s worsen as published', (form, rule, total, last) => {
    expect(raised(form, { total, earlier: [{ total: last, daysAgo: 7 }] })).toEqual([rule]);
    expect(raised(form, { total: total - 1, earlier: [{ total: last, daysAgo: 7 }] })).toEqual([]);
  });

  it.each([
    ['pcl-5', 'pcl-5.probable', 33],
    ['asrm', 'asrm.high', 6],
    ['audit-c', 'audit-c.positive', 3],
  ])('%s is positive from %s on', (form, rule, least) => {
    expect(raised(form, { total: least })).toEqual([rule]);
    expect(raised(form, { total: least - 1 })).toEqual([]);
  });
});

describe('the rule book', () => {
  it('names every rule once, with its source', () => {
    expect(new Set(RULE_BOOK.map(({ id }) => id)).size).toBe(RULE_BOOK.length);
    for (const { source } of RULE_BOOK) expect(source.length).toBeGreaterThan(3);
  });

  it('takes thresholds within their limits only, and none that are fixed or unknown', () => {
    const rule = ruleOf('phq-9.worsened');
    const item9 = ruleOf('phq-9.item-9');
    if (!rule || !item9) throw new Error('The rules are gone.');
    expect([refusedThresholds(rule, { rise: 2 }), refusedThresholds(rule, { rise: 12 })]).toEqual([[], []]);
    expect([refusedThresholds(rule, { rise: 1 }), refusedThresholds(rule, { rise: 13 })]).toEqual([['rise'], ['rise']]);
    expect(refusedThresholds(item9, { moderate: 2 })).toEqual(['moderate']);
    expect(refusedThresholds(rule, { other: 5 })).toEqual(['other']);
  });
});
