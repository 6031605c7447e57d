import { Injectable } from '@nestjs/common';
import type { Opening } from '@holdfast/clinic/model';
import { Clinics } from '@holdfast/clinic/server';
import {
  type AlertLevel,
  DEFAULT_TERMS,
  type DueTimes,
  dueTimes,
  type OnCallEntry,
  type SafetyTerms,
} from '@holdfast/safety/model';
import type { Id } from '@holdfast/platform/model';
import type { Tx } from '@holdfast/platform/server';
import { OnCallEntryRow, SafetyTermsRow } from './on-call.entity';

/** All that due times and escalation are decided on: the clinic's hours, its terms and who is on call. */
export interface Arrangements {
  readonly opening: Opening;
  readonly terms: SafetyTerms;
  readonly list: readonly OnCallEntry[];
}

const KEPT_MS = 15_000;

/** What a clinic arranged about alerts, kept for some seconds because every raised alert asks. */
@Injectable()
export class SafetyArrangements {
  private readonly known = new Map<Id, Arrangements & { readonly at: number }>();

  constructor(private readonly clinics: Clinics) {}

  /** The clinic's arrangements, at most fifteen seconds old, inside ongoing work. */
  async of(tx: Tx): Promise<Arrangements> {
    const { clinicId } = tx.actor;
    const known = this.known.get(clinicId);
    if (known && Math.abs(tx.now - known.at) < KEPT_MS) return known;
    const arrangements = await this.read(tx);
    this.known.set(clinicId, { ...arrangements, at: tx.now });
    return arrangements;
  }

  /** By when an alert raised now must be acknowledged and the patient contacted, and whether anyone reads now. */
  async dueTimes(tx: Tx, level: AlertLevel | null): Promise<DueTimes> {
    const { opening, terms, list } = await this.of(tx);
    return dueTimes(terms, opening, list, level, tx.now);
  }

  /** The clinic's arrangements as they stand in the database. */
  async read(tx: Tx): Promise<Arrangements> {
    const { clinicId } = tx.actor;
    const row = await tx.manager.findOneBy(SafetyTermsRow, { clinicId });
    const entries = await tx.manager.find(OnCallEntryRow, { where: { clinicId }, order: { place: 'ASC' } });
    return {
      opening: await this.clinics.openingOf(tx),
      terms: row?.terms ?? DEFAULT_TERMS,
      list: entries.map(({ staffId, weekdays, starts, ends }) => ({ staffId, weekdays, from: starts, to: ends })),
    };
  }

  /** Forgets what is kept of a clinic, after it changed. */
  forget(clinicId: Id): void {
    this.known.delete(clinicId);
  }
}
