import { type Answers, answerTo } from './answers';

/** What the C-SSRS screener says. */
export type CSsrsLevel = 'high' | 'moderate' | 'low' | 'none';

/** What the ASQ says. */
export type AsqResult = 'acute' | 'positive' | 'negative';

const YES = 1;
const NO = 0;

/**
 * The level of a C-SSRS screener (recent). It only rises while answers come in: a yes counts at once, and a yes whose
 * question skip logic hides later still counts. Behaviour without a word on when is moderate until it is known.
 *
 * @returns null while nothing is positive and a question is open
 * @source high: Columbia Protocol triage, cssrs.columbia.edu; moderate and low: the primary-care form, from memory
 * @approved pending
 */
export function cSsrsLevel(answers: Answers): CSsrsLevel | null {
  const yes = (id: string): boolean => answerTo(answers, id) === YES;
  const no = (id: string): boolean => answerTo(answers, id) === NO;
  if (yes('4') || yes('5') || yes('6b')) return 'high';
  if (yes('3') || yes('6')) return 'moderate';
  if (yes('1') || yes('2')) return 'low';
  return no('1') && no('2') && no('6') ? 'none' : null;
}

/**
 * The result of an ASQ. One yes is positive, and so is one refusal; a yes to the last question is acute.
 *
 * @param refused questions that the person would rather not answer
 * @returns null while nothing is positive and a question is open
 * @source National Institute of Mental Health, ASQ toolkit
 * @approved pending
 */
export function asqResult(answers: Answers, refused: readonly string[] = []): AsqResult | null {
  const first = ['1', '2', '3', '4'];
  if (answerTo(answers, '5') === YES) return 'acute';
  if (first.some((id) => answerTo(answers, id) === YES || refused.includes(id))) return 'positive';
  return first.every((id) => answerTo(answers, id) === NO) ? 'negative' : null;
}
