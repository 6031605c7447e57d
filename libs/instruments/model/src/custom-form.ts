import type { Instrument } from './instrument.contract';
import { instrumentFaults } from './instrument-fault';
import { INSTRUMENTS, mayEnable } from './instruments';

// Scales whose holders do not allow them in free software: a clinic may note a total, never type the questions in.
const PROTECTED =
  /(^|[^a-z0-9])(bdi|bss|bhs|madrs|ham-?d|hdrs|cadss|sf-?(12|36)|eq-?5d|hads|ymrs|ies-?r|sbq-?r|mdq|shaps|psqi|dast(-10)?|isi|wsas|kset|b-?pem)([^a-z0-9]|$)/i;

/**
 * Why a clinic's own form cannot be used; null when it can. Its shape was checked before, against `Instrument`.
 *
 * @returns a code, or for a form that does not fit together `<where>: <what>`
 */
export function customFormFault(form: Instrument): string | null {
  if (form.kind !== 'custom') return 'kind-not-custom';
  if (INSTRUMENTS.some(({ id }) => id === form.id)) return 'id-reserved';
  // No rule reads the questions of a clinic's own form; marking one would promise an alert that never comes.
  if (form.safetyItems.length > 0) return 'safety-items-unread';
  if (!mayEnable(form)) return 'licence-not-allowed';
  const names = [form.id, ...Object.values(form.texts).map(({ title }) => title)];
  if (names.some((name) => PROTECTED.test(name))) return 'scale-protected';
  const [fault] = instrumentFaults(form);
  return fault ? `${fault.path.join('.')}: ${fault.reason}` : null;
}
