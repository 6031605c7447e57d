import { FACTOR_IDS } from '@holdfast/treatment/model';
import type { FactorAnswer, FactorId, SuitabilityAnswers, SuitabilityScreenView } from '@holdfast/treatment/model';
import { v7 } from 'uuid';

const MOST_MEDICINES = 40;
const LONGEST_MEDICINE = 120; // characters

/** A screen while it is being filled in. */
export interface SuitabilityDraft {
  readonly factors: Readonly<Partial<Record<FactorId, FactorAnswer>>>;
  /** One medicine on each line. */
  readonly medicines: string;
  readonly anythingElse: string;
  /** The identifier of the screen, the same for the same answers, so that a repeat cannot save twice. */
  readonly screenId: string;
}

/** A screen to begin with: what was answered last, or nothing. */
export function suitabilityDraft(last: SuitabilityScreenView['answers']): SuitabilityDraft {
  return {
    factors: last?.factors ?? {},
    medicines: last?.medicines.join('\n') ?? '',
    anythingElse: last?.anythingElse ?? '',
    screenId: v7(),
  };
}

/** The questions that nobody answered yet, in their order. */
export function openFactors({ factors }: SuitabilityDraft): FactorId[] {
  return FACTOR_IDS.filter((id) => factors[id] === undefined);
}

/** What is sent; null where the medicines are more or longer than fits. Every question is answered by then. */
export function answersOf({ factors, medicines, anythingElse }: SuitabilityDraft): SuitabilityAnswers | null {
  const lines = medicines.split('\n').flatMap((line) => line.trim() || []);
  if (lines.length > MOST_MEDICINES || lines.some((line) => line.length > LONGEST_MEDICINE)) return null;
  const whole = factors as SuitabilityAnswers['factors'];
  return { factors: whole, medicines: lines, anythingElse: anythingElse.trim() || null };
}
