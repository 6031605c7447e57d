import type { Signal } from '@angular/core';
import type { CheckInSheet } from '@holdfast/check-in/model';
import type { Observable } from 'rxjs';
import type { Arrival, Change, Refusal } from './change';
import type { HeldSheet } from './held-sheet';

/** How a check-in's answers travel and where they are kept: signed in with everything else, or by a link for it alone. */
export abstract class AnswerPost {
  /** What has not arrived yet, oldest first. */
  abstract readonly waiting: Signal<readonly Change[]>;
  /** Whether the server answers, but cannot take anything just now; it is tried again by itself. */
  abstract readonly isStuck: Signal<boolean>;
  abstract readonly arrived: Observable<Arrival>;
  abstract readonly refused: Observable<Refusal>;
  /** Where the pages of this check-in begin. */
  abstract readonly root: Signal<readonly string[]>;
  /** Whether the person is signed in, and so has a first page to go back to. */
  abstract readonly isSignedIn: boolean;

  /** Says which check-in this is about. */
  abstract choose(checkInId: string): void;
  /** The check-in as the server knows it. */
  abstract sheet(): Promise<CheckInSheet>;
  /** The check-in as this device holds it; null for not at all. */
  abstract held(): Promise<HeldSheet | null>;
  /** Keeps the check-in on this device. */
  abstract keep(held: HeldSheet): Promise<void>;
  /** Writes a change down and sends it, after everything before it. */
  abstract put(change: Change): Promise<void>;
}
