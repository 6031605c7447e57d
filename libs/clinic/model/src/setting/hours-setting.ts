import { z } from 'zod';
import { Day, words } from '@holdfast/platform/model';
import { OpenHours } from '../clinic.contract';
import { Zone } from '../set-up.contract';

/** When the clinic is staffed, as its administrators set it. */
export const HoursSetting = z
  .strictObject({
    zone: Zone,
    /** Stretches of the week; several on one day are allowed where they do not overlap. */
    hours: z.array(OpenHours).max(50),
    /** Days on which nobody is there, each with what it is called here. */
    holidays: z.array(z.strictObject({ day: Day, label: z.union([z.literal(''), words(60)]) })).max(100),
  })
  .meta({ id: 'HoursSetting' });

/** When the clinic is staffed. */
export type HoursSetting = z.infer<typeof HoursSetting>;

/**
 * What is wrong with hours that are well formed.
 *
 * @returns codes: `hours.none` where the clinic would never open, `hours.order` where a stretch ends before it begins,
 *   `hours.overlap` where two of one day meet, `hours.holiday-twice` where a day stands there twice; none where all is well
 */
export function hoursFaults({ hours, holidays }: HoursSetting): string[] {
  const inOrder = hours.every(({ opens, closes }) => opens < closes);
  const overlap = hours.some((one, at) =>
    hours.some(
      (other, place) =>
        place > at && other.weekday === one.weekday && one.opens < other.closes && other.opens < one.closes,
    ),
  );
  return [
    ...(hours.length === 0 ? ['hours.none'] : []),
    ...(inOrder ? [] : ['hours.order']),
    ...(inOrder && overlap ? ['hours.overlap'] : []),
    ...(new Set(holidays.map(({ day }) => day)).size < holidays.length ? ['hours.holiday-twice'] : []),
  ];
}
