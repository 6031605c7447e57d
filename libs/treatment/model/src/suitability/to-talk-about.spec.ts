import { FACTOR_IDS, type FactorAnswer } from './suitability';
import { SuitabilityAnswers } from './suitability-screen.contract';
import { toTalkAbout } from './to-talk-about';

const answers = (
  changed: Partial<Record<(typeof FACTOR_IDS)[number], FactorAnswer>> = {},
  rest: Partial<SuitabilityAnswers> = {},
): SuitabilityAnswers => ({
  factors: { ...(Object.fromEntries(FACTOR_IDS.map((id) => [id, 'no'])) as SuitabilityAnswers['factors']), ...changed },
  medicines: [],
  anythingElse: null,
  ...rest,
});

describe('what a clinician talks about before treatment', () => {
  it('is nothing where everything was answered with no', () => {
    expect(toTalkAbout(answers())).toEqual({ factors: [], interactions: [], count: 0 });
  });

  it('is what was answered with yes and what somebody is not sure of, alike', () => {
    const { factors, count } = toTalkAbout(answers({ pregnancy: 'unsure', psychosis: 'yes' }));
    expect(factors.map(({ id, answer }) => [id, answer])).toEqual([
      ['psychosis', 'yes'],
      ['pregnancy', 'unsure'],
    ]);
    expect(count).toBe(2);
  });

  it('puts what asks a clinician first above what asks for more care', () => {
    const { factors } = toTalkAbout(answers({ 'liver-moderate': 'yes', hypersensitivity: 'yes' }));
    expect(factors.map(({ id, level }) => [id, level])).toEqual([
      ['hypersensitivity', 'stop'],
      ['liver-moderate', 'caution'],
    ]);
  });

  it('counts a flagged medicine once, other medicines not, and own words once', () => {
    const told = toTalkAbout(
      answers({}, { medicines: ['Lorazepam 1 mg', 'Vitamin D'], anythingElse: 'Afraid of needles.' }),
    );
    expect(told.interactions.map(({ medicine }) => medicine)).toEqual(['Lorazepam 1 mg']);
    expect(told.count).toBe(2);
  });

  it('holds no word of refusing', () => {
    const all = Object.fromEntries(FACTOR_IDS.map((id) => [id, 'yes'])) as SuitabilityAnswers['factors'];
    expect(JSON.stringify(toTalkAbout(answers(all)))).not.toMatch(/refus|den(y|ied)|exclu|unsuitable|contraindic/i);
  });
});

describe('the answers', () => {
  it('are whole: a factor that was not answered is refused', () => {
    const { bipolar: _, ...rest } = answers().factors;
    expect(SuitabilityAnswers.safeParse({ ...answers(), factors: rest }).success).toBe(false);
    expect(SuitabilityAnswers.safeParse(answers()).success).toBe(true);
  });

  it('hold up to forty medicines, none of them blank', () => {
    const many = (count: number) => answers({}, { medicines: Array.from({ length: count }, (_, at) => `Pill ${at}`) });
    expect(SuitabilityAnswers.safeParse(many(40)).success).toBe(true);
    expect(SuitabilityAnswers.safeParse(many(41)).success).toBe(false);
    expect(SuitabilityAnswers.safeParse(answers({}, { medicines: [' '] })).success).toBe(false);
  });
});
