import { Injectable } from '@nestjs/common';
import { localDay, seriesStartOf } from '@holdfast/check-in/model';
import { zoneOf } from '@holdfast/check-in/server';
import { Patients } from '@holdfast/clinic/server';
import { type Actor, type Id, invalid, missing, newId } from '@holdfast/platform/model';
import { type Prepared, Sealing, type Tx, Work } from '@holdfast/platform/server';
import {
  interestOther,
  type InterestPath,
  type ReferralReason,
  searchAnswered,
  referralReasons,
  type SayInterest,
  type SearchList,
  therapyAsked,
} from '@holdfast/referral/model';
import { NEED_CATEGORIES } from '@holdfast/treatment/model';
import { In, IsNull } from 'typeorm';
import { ReferralSettings } from '../setting/referral-settings';
import { hintReferral } from '../loop/loop-rows';
import { Referral } from '../loop/referral.entity';
import { patientKey, placeOf } from '../referral-rows';
import { ReferralInterest, ReferralSearch } from './search.entity';

const FACTS: Prepared = {
  name: 'referral_facts',
  text: `select n.place, n.line, n.rank,
      (select array_agg(a.kind || ' ' || a.day) from check_in_anchor a where a.clinic_id = $1 and a.patient_id = $2) as anchors,
      (select s.total::float8 from score s where s.clinic_id = $1 and s.patient_id = $2 and s.form = 'pcl-5'
        order by s.at desc limit 1) as pcl5,
      (select s.total::float8 from score s where s.clinic_id = $1 and s.patient_id = $2 and s.form = 'phq-9'
        order by s.at desc limit 1) as phq9,
      exists (select from referral_search r where r.clinic_id = $1 and r.patient_id = $2 and r.closed_at is null) as under_way,
      exists (select from referral_interest i where i.clinic_id = $1 and i.patient_id = $2) as was_offered,
      (select max(d.decided_at) from review_decision d where d.clinic_id = $1 and d.patient_id = $2
        and d.undone_at is null and d.decision = 'psychotherapy') as decided_at,
      (select max(r.opened_at) from referral_search r where r.clinic_id = $1 and r.patient_id = $2) as searched_at,
      (select max(r.closed_at) from referral r where r.clinic_id = $1 and r.patient_id = $2
        and r.outcome = 'got_help') as helped_at
    from (select 1) one left join need n on n.clinic_id = $1 and n.patient_id = $2`,
};

interface FactsRow {
  [column: string]: unknown;
  place: number | null;
  line: readonly unknown[] | null;
  anchors: string[] | null;
  pcl5: number | null;
  phq9: number | null;
  under_way: boolean;
  was_offered: boolean;
  decided_at: Date | null;
  searched_at: Date | null;
  helped_at: Date | null;
}

/** What a patient says of therapy, and why it should be offered; a decline is respected and asked again later. */
@Injectable()
export class Interests {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly patients: Patients,
    private readonly settings: ReferralSettings,
  ) {}

  /** Keeps what a patient said, or what was said for them; a repeat is the same. Fails with `referral.interest` or `missing`. */
  say(actor: Actor, { patientId, interestId: id }: InterestPath, { kind, words }: SayInterest): Promise<void> {
    return this.work.as(actor, async (tx) => {
      const { clinicId, accountId } = actor;
      await this.patients.mustExist(tx, patientId);
      if (kind === 'offered' && actor.roles.includes('patient')) throw invalid({ fields: ['kind'] });
      const known = await tx.manager.findOneBy(ReferralInterest, { clinicId, id });
      if (known && known.patientId !== patientId) throw missing();
      const place = placeOf(clinicId, 'referral_interest', 'words', id);
      const before = known && (await this.sealing.open(patientKey(clinicId, patientId), place, known.wordsSealed));
      if (known && (known.kind !== kind || before !== words)) throw interestOther();
      if (known) return;
      const reasons = await this.reasons(tx, patientId);
      await tx.manager.insert(ReferralInterest, {
        ...{ clinicId, id, patientId, kind, reasons, at: new Date(tx.now), accountId },
        wordsSealed: words ? await this.sealing.seal(patientKey(clinicId, patientId), place, words) : null,
      });
      if (kind !== 'offered') await this.respect(tx, patientId, kind);
      hintReferral(tx, patientId);
    });
  }

  // Nobody else is asked from a decline on, until the patient asks again; what is under way is talked about, because a person
  // on the other side waits. Who has the search in hand is told of either.
  private async respect(tx: Tx, patientId: Id, kind: 'asked' | 'declined'): Promise<void> {
    const { clinicId } = tx.actor;
    const search = await tx.manager.findOne(ReferralSearch, {
      where: { clinicId, patientId, closedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
    if (kind === 'asked' && !search?.declinedAt) return tx.publish(therapyAsked(clinicId, { patientId }));
    if (!search) return;
    const { id: searchId } = search;
    const nobody = { hasStandingConsent: false, askingAt: null, agreedAt: null, declinedAt: new Date(tx.now) };
    const anew = { declinedAt: null, stuckAt: null };
    await tx.manager.update(ReferralSearch, { clinicId, id: searchId }, kind === 'declined' ? nobody : anew);
    // What was turned meanwhile is looked at anew: by its order, and with the question whether the next may be asked.
    const turned = { clinicId, searchId, state: In(['declined', 'expired'] as const) };
    if (kind === 'asked') await tx.manager.update(Referral, turned, { dueAt: new Date(tx.now) });
    await tx.publish(searchAnswered(clinicId, { patientId, searchId }));
  }

  /** Keeps, inside ongoing work, that a patient does not wish for therapy now. */
  async declined(tx: Tx, patientId: Id): Promise<void> {
    const { clinicId, accountId } = tx.actor;
    const at = new Date(tx.now);
    await tx.manager.insert(ReferralInterest, {
      ...{ clinicId, id: newId(), patientId, kind: 'declined' as const, reasons: [], wordsSealed: null, at, accountId },
    });
  }

  /** What was said last; null where nothing was. */
  async latest(tx: Tx, patientId: Id): Promise<SearchList['interest']> {
    const { clinicId } = tx.actor;
    const where = { clinicId, patientId };
    const row = await tx.manager.findOne(ReferralInterest, { where, order: { at: 'DESC', id: 'DESC' } });
    if (!row) return null;
    const place = placeOf(clinicId, 'referral_interest', 'words', row.id);
    const words = await this.sealing.open(patientKey(clinicId, patientId), place, row.wordsSealed);
    return { kind: row.kind, at: row.at.toISOString(), words };
  }

  /** Why therapy should be offered now, the most telling first; empty where it should not. */
  async reasons(tx: Tx, patientId: Id): Promise<ReferralReason[]> {
    const { clinicId } = tx.actor;
    const [row] = await tx.query<FactsRow>(FACTS, [clinicId, patientId]);
    if (!row) return [];
    const zone = await zoneOf(tx, patientId);
    const said = await this.latest(tx, patientId);
    const thresholds = await this.settings.needIn(tx);
    return referralReasons(
      { ...factsOf(row, tx.now), ...saidOf(said, row, zone), today: localDay(tx.now, zone) },
      thresholds,
    );
  }
}

function saidOf(said: SearchList['interest'], row: FactsRow, zone: string) {
  const { searched_at: searchedAt, helped_at: helpedAt } = row;
  const isAnswered = said !== null && searchedAt !== null && searchedAt.toISOString() >= said.at;
  return {
    asks: said?.kind === 'asked' && !isAnswered,
    declinedOn: said?.kind === 'declined' ? localDay(Date.parse(said.at), zone) : null,
    helpedOn: helpedAt && localDay(helpedAt.getTime(), zone),
  };
}

function factsOf(row: FactsRow, now: number) {
  const { decided_at: decidedAt, searched_at: searchedAt, line, phq9 } = row;
  const anchors = (row.anchors ?? []).map((text) => {
    const [kind, day = ''] = text.split(' ');
    return { kind: kind as 'intake' | 'infusion' | 'induction-end', day };
  });
  const begun = seriesStartOf(
    anchors.filter(({ kind }) => kind === 'infusion'),
    now,
  );
  const baseline = typeof line?.[BASELINE] === 'number' ? line[BASELINE] : null;
  return {
    isDecided: decidedAt !== null && (searchedAt === null || searchedAt < decidedAt),
    category: row.place === null ? null : (NEED_CATEGORIES[row.place] ?? null),
    pcl5: row.pcl5,
    fall: baseline && phq9 !== null ? (baseline - phq9) / baseline : null,
    daysSinceFirst: begun === null ? null : Math.floor((now - begun) / 86_400_000) + 1,
    wasOfferedAtIntake: row.was_offered,
    isUnderWay: row.under_way,
  };
}

// Where the queue's line keeps the baseline.
const BASELINE = 2;
