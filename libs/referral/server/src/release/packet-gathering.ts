import { Injectable } from '@nestjs/common';
import { localDay } from '@holdfast/check-in/model';
import { Trends } from '@holdfast/check-in/server';
import { Patients } from '@holdfast/clinic/server';
import { missing } from '@holdfast/platform/model';
import { Sealing, type Tx } from '@holdfast/platform/server';
import { ASKED_BACK, PACKET_FORMS, type PacketContent, type WishesView } from '@holdfast/referral/model';
import { AlertReading, SafetyPlans } from '@holdfast/safety/server';
import type { Referral } from '../loop/referral.entity';
import { patientKey, placeOf } from '../referral-rows';
import { ReferralSearch } from '../search/search.entity';

/** How many totals of one questionnaire are told, the latest. */
const MOST_TOTALS = 24;

/** What the record holds for a packet, and when the alert was raised that says how the risk stands; null where there is none. */
export interface GatheredRecord {
  readonly content: PacketContent;
  readonly alertAt: number | null;
}

/** Gathers for a packet what the record holds in a form that can be judged; words of the patient are never among it. */
@Injectable()
export class PacketGathering {
  constructor(
    private readonly sealing: Sealing,
    private readonly patients: Patients,
    private readonly trends: Trends,
    private readonly alerts: AlertReading,
    private readonly safetyPlans: SafetyPlans,
  ) {}

  /** What an attempt's packet begins with, inside ongoing work; what only a person can write is empty. Fails with `missing`. */
  async gathered(tx: Tx, referral: Referral): Promise<GatheredRecord> {
    const { patientId } = referral;
    const { wishes, words } = await this.searched(tx, referral);
    const { name, pronouns, dateOfBirth, phone, email, careTeam } = await this.patients.detail(tx, patientId);
    const [lead] = careTeam;
    const alert = await this.alerts.standingOf(tx, patientId);
    const content: PacketContent = {
      identity: { name, pronouns, dateOfBirth, phone, email, language: wishes.languages[0] ?? 'en' },
      preferences: {
        ...{ modalities: wishes.modalities, meeting: wishes.meeting, gender: wishes.gender, payer: wishes.payer },
      },
      reason: {
        ...{ words, urgency: referral.urgency },
        referredBy: lead ? [lead.name, lead.title].filter(Boolean).join(', ') : '',
      },
      ...(await this.course(tx, referral, alert)),
      ...{ diagnoses: null, medicines: null, history: null, goals: null, substanceUse: null },
      ...{ psychotherapyNotes: null, messages: null, freeText: null, askedBack: [...ASKED_BACK], isPart2: false },
      // Until a release is found for it, it is sent by none.
      release: { id: '', expiresAt: new Date(tx.now).toISOString() },
    };
    return { content, alertAt: alert && alert.raisedAt.getTime() };
  }

  private async course(
    tx: Tx,
    { patientId }: Referral,
    alert: Awaited<ReturnType<AlertReading['standingOf']>>,
  ): Promise<Pick<PacketContent, 'infusions' | 'scores' | 'risk'>> {
    const { series, infusions, zone } = await this.trends.viewIn(tx, patientId);
    const today = localDay(tx.now, zone);
    const days = infusions.map(({ day }) => day).filter((day) => day <= today);
    const scores = PACKET_FORMS.flatMap((form) => {
      const all = series.find((one) => one.form === form)?.points ?? [];
      const points = all.filter(({ at }) => Date.parse(at) <= tx.now);
      const rows = points.map(({ at, total }) => ({ on: localDay(Date.parse(at), zone), total }));
      return rows.length > 0 ? [{ form, rows: rows.slice(-MOST_TOTALS) }] : [];
    });
    const risk: PacketContent['risk'] = {
      ...{ level: alert?.level ?? 'none', on: alert ? localDay(alert.raisedAt.getTime(), zone) : today },
      hasSafetyPlan: await this.safetyPlans.existsIn(tx, patientId),
    };
    return { infusions: { count: days.length, days }, scores, risk };
  }

  private async searched(
    tx: Tx,
    { searchId: id, patientId }: Referral,
  ): Promise<{ wishes: WishesView; words: string }> {
    const { clinicId } = tx.actor;
    const search = await tx.manager.findOneBy(ReferralSearch, { clinicId, id, patientId });
    if (!search) throw missing();
    const open = (column: string, sealed: Buffer) =>
      this.sealing.open(patientKey(clinicId, patientId), placeOf(clinicId, 'referral_search', column, id), sealed);
    const words = await open('words', search.wordsSealed);
    const wishes = await open('wishes', search.wishesSealed);
    if (words === null || wishes === null) throw missing();
    return { words, wishes: JSON.parse(wishes) as WishesView };
  }
}
