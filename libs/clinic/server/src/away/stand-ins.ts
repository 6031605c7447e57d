import { standIn } from '@holdfast/clinic/model';
import type { Id } from '@holdfast/platform/model';
import type { Prepared, Tx } from '@holdfast/platform/server';

const AWAY_NOW: Prepared = {
  name: 'away_now',
  // Whoever may not act any more covers nobody: the one who is away is told after all.
  text: `select w.staff_id, w.covered_by from away w
    join account a on a.clinic_id = w.clinic_id and a.id = w.covered_by and a.state = 'active'
      and a.roles && array['provider', 'nurse', 'coordinator']
    where w.clinic_id = $1 and w.ended_at is null and w.starts_at <= $2 and w.ends_at > $2`,
};

/**
 * Who is told in the place of these people now, inside ongoing work: each once, those who are here themselves among them.
 *
 * @param staffIds who would be told if everybody were here
 */
export async function standIns(tx: Tx, staffIds: readonly Id[]): Promise<Id[]> {
  if (staffIds.length === 0) return [];
  const values = [tx.actor.clinicId, new Date(tx.now)];
  const rows = await tx.query<{ staff_id: Id; covered_by: Id }>(AWAY_NOW, values);
  const covers = new Map(rows.map((row) => [row.staff_id, row.covered_by]));
  return [...new Set(staffIds.map((id) => standIn(id, covers)))];
}
