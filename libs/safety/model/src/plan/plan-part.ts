/** The parts of a safety plan, in the order in which they help. Informed by safety-planning practice, in own words. */
export const PLAN_PARTS = ['signs', 'coping', 'distraction', 'people', 'professionals', 'surroundings'] as const;

/** One part of a safety plan. */
export type PlanPart = (typeof PLAN_PARTS)[number];

/** A plan where nothing is written yet. */
export const EMPTY_PLAN: Readonly<Record<PlanPart, string>> = {
  signs: '',
  coping: '',
  distraction: '',
  people: '',
  professionals: '',
  surroundings: '',
};
