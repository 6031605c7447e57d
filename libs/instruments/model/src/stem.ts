import type { Instrument, InstrumentItem, InstrumentText } from './instrument.contract';

// Which questions the published form prints apart from its stem: they say for themselves what they are about.
const APART: Readonly<Record<string, readonly string[]>> = {
  'phq-9': ['10'],
  'c-ssrs': ['6'],
  'sleep-function': ['days'],
  symptoms: ['pregnancy', 'drove', 'bp-upper', 'bp-lower', 'other'],
};

// Which questions ask on about the answer before them, and mean nothing without its question.
const ASKS_ON: Readonly<Record<string, readonly string[]>> = {
  asq: ['4-detail', '5-detail'],
  'c-ssrs': ['6b'],
  symptoms: [
    ...['unreality-now', 'hallucinations-now', 'elated-now', 'nausea-now', 'nausea-fluids', 'headache-now'],
    ...['urinary-now', 'urinary-blood', 'memory-now'],
  ],
};

/**
 * What stands above a question where each is alone on the screen: the form's stem; for a question that asks on, the
 * question before it; nothing for one that the form prints apart.
 */
export function stemOf(
  { id }: Pick<Instrument, 'id'>,
  item: Pick<InstrumentItem, 'id' | 'showIf'>,
  text: Pick<InstrumentText, 'stem' | 'items'>,
): string | null {
  if (APART[id]?.includes(item.id)) return null;
  const before = ASKS_ON[id]?.includes(item.id) ? item.showIf?.item : undefined;
  return before === undefined ? text.stem : (text.items[before] ?? null);
}
