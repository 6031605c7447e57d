import {
  answersOf,
  baselineOf,
  type ClinicThresholds,
  type Finding,
  judgeAnswer,
  judgeScore,
  openQuestions,
  partsOf,
  questionsOf,
  refusedIn,
  type ScoreContext,
  seriesStartOf,
  type SubmitCheckIn,
  tellsOfHarm,
  URGENCIES,
} from '@holdfast/check-in/model';
import { type Instrument, score } from '@holdfast/instruments/model';
import type { OpenSheet } from './answer-sheet';
import type { Settled } from './settlement';

const DAY_MS = 86_400_000;

/** What a sheet is judged with, besides its answers. */
export interface Basis {
  readonly instruments: readonly Instrument[];
  /** The suicide screen that an answer led into; null for none. */
  readonly screen: Instrument | null;
  readonly thresholds: ClinicThresholds;
  /** The symptom checklists before this one, latest first; none where they do not matter. */
  readonly previous: ScoreContext['previous'];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a sheet comes to. */
export interface Reckoning {
  /** Link ids of the questions that are not answered. */
  readonly open: readonly string[];
  readonly settled: Settled;
}

/** Scores a sheet's complete forms, judges all of it, and says what is to be written down. */
export function reckon(sheet: OpenSheet, basis: Basis, { seconds }: SubmitCheckIn): Reckoning {
  const { instruments, screen, now } = basis;
  const open = openQuestions(questionsOf(instruments, sheet.values, screen, sheet.screenAfter), sheet.values).map(
    ({ linkId }) => linkId,
  );
  const all = screen && !instruments.includes(screen) ? [...instruments, screen] : instruments;
  const scores = all.flatMap((instrument) => {
    const found = score(instrument, answersOf(instrument.id, sheet.values));
    return found ? [{ form: instrument.id, version: instrument.version, ...found }] : [];
  });
  const findings = judge(
    sheet,
    { ...basis, instruments: all },
    new Map(scores.map(({ form, total }) => [form, total])),
  );
  const item9 = sheet.values.get('phq-9.9');
  const asksHarm = item9 !== undefined || all.some((one) => isAnswered(one, open, sheet)) || tellsOfHarm(findings);
  const settled: Settled = {
    ...{ seconds, scores, findings },
    partial: open.length > 0,
    late: now > sheet.closesAt,
    urgency: Math.min(...findings.map(({ urgency }) => URGENCIES.indexOf(urgency)), URGENCIES.length - 1),
    item9: typeof item9 === 'number' ? (item9 > 0 ? 'positive' : 'zero') : null,
    atRisk: asksHarm ? tellsOfHarm(findings) : null,
  };
  return { open, settled };
}

/** What the rules see in a sheet, most pressing first. @param totals by form; a form without one is not scored */
export function judge(sheet: OpenSheet, basis: Omit<Basis, 'screen'>, totals: ReadonlyMap<string, number>): Finding[] {
  const { instruments, thresholds, previous } = basis;
  const at = sheet.takenAt ?? basis.now;
  const started = seriesStartOf(sheet.anchors, at);
  const { earlierItem9, hoursSinceInfusion } = sheet;
  const findings = new Map<string, Finding>();
  for (const { id } of instruments) {
    const answers = answersOf(id, sheet.values);
    const context = { answers, refused: refusedIn(id, sheet.values), earlierItem9, hoursSinceInfusion };
    for (const item of Object.keys(answers)) {
      for (const one of judgeAnswer(id, item, context, thresholds)) findings.set(one.rule, one);
    }
    const earlier = sheet.earlier.get(id) ?? [];
    const score = {
      ...{ answers, total: totals.get(id) ?? null, previous: id === 'symptoms' ? previous : [] },
      earlier: earlier.map((one) => ({ total: one.total, daysAgo: (at - one.at) / DAY_MS })),
      baseline: baselineOf(earlier, started),
    };
    for (const one of judgeScore(id, score, thresholds)) findings.set(one.rule, one);
  }
  const pressing = ({ urgency }: Finding) => URGENCIES.indexOf(urgency);
  return [...findings.values()].sort((one, other) => pressing(one) - pressing(other));
}

// A screen says that all is well only once every question of it was answered: silence is never fine.
function isAnswered({ id, kind, safetyItems }: Instrument, open: readonly string[], { values }: OpenSheet): boolean {
  if (kind !== 'screen' || safetyItems.length === 0) return false;
  return !open.some((linkId) => partsOf(linkId).form === id) && refusedIn(id, values).length === 0;
}
