import {
  type FactorAnswer,
  type Interaction,
  interactionsOf,
  SUITABILITY_FACTORS,
  type SuitabilityFactor,
} from './suitability';
import type { SuitabilityAnswers } from './suitability-screen.contract';

/** What a clinician talks about with a patient before anything is given. */
export interface ToTalkAbout {
  /** What was answered with yes or not sure: what asks a clinician first on top, else in the order of asking. */
  readonly factors: readonly (SuitabilityFactor & { readonly answer: Exclude<FactorAnswer, 'no'> })[];
  readonly interactions: readonly { readonly medicine: string; readonly interaction: Interaction }[];
  /** Factors, medicines that are flagged, and own words, each counted once. */
  readonly count: number;
}

/** What is to be talked about in these answers. It never says that somebody may not be treated. */
export function toTalkAbout({ factors, medicines, anythingElse }: SuitabilityAnswers): ToTalkAbout {
  const raised = SUITABILITY_FACTORS.flatMap((factor) => {
    const answer = factors[factor.id];
    return answer === 'yes' || answer === 'unsure' ? [{ ...factor, answer }] : [];
  });
  const interactions = interactionsOf(medicines);
  const flagged = new Set(interactions.map(({ medicine }) => medicine));
  return {
    factors: [...raised.filter(({ level }) => level === 'stop'), ...raised.filter(({ level }) => level === 'caution')],
    interactions,
    count: raised.length + flagged.size + (anythingElse === null ? 0 : 1),
  };
}
