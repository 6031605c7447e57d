import type { Plan, PlanStep } from '@holdfast/check-in/model';
import { faultyFields, isSound } from './plan-fault';

const step: PlanStep = {
  id: 'day-1',
  anchor: 'infusion',
  fromDay: 1,
  everyDays: null,
  untilDay: null,
  at: '09:00',
  windowHours: 24,
  forms: ['phq-9'],
  importance: 'routine',
};
const plan: Plan = { steps: [step], questionsPerWeek: 60, quietFrom: '21:00', quietUntil: '08:00' };

describe('a line of a plan', () => {
  it.each([
    [2, true],
    [1, false],
    [720, true],
    [721, false],
  ])('may stay open for %d hours: %s', (windowHours, may) => {
    expect(faultyFields({ ...step, windowHours }).includes('windowHours')).toBe(!may);
  });

  it('is faulty while a number is empty or no form is chosen', () => {
    expect(faultyFields({ ...step, fromDay: Number.NaN, forms: [] })).toEqual(['fromDay', 'forms']);
  });

  it('cannot end before it begins, and may end on the day it begins', () => {
    expect(faultyFields({ ...step, fromDay: 8, untilDay: 7 })).toEqual(['untilDay']);
    expect(faultyFields({ ...step, fromDay: 8, untilDay: 8 })).toEqual([]);
  });
});

describe('a plan', () => {
  it.each([
    [5, true],
    [4, false],
    [200, true],
    [201, false],
  ])('with %d questions a week can be sent: %s', (questionsPerWeek, can) => {
    expect(isSound({ ...plan, questionsPerWeek })).toBe(can);
  });

  it('cannot be sent with a faulty line', () => {
    expect(isSound({ ...plan, steps: [{ ...step, at: '' }] })).toBe(false);
  });
});
