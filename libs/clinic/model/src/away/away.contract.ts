import { z } from 'zod';
import { Day, IdSchema } from '@holdfast/platform/model';

/** The longest absence that is written down at once, in days. */
export const MOST_AWAY_DAYS = 366;

/** Says that somebody is away, from the beginning of a day to the end of one, and who covers them. */
export const SetAway = z.strictObject({ coveredBy: IdSchema, fromDay: Day, toDay: Day }).meta({ id: 'SetAway' });

/** Says that somebody is away. */
export type SetAway = z.infer<typeof SetAway>;

/** One absence of a member of staff. */
export const AwayView = SetAway.extend({
  id: IdSchema,
  staffId: IdSchema,
  staffName: z.string(),
  coverName: z.string(),
  state: z.enum(['planned', 'now']),
  /** Patients on whose care team the covering person has no place: their conversations are not offered by coverage alone. */
  unreached: z.int().min(0),
}).meta({ id: 'AwayView' });

/** One absence of a member of staff. */
export type AwayView = z.infer<typeof AwayView>;

/** Absences that are not over, the soonest first. */
export const AwayList = z.strictObject({ items: z.array(AwayView) }).meta({ id: 'AwayList' });

/** Absences that are not over. */
export type AwayList = z.infer<typeof AwayList>;

/** Which of one's own absences a route speaks of. */
export const OwnAwayPath = z.strictObject({ awayId: IdSchema });

/** Which of one's own absences a route speaks of. */
export type OwnAwayPath = z.infer<typeof OwnAwayPath>;

/** Which absence of which member of staff a route speaks of. */
export const StaffAwayPath = z.strictObject({ staffId: IdSchema, awayId: IdSchema });

/** Which absence of which member of staff a route speaks of. */
export type StaffAwayPath = z.infer<typeof StaffAwayPath>;
