import { type RideView, rideEndsAt } from '@holdfast/treatment/model';
import type { Infusion } from '../treatment.entity';
import type { RideLink } from './ride-link.entity';

/** How a way home is told. */
export function rideViewOf({ plannedAt }: Infusion, row: RideLink): RideView {
  return {
    madeAt: row.madeAt.toISOString(),
    madeBy: row.madeBySide,
    endsAt: new Date(rideEndsAt(plannedAt.getTime(), row.madeAt.getTime())).toISOString(),
    openedAt: iso(row.openedAt),
    pickedUpAt: iso(row.pickedUpAt),
    arrivedAt: iso(row.arrivedAt),
    revokedAt: iso(row.revokedAt),
  };
}

/** An instant as it is told; null where there is none. */
export function iso(at: Date | null): string | null {
  return at && at.toISOString();
}
