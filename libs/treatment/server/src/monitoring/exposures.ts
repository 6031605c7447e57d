import { Injectable } from '@nestjs/common';
import type { Id } from '@holdfast/platform/model';
import type { Prepared, Tx } from '@holdfast/platform/server';
import { exposureOf, type ExposureView, type Monitoring, MONITORING } from '@holdfast/treatment/model';

const DOSES: Prepared = {
  name: 'durability_doses',
  text: `select day::text as day, sum(dose_mg)::float8 as mg from infusion
    where clinic_id = $1 and patient_id = $2 and ended_at is not null and dose_mg is not null group by day`,
};
// The checklist asks about bladder, memory and craving; blood pressure is measured at infusions. What a provider wrote
// down counts like any of them.
const ASKED: Prepared = {
  name: 'exposure_asked',
  text: `select kind, max(day)::text as day from (
      select k.kind, c.due_on as day from check_in c
        cross join (values ('bladder', 'symptoms'), ('cognition', 'symptoms'), ('misuse', 'symptoms'),
          ('misuse', 'ketamine-outside')) as k (kind, form)
        where c.clinic_id = $1 and c.patient_id = $2 and c.state = 'submitted' and k.form = any (c.forms)
      union all
      select 'blood-pressure', u.day from infusion u where u.clinic_id = $1 and u.patient_id = $2 and exists (
        select from infusion_entry e where e.clinic_id = $1 and e.infusion_id = u.id and e.kind = 'vitals')
      union all
      select m.kind, m.day from monitoring_check m where m.clinic_id = $1 and m.patient_id = $2
    ) asked group by kind`,
};

/** What one patient was given in all, and what is due to be watched because of it. */
@Injectable()
export class Exposures {
  /** Inside ongoing work; `days` are those of all infusions, also of those given elsewhere. */
  async in(tx: Tx, patientId: Id, days: readonly string[], today: string): Promise<ExposureView> {
    const place = [tx.actor.clinicId, patientId];
    const rows = await tx.query<{ day: string; mg: number }>(DOSES, place);
    const mgOf = new Map(rows.map(({ day, mg }) => [day, mg]));
    const asked = await tx.query<{ kind: Monitoring; day: string }>(ASKED, place);
    const known = asked.filter(({ kind }) => MONITORING.includes(kind));
    const last = Object.fromEntries(known.map(({ kind, day }) => [kind, day])) as Partial<Record<Monitoring, string>>;
    const doses = days.map((day) => ({ day, doseMg: mgOf.get(day) ?? 0 }));
    const { monitoring, ...rest } = exposureOf(doses, last, today);
    return { ...rest, withDose: doses.filter(({ doseMg }) => doseMg > 0).length, monitoring: [...monitoring] };
  }
}
