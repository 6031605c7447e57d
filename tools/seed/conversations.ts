import { Temporal } from 'temporal-polyfill';
import type { CastClinic, CastPatient } from './cast';
import { Chance } from './chance';
import { PAST, PRESENT, type Script, type Turn } from './scripts';

/** Something that someone does in the demo clinic's past, at an instant. */
export type Deed = { readonly at: number; readonly patient: string; readonly thread: number } & (
  | { readonly does: 'open'; readonly script: Script }
  | { readonly does: 'say'; readonly by: string; readonly says: string; readonly seq: number }
  | { readonly does: 'read'; readonly by: string; readonly seq: number }
  | { readonly does: 'claim'; readonly by: string }
  | { readonly does: 'note'; readonly by: string; readonly says: string }
  | { readonly does: 'close'; readonly by: string; readonly reason: string }
);

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const MONTHS_BACK_DAYS = 150;

/**
 * Everything that happened at a clinic up to now, in order of time.
 *
 * @param now milliseconds since 1970; nothing happens after it
 */
export function pastOf(clinic: CastClinic, now: number): Deed[] {
  const chance = new Chance(clinic.patients.length * 7919);
  let thread = 0;
  const deeds = clinic.patients.flatMap((patient, index) => {
    const told: Deed[] = [];
    const count = index === 0 ? 7 : chance.between(1, 4);
    for (let turn = 0; turn < count; turn += 1) {
      const day = now - chance.between(3, MONTHS_BACK_DAYS) * DAY;
      const start = workingMoment(clinic.zone, day, chance);
      told.push(...tell(clinic, patient, thread++, chance.pick(PAST), start, now));
    }
    const going = PRESENT[index];
    if (going) {
      const length = going.turns.reduce((sum, one) => sum + one.after, 0);
      told.push(...tell(clinic, patient, thread++, going, now - (going.ago + length) * MINUTE, now, going.assigned));
    }
    return told;
  });
  return deeds.filter(({ at }) => at <= now).toSorted((one, other) => one.at - other.at);
}

// Conversations of the past begin within the clinic's day, as most do.
function workingMoment(zone: string, near: number, chance: Chance): number {
  let day = Temporal.Instant.fromEpochMilliseconds(near).toZonedDateTimeISO(zone).toPlainDate();
  while (day.dayOfWeek > 5) day = day.subtract({ days: 1 });
  const plainTime = Temporal.PlainTime.from({ hour: chance.between(8, 12), minute: chance.between(0, 59) });
  return day.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds;
}

function tell(
  clinic: CastClinic,
  patient: CastPatient,
  thread: number,
  script: Script,
  start: number,
  now: number,
  assigned = false,
): Deed[] {
  const where = { patient: patient.key, thread };
  const deeds: Deed[] = [{ ...where, at: start - 1000, does: 'open', script }];
  let at = start;
  let claimed = false;
  let last = nameFor(clinic, patient, 'nurse');
  script.turns.forEach((turn: Turn, index) => {
    at += turn.after * MINUTE;
    const by = nameFor(clinic, patient, turn.by);
    const seq = index + 1;
    if (turn.by !== 'patient') {
      last = by;
      if (!claimed) deeds.push({ ...where, at: at - 3 * MINUTE, does: 'claim', by });
      claimed = true;
      deeds.push({ ...where, at: at - 2 * MINUTE, does: 'read', by, seq: seq - 1 });
    }
    deeds.push({ ...where, at, does: 'say', by, says: turn.says, seq });
    const next = script.turns[index + 1];
    const readAt = at + Math.min(8, (next?.after ?? 30) / 2) * MINUTE;
    if (turn.by !== 'patient' && (next || script.closed))
      deeds.push({ ...where, at: readAt, does: 'read', by: patient.key, seq });
  });
  if (assigned && !claimed && at + MINUTE < now) deeds.push({ ...where, at: at + MINUTE, does: 'claim', by: last });
  if (script.note) deeds.push({ ...where, at: at + 10 * MINUTE, does: 'note', by: last, says: script.note });
  if (script.closed) {
    deeds.push({ ...where, at: at + 25 * MINUTE, does: 'read', by: last, seq: script.turns.length });
    deeds.push({ ...where, at: at + 30 * MINUTE, does: 'close', by: last, reason: script.closed });
  }
  return deeds;
}

// Whoever of the care team has the part; a team without a coordinator is routed by the clinic's own.
function nameFor(clinic: CastClinic, patient: CastPatient, part: Turn['by']): string {
  if (part === 'patient') return patient.key;
  const fits = (key: string) => clinic.staff.find((one) => one.key === key)?.roles.includes(part);
  const anyone = clinic.staff.find((one) => one.roles.includes(part));
  const found = patient.team.find(fits) ?? anyone?.key;
  if (!found) throw new Error(`Nobody at ${clinic.key} can be the ${part}.`);
  return found;
}
