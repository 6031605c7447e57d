import { type AnswerValue, answerFault, answerTo, shownItems, valuesOf } from './answers';
import type { Instrument, InstrumentItem, InstrumentText } from './instrument.contract';
import { score } from './score';

/** What is wrong with an instrument that has the right shape, and where. */
export interface InstrumentFault {
  readonly path: readonly (string | number)[];
  readonly reason: string;
}

/** Everything that the shape alone does not show: texts, ranges, bands and examples that do not fit together. */
export function instrumentFaults(instrument: Instrument): readonly InstrumentFault[] {
  return [
    ...licenceFaults(instrument),
    ...instrument.items.flatMap((item, index) =>
      itemFaults(instrument, item, index).map((reason) => ({ path: ['items', index], reason })),
    ),
    ...choiceFaults(instrument),
    ...instrument.safetyItems
      .filter((id) => !hasItem(instrument, id))
      .map((id) => ({ path: ['safetyItems'], reason: `there is no question "${id}"` })),
    ...scoringFaults(instrument),
    ...Object.entries(instrument.texts).flatMap(([language, text]) => textFaults(instrument, language, text)),
    ...exampleFaults(instrument),
  ];
}

const hasItem = (instrument: Instrument, id: string): boolean => instrument.items.some((item) => item.id === id);

// Our own wording (evidence D) goes under the program's licence and needs no line on the screen.
function licenceFaults({ licence, evidence }: Instrument): InstrumentFault[] {
  const needsNotice =
    ['clinic-must-register', 'non-commercial'].includes(licence.status) ||
    (licence.status === 'free-with-notice' && evidence !== 'D');
  if (!needsNotice || licence.notice !== null) return [];
  return [{ path: ['licence', 'notice'], reason: `a licence "${licence.status}" has a notice` }];
}

function itemFaults(instrument: Instrument, item: InstrumentItem, index: number): string[] {
  const earlier = instrument.items.slice(0, index).map(({ id }) => id);
  const found: string[] = [];
  if (earlier.includes(item.id)) found.push(`the question "${item.id}" stands here twice`);
  if (item.kind === 'choice' && (item.choices === null || !Object.hasOwn(instrument.choiceSets, item.choices)))
    found.push(`there is no choice set "${item.choices}"`);
  if (item.kind !== 'choice' && item.choices !== null) found.push('only a choice has choices');
  if (item.kind === 'number' && (item.min === undefined || item.max === undefined || item.min > item.max))
    found.push('a number has a range from min to max');
  if (item.kind === 'text' && item.maxLength === undefined) found.push('a text has a maxLength');
  if (item.kind === 'text' && item.scored) found.push('words cannot be scored');
  if (item.scored && item.optional) found.push('a scored question cannot be optional');
  const { showIf } = item;
  if (showIf) {
    const late = [showIf.item, ...(showIf.orItems ?? [])].filter((id) => !earlier.includes(id));
    if (late.length > 0) found.push(`showIf needs an earlier question, not "${late.join('", "')}"`);
    if ((showIf.atLeast === undefined) === (showIf.equals === undefined))
      found.push('showIf has either atLeast or equals');
  }
  return found;
}

function choiceFaults({ choiceSets, items }: Instrument): InstrumentFault[] {
  return Object.entries(choiceSets).flatMap(([set, choices]) => {
    const path = ['choiceSets', set];
    const faults: InstrumentFault[] = [];
    if (new Set(choices.map(({ value }) => value)).size !== choices.length)
      faults.push({ path, reason: 'two choices have the same value' });
    if (!items.some((item) => item.choices === set)) faults.push({ path, reason: 'no question uses these choices' });
    return faults;
  });
}

function scoringFaults(instrument: Instrument): InstrumentFault[] {
  const { scoring } = instrument;
  const scored = instrument.items.filter((item) => item.scored);
  if (!scoring) return scored.length > 0 ? [{ path: ['scoring'], reason: 'scored questions need a scoring' }] : [];
  if (scored.length === 0) return [{ path: ['scoring'], reason: 'no question is scored' }];
  return [...groupFaults(instrument, scored), ...rangeFaults(instrument, scored), ...bandFaults(scoring)];
}

function groupFaults({ scoring }: Instrument, scored: readonly InstrumentItem[]): InstrumentFault[] {
  const grouped = scoring?.method === 'grouped-max-sum';
  if (grouped !== (scoring?.groups !== undefined))
    return [{ path: ['scoring'], reason: 'groups belong to grouped-max-sum, and only there' }];
  if (!grouped) return [];
  const inGroups = scoring.groups!.flat().sort().join();
  if (
    inGroups ===
    scored
      .map(({ id }) => id)
      .sort()
      .join()
  )
    return [];
  return [{ path: ['scoring', 'groups'], reason: 'the groups hold every scored question exactly once' }];
}

function rangeFaults(instrument: Instrument, scored: readonly InstrumentItem[]): InstrumentFault[] {
  const scoring = instrument.scoring!;
  const ends = new Map(scored.map((item) => [item.id, endsOf(instrument, item)]));
  const groups = scoring.groups ?? scored.map(({ id }) => [id]);
  const reach = (end: 0 | 1): number =>
    scoring.multiply *
    groups.reduce((total, group) => total + Math.max(...group.map((id) => ends.get(id)?.[end] ?? 0)), 0);
  const [min, max] = [reach(0), reach(1)];
  if (min === scoring.min && max === scoring.max) return [];
  const reason = `the answers reach from ${min} to ${max}, not from ${scoring.min} to ${scoring.max}`;
  return [{ path: ['scoring', min === scoring.min ? 'max' : 'min'], reason }];
}

/** The fewest and most points one question gives; one that may be skipped may give none. */
function endsOf(instrument: Instrument, item: InstrumentItem): readonly [number, number] {
  const values = [...valuesOf(instrument, item), ...(item.showIf ? [0] : [])];
  return [Math.min(...values), Math.max(...values)];
}

function bandFaults({ bands, min, max }: NonNullable<Instrument['scoring']>): InstrumentFault[] {
  return bands.flatMap((band, index) => {
    const path = ['scoring', 'bands', index];
    const due = index === 0 ? min : bands[index - 1]!.to + 1;
    const faults: InstrumentFault[] = [];
    if (band.from > due) faults.push({ path, reason: `a gap before the band "${band.id}": ${due} has no band` });
    if (band.from < due) faults.push({ path, reason: `the band "${band.id}" overlaps: it should begin at ${due}` });
    if (band.to < band.from) faults.push({ path, reason: `the band "${band.id}" ends before it begins` });
    if (index === bands.length - 1 && band.to !== max)
      faults.push({ path, reason: `the last band ends at ${band.to}, not at ${max}` });
    if (bands.findIndex(({ id }) => id === band.id) !== index)
      faults.push({ path, reason: `the band "${band.id}" stands here twice` });
    return faults;
  });
}

function textFaults(instrument: Instrument, language: string, text: InstrumentText): InstrumentFault[] {
  const path = ['texts', language];
  const wanted = {
    items: instrument.items.map(({ id }) => id),
    choices: Object.keys(instrument.choiceSets),
    bands: instrument.scoring?.bands.map(({ id }) => id) ?? [],
  };
  const faults = (['items', 'choices', 'bands'] as const).flatMap((part) =>
    differences(wanted[part], Object.keys(text[part])).map((reason) => ({ path: [...path, part], reason })),
  );
  for (const [set, choices] of Object.entries(instrument.choiceSets)) {
    const labels = Object.keys(text.choices[set] ?? {});
    const values = choices.map(({ value }) => String(value));
    faults.push(...differences(values, labels).map((reason) => ({ path: [...path, 'choices', set], reason })));
  }
  const numbers = instrument.items.filter(({ kind }) => kind === 'number').map(({ id }) => id);
  for (const id of Object.keys(text.ends ?? {}))
    if (!numbers.includes(id)) faults.push({ path: [...path, 'ends'], reason: `"${id}" is no number` });
  if (instrument.licence.notice !== null && text.notice === null)
    faults.push({ path: [...path, 'notice'], reason: 'the licence wants its notice shown' });
  return faults;
}

function differences(wanted: readonly string[], found: readonly string[]): string[] {
  return [
    ...wanted.filter((id) => !found.includes(id)).map((id) => `the text of "${id}" is missing`),
    ...found.filter((id) => !wanted.includes(id)).map((id) => `there is no "${id}" to have a text`),
  ];
}

function exampleFaults(instrument: Instrument): InstrumentFault[] {
  if (!instrument.scoring) {
    if (instrument.examples.length === 0) return [];
    return [{ path: ['examples'], reason: 'without a scoring there is nothing to work out' }];
  }
  if (instrument.examples.length === 0) return [{ path: ['examples'], reason: 'a scoring needs a worked example' }];
  return instrument.examples.flatMap(({ answers, total, band }, index) => {
    const reason = exampleFault(instrument, answers, { total, band });
    return reason ? [{ path: ['examples', index], reason }] : [];
  });
}

function exampleFault(
  instrument: Instrument,
  answers: Readonly<Record<string, AnswerValue>>,
  written: { readonly total: number; readonly band: string | null },
): string | null {
  for (const [id, value] of Object.entries(answers)) {
    const fault = answerFault(instrument, id, value, answers);
    if (fault) return `the answer to "${id}" is ${fault}`;
  }
  const worked = score(instrument, answers);
  if (!worked) {
    const open = shownItems(instrument, answers).filter(({ id, scored }) => scored && answerTo(answers, id) == null);
    return `does not score: no answer to "${open.map(({ id }) => id).join('", "')}"`;
  }
  if (worked.total === written.total && worked.band === written.band) return null;
  return `scores ${worked.total} (${worked.band}), not ${written.total} (${written.band})`;
}
