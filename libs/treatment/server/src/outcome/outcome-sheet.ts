import type { ClinicOutcomes, Figure } from '@holdfast/treatment/model';

type Cell = string | number | null;

const HEAD = ['part', 'figure', 'state', 'count', 'of', 'percent', 'low_percent', 'high_percent', 'note'];
const RESPONSE = 'half of the baseline or less, PHQ-9, days 14-31 after the last infusion, nearest day 21';

/** The same figures as on the screen, as a table for a spreadsheet; what is hidden there is hidden here. */
export function outcomeSheet(found: ClinicOutcomes): string {
  const rows: Cell[][] = [
    HEAD,
    ['period', 'from', 'shown', null, null, null, null, null, found.from],
    ['period', 'to', 'shown', null, null, null, null, null, found.to],
    number('started', found.started, 'inductions begun in the period, also those that ended early'),
    number('with_baseline', found.withBaseline, 'PHQ-9 within 14 days before the first infusion'),
    number('due', found.due, 'with a baseline, and day 31 is over'),
    number('scored', found.scored, 'with a PHQ-9 on days 14-31'),
    share('completion', found.completion, 'scored of due'),
    share('response', found.response, RESPONSE),
    share('remission', found.remission, 'PHQ-9 below 5'),
    share('worsening', found.worsening, '5 points or more above the baseline'),
    share('response_worst_case', found.responseWorstCase, 'of due; whoever has no score counts as without response'),
    ...heldRows(found),
    ...found.benchmarks.flatMap(benchmarkRows),
  ];
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function number(name: string, count: number | null, note: string): Cell[] {
  return ['cohort', name, count === null ? 'hidden' : 'shown', count, null, null, null, null, note];
}

function share(name: string, figure: Figure, note: string): Cell[] {
  if (figure.state !== 'shown') return ['outcome', name, figure.state, null, null, null, null, null, note];
  const { count, of, share: part, low, high } = figure.value;
  return ['outcome', name, 'shown', count, of, percent(part), percent(low), percent(high), note];
}

function heldRows({ durability }: ClinicOutcomes): Cell[][] {
  if (!durability) return [['durability', 'responses', 'hidden', null, null, null, null, null, 'none, or too few']];
  const { responses, lost, medianDays, steps } = durability;
  const note = 'first day on which half or fewer still held';
  return [
    ['durability', 'lost', 'shown', lost, responses, null, null, null, 'responses after an induction that were lost'],
    ['durability', 'median_days', medianDays === null ? 'none' : 'shown', medianDays, null, null, null, null, note],
    ...steps.map(({ day, atRisk, share: part, low, high }) => [
      ...['durability', `still_held_day_${day}`, 'shown', null, atRisk],
      ...[percent(part), percent(low), percent(high), 'Kaplan-Meier, 95 % interval; of: still watched'],
    ]),
  ];
}

function benchmarkRows(one: ClinicOutcomes['benchmarks'][number]): Cell[][] {
  const note = `${one.study} ${one.year ?? ''}, ${one.measure ?? 'measure not noted'}, checked: ${one.evidence}`;
  const row = (name: string, value: number | null): Cell[][] =>
    value === null ? [] : [['published', name, 'shown', null, one.patients, percent(value), null, null, note]];
  return [
    ...row('response', one.response),
    ...row('remission', one.remission),
    ...row('worsening', one.worsening),
    ...one.held.flatMap(({ day, share: part }) => row(`still_held_day_${day}`, part)),
  ];
}

function percent(part: number): number {
  return Math.round(part * 1000) / 10;
}

/** One cell; what a spreadsheet would take for a formula is kept as words. */
export function cell(value: Cell): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const said = /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(said) ? `"${said.replaceAll('"', '""')}"` : said;
}
