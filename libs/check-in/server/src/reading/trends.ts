import { Injectable } from '@nestjs/common';
import {
  baselineOf,
  seriesStartOf,
  type SetTrendNote,
  termOf,
  type TrendNotePath,
  type TrendSeries,
  type TrendView,
} from '@holdfast/check-in/model';
import { Patients } from '@holdfast/clinic/server';
import {
  type Instrument,
  instrumentOf,
  percentChange,
  reliableChangePoints,
  textOf,
} from '@holdfast/instruments/model';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { type Prepared, Sealing, type Tx, Work } from '@holdfast/platform/server';
import { In } from 'typeorm';
import { CheckIn, ScoreRow } from '../check-in.entity';
import { zoneOf } from '../asking/patient-zone';
import { patientKey } from '../check-in-view';
import { CheckInAnchor } from '../plan.entity';
import { TrendNoteRow } from '../setting.entity';

const LANGUAGE: Prepared = {
  name: 'account_language',
  text: `select preferences ->> 'language' as language from account where clinic_id = $1 and id = $2`,
};
// Published spread and reliability of the PHQ-9 (clinical reference C.4); other scales say their own, or claim nothing.
const RELIABLE_PHQ_9 = reliableChangePoints(6, 0.84);

/** A patient's course over time: totals, infusions, gaps, and what the patient wrote beside them. */
@Injectable()
export class Trends {
  constructor(
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly patients: Patients,
  ) {}

  /** Everything a trend shows; fails with `missing`. */
  view(actor: Actor, patientId: Id): Promise<TrendView> {
    return this.work.as(actor, (tx) => this.viewIn(tx, patientId));
  }

  /** Writes words beside a day, or takes them away; fails with `missing`. */
  annotate(actor: Actor, { patientId, noteId: id }: TrendNotePath, { day, words }: SetTrendNote): Promise<TrendView> {
    return this.work.as(actor, async (tx) => {
      const { clinicId } = actor;
      const known = await tx.manager.findOneBy(TrendNoteRow, { clinicId, id });
      if (known && known.patientId !== patientId) throw missing();
      if (words === null) await tx.manager.delete(TrendNoteRow, { clinicId, id, patientId });
      else {
        const wordsSealed = await this.sealing.seal(patientKey(clinicId, patientId), notePlace(clinicId, id), words);
        const row = { clinicId, id, patientId, day, wordsSealed, writtenAt: new Date(tx.now) };
        await tx.manager.upsert(TrendNoteRow, row, ['clinicId', 'id']);
      }
      return this.viewIn(tx, patientId);
    });
  }

  /** The same inside ongoing work. */
  async viewIn(tx: Tx, patientId: Id): Promise<TrendView> {
    await this.patients.mustExist(tx, patientId);
    const { clinicId } = tx.actor;
    const where = { clinicId, patientId };
    const scores = await tx.manager.find(ScoreRow, { where, order: { at: 'ASC' } });
    const anchors = await tx.manager.find(CheckInAnchor, { where, order: { day: 'ASC' } });
    const missed = await tx.manager.find(CheckIn, {
      where: { ...where, state: In(['missed', 'skipped']) },
      order: { opensAt: 'ASC' },
    });
    const language = await this.language(tx);
    const infusions = anchors.filter(({ kind }) => kind === 'infusion');
    const forms = [...new Set(scores.map(({ form }) => form))];
    const series = forms.flatMap((form) =>
      seriesOf(
        scores.filter((one) => one.form === form),
        anchors,
        infusions.length,
        language,
        tx.now,
      ),
    );
    return {
      series,
      infusions: infusions.map(({ id, day }) => ({ id, day })),
      gaps: missed.map((one) => ({
        checkInId: one.id,
        from: one.opensAt.toISOString(),
        to: one.closesAt.toISOString(),
        forms: one.forms.map((kept) => kept.split('@')[0] ?? ''),
      })),
      notes: await this.notes(tx, patientId),
      zone: await zoneOf(tx, patientId),
    };
  }

  private async notes(tx: Tx, patientId: Id) {
    const { clinicId } = tx.actor;
    const rows = await tx.manager.find(TrendNoteRow, { where: { clinicId, patientId }, order: { day: 'ASC' } });
    const sealed = rows.map(({ id, wordsSealed }) => ({
      subjectId: patientId,
      place: notePlace(clinicId, id),
      sealed: wordsSealed,
    }));
    const words = await this.sealing.openAll(clinicId, 'patient', sealed);
    return rows.map(({ id, day }, index) => ({ id, day, words: words[index] ?? null }));
  }

  private async language(tx: Tx): Promise<'en' | 'es'> {
    const [row] = await tx.query<{ language: string | null }>(LANGUAGE, [tx.actor.clinicId, tx.actor.accountId]);
    return row?.language === 'es' ? 'es' : 'en';
  }
}

function seriesOf(
  scores: readonly ScoreRow[],
  anchors: readonly CheckInAnchor[],
  infusions: number,
  language: 'en' | 'es',
  now: number,
): TrendSeries[] {
  const last = scores.at(-1);
  const instrument = last && instrumentOf(last.form, last.formVersion);
  if (!last || !instrument?.scoring) return [];
  const totals = scores.map(({ at, total }) => ({ at: at.getTime(), total }));
  const baseline = baselineOf(totals, seriesStartOf(anchors, now));
  const change = last.form === 'phq-9' ? RELIABLE_PHQ_9 : instrument.scoring.change.reliable;
  return [
    {
      ...scaleOf(instrument, language),
      points: scores.map((one) => ({
        checkInId: one.checkInId,
        at: one.at.toISOString(),
        total: one.total,
        band: one.band,
        step: one.step,
        mode: one.mode,
        late: one.late,
      })),
      baseline,
      // The terms are defined on the PHQ-9 (clinical reference, C.2).
      term: last.form === 'phq-9' ? termOf(baseline, last.total, infusions) : 'unknown',
      percentBetter: baseline === null || baseline <= 0 ? null : percentChange(baseline, last.total),
      reliable: baseline === null || change === null ? null : Math.abs(last.total - baseline) >= change,
    },
  ];
}

function scaleOf(instrument: Instrument, language: 'en' | 'es') {
  const { text } = textOf(instrument, language);
  const { scoring } = instrument;
  const meaningful = scoring?.change.meaningful ?? null;
  return {
    form: instrument.id,
    title: text.title,
    notice: text.notice ?? instrument.licence.notice,
    min: scoring?.min ?? 0,
    max: scoring?.max ?? 0,
    higherIsWorse: scoring?.higherIsWorse ?? true,
    bands: (scoring?.bands ?? []).map(({ id, from, to, step }) => ({
      id,
      words: text.bands[id] ?? id,
      from,
      to,
      step,
    })),
    meaningful:
      meaningful === null ? null : { points: meaningful, source: scoring?.change.source ?? instrument.source },
  };
}

function notePlace(clinicId: Id, rowId: Id) {
  return { clinicId, table: 'trend_note', column: 'words', rowId };
}
