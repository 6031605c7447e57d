import { Injectable } from '@nestjs/common';
import type { Id } from '@holdfast/platform/model';
import { type Prepared, Sealing, type Tx } from '@holdfast/platform/server';
import { type KnownTherapist, TherapistEntry, type TherapistHistory, therapistKey } from '@holdfast/referral/model';
import { In, IsNull } from 'typeorm';
import { clinicKey, placeOf } from '../referral-rows';
import { Therapist } from './therapist.entity';

/** A therapist with what the directory says of them. */
export interface DirectoryEntry {
  readonly id: Id;
  readonly entry: TherapistEntry;
}

interface HistoryRow extends Omit<TherapistHistory, 'answerDays'> {
  therapist_id: Id;
  answer_days: number | null;
}

// An attempt that was entered in error tells nothing about anybody.
const HISTORY: Prepared = {
  name: 'therapist_history',
  text: `select therapist_id, count(sent_at)::integer as sent, count(answered_at)::integer as answered,
      count(accepted_at)::integer as accepted, count(attended_at)::integer as attended,
      count(outcome)::integer as ended, (count(*) filter (where outcome = 'got_help'))::integer as helped,
      percentile_cont(0.5) within group (order by extract(epoch from answered_at - sent_at) / 86400) as answer_days
    from referral where clinic_id = $1 and ($2::uuid[] is null or therapist_id = any ($2))
      and sent_at is not null and state <> 'entered_in_error'
    group by therapist_id`,
};
const UNKNOWN: TherapistHistory = {
  sent: 0,
  answered: 0,
  accepted: 0,
  attended: 0,
  ended: 0,
  helped: 0,
  answerDays: null,
};

/** The therapists and practices a clinic knows, as other work of referrals reads them. */
@Injectable()
export class Directory {
  constructor(private readonly sealing: Sealing) {}

  /** What is known of these therapists, inside ongoing work, also of those put away; whoever is not there is left out. */
  async entriesOf(tx: Tx, ids: readonly Id[]): Promise<Map<Id, DirectoryEntry>> {
    if (ids.length === 0) return new Map();
    const { clinicId } = tx.actor;
    const rows = await tx.manager.findBy(Therapist, { clinicId, id: In([...new Set(ids)]) });
    const entries = await this.opened(clinicId, rows);
    return new Map(entries.map(({ id, entry }) => [id, { id, entry }]));
  }

  /** Whether a therapist is in the directory and was not put away, inside ongoing work. */
  isListed(tx: Tx, id: Id): Promise<boolean> {
    return tx.manager.existsBy(Therapist, { clinicId: tx.actor.clinicId, id, archivedAt: IsNull() });
  }

  /** Everybody of the directory, inside ongoing work, without those put away; by name. */
  async all(tx: Tx): Promise<KnownTherapist[]> {
    const { clinicId } = tx.actor;
    const entries = await this.opened(clinicId, await tx.manager.findBy(Therapist, { clinicId, archivedAt: IsNull() }));
    return entries.toSorted((one, other) => one.entry.name.localeCompare(other.entry.name));
  }

  /**
   * What came of our own referrals to these therapists, inside ongoing work.
   *
   * @param ids whose; null for everybody's, where those to whom nothing was ever sent are left out
   */
  async historyOf(tx: Tx, ids: readonly Id[] | null): Promise<Map<Id, TherapistHistory>> {
    const rows = await tx.query<HistoryRow>(HISTORY, [tx.actor.clinicId, ids]);
    const none = (ids ?? []).map((id) => [id, UNKNOWN] as const);
    const told = rows.map(({ therapist_id: id, answer_days: days, ...counts }) => {
      const answerDays = days === null ? null : Math.round(days * 10) / 10;
      return [id, { ...counts, answerDays }] as const;
    });
    return new Map([...none, ...told]);
  }

  /** What an entry is kept as: sealed, with the hashes by which it is found again. */
  async sealed(clinicId: Id, id: Id, entry: TherapistEntry) {
    const place = placeOf(clinicId, 'therapist', 'entry', id);
    return {
      entrySealed: await this.sealing.seal(clinicKey(clinicId), place, JSON.stringify(entry)),
      sameToken: await this.sealing.token(clinicId, 'therapist.same', therapistKey(entry)),
      mailToken:
        entry.email === null ? null : await this.sealing.token(clinicId, 'therapist.mail', entry.email.toLowerCase()),
    };
  }

  /** Opens rows of the directory; one that cannot be read is left out. */
  async opened(clinicId: Id, rows: readonly Therapist[]): Promise<KnownTherapist[]> {
    const values = rows.map(({ id, entrySealed: sealed }) => ({
      ...{ subjectId: clinicId, place: placeOf(clinicId, 'therapist', 'entry', id), sealed },
    }));
    const texts = await this.sealing.openAll(clinicId, 'clinic', values);
    return rows.flatMap(({ id, version }, index) => {
      const text = texts[index];
      return text ? [{ id, version, entry: TherapistEntry.parse(JSON.parse(text)) }] : [];
    });
  }
}
