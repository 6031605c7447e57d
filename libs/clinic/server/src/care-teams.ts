import { Injectable } from '@nestjs/common';
import { careTeamChanged, type CareTeamPlace, notCareStaff, type PatientView } from '@holdfast/clinic/model';
import { type Actor, type Id, missing } from '@holdfast/platform/model';
import { LiveHints, type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { CareTeamMember, Patient } from './patient.entity';
import { StaffDirectory } from './staff-directory';

const GIVES_CARE: Prepared = {
  name: 'staff_gives_care',
  text: `select s.id from staff s join account a on a.clinic_id = s.clinic_id and a.id = s.id
    where s.clinic_id = $1 and s.id = $2 and a.state = 'active' and a.roles && array['provider', 'nurse', 'coordinator']`,
};
const CARE_ROLES = new Set(['provider', 'nurse', 'coordinator']);

/** Who looks after a patient. Whoever joins may see the chart at once, and whoever leaves may not any more. */
@Injectable()
export class CareTeams {
  constructor(
    private readonly work: Work,
    private readonly directory: StaffDirectory,
    private readonly live: LiveHints,
  ) {}

  /** A patient's care team, lead first, inside ongoing work. */
  async of(tx: Tx, patientId: Id): Promise<PatientView['careTeam']> {
    const { clinicId } = tx.actor;
    const places = await tx.manager.find(CareTeamMember, {
      where: { clinicId, patientId },
      order: { lead: 'DESC', since: 'ASC', staffId: 'ASC' },
    });
    const staff = await this.directory.all(tx);
    return places.flatMap(({ staffId, lead }) => {
      const one = staff.get(staffId);
      return one ? [{ ...one, lead }] : [];
    });
  }

  /** Puts someone on a care team; again is the same. Fails with `care-team.not-care-staff` or `missing`. */
  async join(actor: Actor, patientId: Id, staffId: Id, { lead }: CareTeamPlace): Promise<void> {
    await this.work.as(actor, async (tx) => {
      const { clinicId } = actor;
      if (!(await tx.manager.existsBy(Patient, { clinicId, id: patientId }))) throw missing();
      const staff = (await this.directory.all(tx)).get(staffId);
      if (!staff?.roles.some((one) => CARE_ROLES.has(one))) throw notCareStaff();
      await this.place(tx, patientId, staffId, lead);
      await tx.publish(careTeamChanged(clinicId, { patientId, staffId }));
    });
    this.live.closeAccount(staffId);
  }

  /** Takes someone off a care team; fails with `missing` when they are not on it. */
  async leave(actor: Actor, patientId: Id, staffId: Id): Promise<void> {
    await this.work.as(actor, async (tx) => {
      const { clinicId } = actor;
      const gone = await tx.manager.delete(CareTeamMember, { clinicId, patientId, staffId });
      if (gone.affected === 0) throw missing();
      await tx.publish(careTeamChanged(clinicId, { patientId, staffId }));
    });
    this.live.closeAccount(staffId);
  }

  /** Puts someone on a new patient's care team inside ongoing work; fails with `care-team.not-care-staff`. */
  async admit(tx: Tx, patientId: Id, staffId: Id, lead: boolean): Promise<void> {
    const gives = await tx.query(GIVES_CARE, [tx.actor.clinicId, staffId]);
    if (gives.length === 0) throw notCareStaff();
    await this.place(tx, patientId, staffId, lead);
  }

  /** Puts someone on a care team inside ongoing work. */
  async place(tx: Tx, patientId: Id, staffId: Id, lead: boolean): Promise<void> {
    const { clinicId } = tx.actor;
    const since = new Date(tx.now);
    await tx.manager.upsert(CareTeamMember, { clinicId, patientId, staffId, lead, since }, [
      'clinicId',
      'patientId',
      'staffId',
    ]);
  }
}
