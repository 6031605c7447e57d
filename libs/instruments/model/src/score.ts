import { type Answers, answerFault, answerTo, shownItems } from './answers';
import type { Instrument } from './instrument.contract';

/** What valid answers add up to. */
export interface Score {
  readonly total: number;
  /** The band that holds the total; null where the instrument has none. */
  readonly band: string | null;
  /** How far the band lies from none (0) to the worst (4); null where bands are no steps. */
  readonly step: number | null;
}

/**
 * Adds answers up by the instrument's own rule. Nothing is filled in for what is missing.
 *
 * @returns null unless every shown scored question has a valid answer and no answer is an impossible one
 */
export function score(instrument: Instrument, answers: Answers): Score | null {
  const { scoring } = instrument;
  if (!scoring) return null;
  if (Object.keys(answers).some((id) => answerFault(instrument, id, answerTo(answers, id)) !== null)) return null;
  const points = new Map<string, number>();
  for (const { id, scored } of shownItems(instrument, answers)) {
    if (!scored) continue;
    const value = answerTo(answers, id);
    if (typeof value !== 'number') return null;
    points.set(id, value);
  }
  const groups = scoring.groups ?? [...points.keys()].map((id) => [id]);
  const total = scoring.multiply * sum(groups.map((group) => Math.max(...group.map((id) => points.get(id) ?? 0))));
  const band = scoring.bands.find(({ from, to }) => total >= from && total <= to);
  return { total, band: band?.id ?? null, step: band?.step ?? null };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
