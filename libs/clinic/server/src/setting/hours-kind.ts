import { HoursSetting, hoursFaults, settingFaulty } from '@holdfast/clinic/model';
import type { Prepared, Tx } from '@holdfast/platform/server';
import { Clinic, ClinicHoliday, ClinicHours } from '../clinic.entity';
import type { SettingKind } from './setting-kind';

// Some zones that the runtime knows, the database does not; days are reckoned in both.
const KNOWN_ZONE: Prepared = {
  name: 'clinic_known_zone',
  text: 'select true as known from pg_timezone_names where name = $1',
};

/** When the clinic is staffed: every promise to a patient counts by it. */
export const HOURS_KIND: SettingKind<HoursSetting> = {
  name: 'hours',
  who: 'patients',
  schema: HoursSetting,
  faults: hoursFaults,
  read,
  apply,
};

async function read(tx: Tx): Promise<HoursSetting> {
  const where = { clinicId: tx.actor.clinicId };
  const { zone } = await tx.manager.findOneByOrFail(Clinic, where);
  const hours = await tx.manager.find(ClinicHours, { where, order: { weekday: 'ASC', opens: 'ASC' } });
  const holidays = await tx.manager.find(ClinicHoliday, { where, order: { day: 'ASC' } });
  return {
    zone,
    hours: hours.map(({ weekday, opens, closes }) => ({ weekday, opens, closes })),
    holidays: holidays.map(({ day, label }) => ({ day, label })),
  };
}

async function apply(tx: Tx, { zone, hours, holidays }: HoursSetting): Promise<void> {
  const { clinicId } = tx.actor;
  if ((await tx.query(KNOWN_ZONE, [zone])).length === 0) throw settingFaulty({ faults: ['hours.zone'] });
  await tx.manager.update(Clinic, { clinicId }, { zone });
  await tx.manager.delete(ClinicHours, { clinicId });
  await tx.manager.insert(
    ClinicHours,
    hours.map((one) => ({ clinicId, ...one })),
  );
  await tx.manager.delete(ClinicHoliday, { clinicId });
  if (holidays.length === 0) return;
  await tx.manager.insert(
    ClinicHoliday,
    holidays.map((one) => ({ clinicId, ...one })),
  );
}
