import type { Entry, InfusionRecord } from '@holdfast/treatment/model';

/** The lanes under the vitals, in their order. */
export const LANES = ['sedation', 'dissociation', 'effects', 'medicines'] as const;

/** One thing in a lane: an effect from its onset to its end, or a medicine at its time. */
export interface LaneItem {
  readonly id: string;
  readonly lane: (typeof LANES)[number];
  readonly from: number;
  /** When it was over; null while it goes on. A medicine ends where it begins. */
  readonly until: number | null;
  readonly body: Extract<Entry['body'], { kind: 'effect' | 'medicine' }>;
}

/** What lies in the lanes, by onset; what was struck does not. */
export function lanesOf({ effects, struck }: InfusionRecord, entries: readonly Entry[]): LaneItem[] {
  const felt = effects.map(({ entryId: id, from, until, body }): LaneItem => {
    const { effect } = body;
    const lane = effect === 'sedation' || effect === 'dissociation' ? effect : 'effects';
    return { id, lane, from, until, body };
  });
  const given = entries.flatMap(({ id, at, body }): LaneItem[] =>
    body.kind === 'medicine' && !struck.has(id) ? [{ id, lane: 'medicines', from: at, until: at, body }] : [],
  );
  return [...felt, ...given].sort((one, other) => one.from - other.from);
}
