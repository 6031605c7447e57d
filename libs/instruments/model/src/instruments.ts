import asq from './data/asq.v1.json' with { type: 'json' };
import asrm from './data/asrm.v1.json' with { type: 'json' };
import auditC from './data/audit-c.v1.json' with { type: 'json' };
import cSsrs from './data/c-ssrs.v1.json' with { type: 'json' };
import drugSingle from './data/drug-single.v1.json' with { type: 'json' };
import evening from './data/evening.v1.json' with { type: 'json' };
import gad7 from './data/gad-7.v1.json' with { type: 'json' };
import globalChange from './data/global-change.v1.json' with { type: 'json' };
import ketamineOutside from './data/ketamine-outside.v1.json' with { type: 'json' };
import mood from './data/mood.v1.json' with { type: 'json' };
import pcl5 from './data/pcl-5.v1.json' with { type: 'json' };
import phq2 from './data/phq-2.v1.json' with { type: 'json' };
import phq9 from './data/phq-9.v1.json' with { type: 'json' };
import qidsSr16 from './data/qids-sr16.v1.json' with { type: 'json' };
import sleepFunction from './data/sleep-function.v1.json' with { type: 'json' };
import symptoms from './data/symptoms.v1.json' with { type: 'json' };
import taps1 from './data/taps-1.v1.json' with { type: 'json' };
import who5 from './data/who-5.v1.json' with { type: 'json' };
import type { Instrument, InstrumentText } from './instrument.contract';

// Every version that ever shipped: answers given to an old one are read with the old one. That each file fits the
// schema is checked before any build (tools/checks/instruments.mjs), so that zod need not travel to the browser.
const EVERY_VERSION = [
  phq9,
  phq2,
  gad7,
  pcl5,
  auditC,
  taps1,
  drugSingle,
  asq,
  cSsrs,
  globalChange,
  symptoms,
  sleepFunction,
  mood,
  evening,
  ketamineOutside,
  qidsSr16,
  asrm,
  who5,
] as unknown as readonly Instrument[];

/** The instruments that ship, each in its newest version. */
export const INSTRUMENTS: readonly Instrument[] = EVERY_VERSION.filter(
  (one) => !EVERY_VERSION.some(({ id, version }) => id === one.id && version > one.version),
);

/**
 * Finds an instrument, or one of the clinic's own forms, which can never stand in for one that ships.
 *
 * @param version the newest when left out
 */
export function instrumentOf(id: string, version?: number, custom: readonly Instrument[] = []): Instrument | undefined {
  const shipped = EVERY_VERSION.filter((one) => one.id === id);
  const candidates = shipped.length > 0 ? shipped : custom.filter((one) => one.id === id);
  if (version !== undefined) return candidates.find((one) => one.version === version);
  return candidates.reduce<Instrument | undefined>(
    (newest, one) => (newest && newest.version >= one.version ? newest : one),
    undefined,
  );
}

/** The wording in a language, and which language it really is: English where no official translation ships. */
export function textOf(
  instrument: Instrument,
  language: 'en' | 'es',
): { readonly language: 'en' | 'es'; readonly text: InstrumentText } {
  const text = instrument.texts[language];
  return text ? { language, text } : { language: 'en', text: instrument.texts.en };
}

/** Whether a clinic may switch it on: never while its licence forbids that, or nobody knows what it allows. */
export function mayEnable(instrument: Instrument): boolean {
  return !['prohibited', 'unknown', 'non-commercial'].includes(instrument.licence.status);
}
