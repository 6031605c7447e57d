import type { AlertStep } from '@holdfast/safety/model';
import { stepWord } from './step-words';

const step = (kind: string, facts: AlertStep['facts'], level: AlertStep['level'] = 'high') => ({
  ...{ kind, level, rule: 'symptoms.hallucinations', facts },
});

describe('the history', () => {
  it('says that more was answered where a further question gave the rule its outcome', () => {
    const raised = step('raised', { severity: 'mild', result: 'open' });
    expect(stepWord(step('answer-changed', { severity: 'mild', result: 'now' }), [raised])).toBe('answer-added');
  });

  it('says that the answer changed where the same question is answered otherwise, or the outcome is lesser', () => {
    const raised = step('raised', { severity: 'mild', result: 'open' });
    expect(stepWord(step('answer-changed', { severity: 'severe', result: 'open' }), [raised])).toBe('answer-changed');
    const acute = step('raised', { result: 'acute' }, 'critical');
    expect(stepWord(step('answer-changed', { result: 'positive' }, 'moderate'), [acute])).toBe('answer-changed');
    expect(stepWord(step('answer-changed', { value: 2 }), [step('raised', { value: 3 })])).toBe('answer-changed');
    expect(stepWord(raised, [])).toBe('raised');
  });
});
