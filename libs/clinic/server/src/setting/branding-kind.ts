import { BrandingSetting, brandingFaults } from '@holdfast/clinic/model';
import type { Prepared, Tx } from '@holdfast/platform/server';
import { Clinic } from '../clinic.entity';
import type { SettingKind } from './setting-kind';

const MARK: Prepared = { name: 'clinic_mark', text: 'select png from clinic_mark where clinic_id = $1' };
const KEEP: Prepared = {
  name: 'clinic_mark_keep',
  text: `insert into clinic_mark (clinic_id, png) values ($1, $2)
    on conflict (clinic_id) do update set png = excluded.png`,
};
const TAKE: Prepared = { name: 'clinic_mark_take', text: 'delete from clinic_mark where clinic_id = $1' };

/** How the clinic looks in the portal: the colour of what is pressed, and a picture beside its name. */
export const BRANDING_KIND: SettingKind<BrandingSetting> = {
  name: 'branding',
  who: 'everyone',
  schema: BrandingSetting,
  faults: brandingFaults,
  read: async (tx) => {
    const { accentLight, accentDark } = await tx.manager.findOneByOrFail(Clinic, { clinicId: tx.actor.clinicId });
    return { accentLight, accentDark, mark: (await markOf(tx))?.toString('base64') ?? null };
  },
  apply,
};

/** The clinic's mark, a whole PNG; null for none. */
export async function markOf(tx: Tx): Promise<Buffer | null> {
  const [row] = await tx.query<{ png: Buffer }>(MARK, [tx.actor.clinicId]);
  return row?.png ?? null;
}

async function apply(tx: Tx, value: BrandingSetting, before: BrandingSetting): Promise<void> {
  const { clinicId } = tx.actor;
  const { accentLight, accentDark, mark } = value;
  await tx.manager.update(Clinic, { clinicId }, { accentLight, accentDark });
  if (mark === before.mark) return;
  if (mark === null) await tx.query(TAKE, [clinicId]);
  else await tx.query(KEEP, [clinicId, Buffer.from(mark, 'base64')]);
  // Devices keep the picture by its number; 0 is none, and no number is used twice.
  const { markCount } = await tx.manager.findOneByOrFail(Clinic, { clinicId });
  const next = markCount + 1;
  await tx.manager.update(Clinic, { clinicId }, { markCount: next, markVersion: mark === null ? 0 : next });
}
