import { Injectable } from '@nestjs/common';
import type { Actor, Id } from '@holdfast/platform/model';

/** A total that is about to be written down. */
export interface ComingTotal {
  readonly form: string;
  readonly total: number;
  /** When it counts from, milliseconds since 1970. */
  readonly at: number;
}

/** Reckons ahead what follows for a patient from totals that are about to be written; null where nothing does. */
export type ReckonAhead = (actor: Actor, patientId: Id, totals: readonly ComingTotal[]) => Promise<object | null>;

/**
 * What a higher feature wants kept in the very statement that finishes a check-in: it reckons ahead, and its own function
 * of the database (`check_in_sequel`) keeps it or says that something changed.
 */
@Injectable()
export class SubmissionSequel {
  private reckonAhead: ReckonAhead | null = null;

  /** Sets who reckons; there is one. */
  set(reckonAhead: ReckonAhead): void {
    this.reckonAhead = reckonAhead;
  }

  /** What follows, as the database takes it; null where nobody reckons or nothing follows. */
  async of(actor: Actor, patientId: Id, totals: readonly ComingTotal[]): Promise<string | null> {
    const found = await this.reckonAhead?.(actor, patientId, totals);
    return found ? JSON.stringify(found) : null;
  }
}
