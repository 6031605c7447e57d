import { type RideView, rideEndsAt } from '@holdfast/treatment/model';
import type { Infusion } from '../treatment.entity';
import type { RideLink } from './ride-link.entity';

/**
 * How a way home is told: by its latest link, with what was said by any before it.
 *
 * @param all of the infusion's links, oldest first
 */
export function rideViewOf({ plannedAt }: Infusion, row: RideLink, all: readonly RideLink[] = []): RideView {
  const pickedUpAt = row.pickedUpAt ?? all.findLast((one) => one.pickedUpAt)?.pickedUpAt ?? null;
  const arrivedAt = row.arrivedAt ?? all.findLast((one) => one.arrivedAt)?.arrivedAt ?? null;
  return {
    madeAt: row.madeAt.toISOString(),
    madeBy: row.madeBySide,
    endsAt: new Date(rideEndsAt(plannedAt.getTime(), row.madeAt.getTime())).toISOString(),
    openedAt: iso(row.openedAt),
    pickedUpAt: iso(pickedUpAt),
    arrivedAt: iso(arrivedAt),
    revokedAt: iso(row.revokedAt),
  };
}

/** An instant as it is told; null where there is none. */
export function iso(at: Date | null): string | null {
  return at && at.toISOString();
}
