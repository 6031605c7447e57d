import { Injectable } from '@nestjs/common';
import { StaffDirectory } from '@holdfast/clinic/server';
import { isOpen } from '@holdfast/clinic/model';
import type { Actor } from '@holdfast/platform/model';
import { type Tx, Work } from '@holdfast/platform/server';
import {
  DEFAULT_TERMS,
  notOnCallStaff,
  onCallChanged,
  type OnCallList,
  onDuty,
  type SafetyTermsView,
  type SetOnCallList,
  type SetSafetyTerms,
  termsChanged,
} from '@holdfast/safety/model';
import { OnCallEntryRow, OnCallListRow, SafetyTermsRow } from './on-call.entity';
import { SafetyArrangements } from './safety-arrangements';

const CARE_ROLES = new Set(['provider', 'nurse', 'coordinator']);

/** What a clinic arranges about alerts: its terms, and who is on call. Nobody overwrites what they have not seen. */
@Injectable()
export class SafetySettings {
  constructor(
    private readonly work: Work,
    private readonly arrangements: SafetyArrangements,
    private readonly directory: StaffDirectory,
  ) {}

  /** The terms as they stand; those that hold for everyone, at version 0, where the clinic set none. */
  terms(actor: Actor): Promise<SafetyTermsView> {
    return this.work.as(actor, (tx) => this.termsNow(tx));
  }

  /** Sets the terms; alerts raised before keep their due times. Fails with `safety-terms.changed`. */
  async setTerms(actor: Actor, { version, terms }: SetSafetyTerms): Promise<SafetyTermsView> {
    const { clinicId } = actor;
    const view = await this.work.as(actor, async (tx) => {
      const start = { clinicId, version: 0, terms: DEFAULT_TERMS };
      await tx.manager.createQueryBuilder().insert().into(SafetyTermsRow).values(start).orIgnore().execute();
      const row = await tx.manager.findOneOrFail(SafetyTermsRow, {
        where: { clinicId },
        lock: { mode: 'pessimistic_write' },
      });
      if (row.version !== version) throw termsChanged({ version: row.version });
      await tx.manager.update(SafetyTermsRow, { clinicId }, { version: version + 1, terms });
      return this.termsNow(tx);
    });
    this.arrangements.forget(clinicId);
    return view;
  }

  /** The on-call list as it stands, and who is on duty by it now. */
  onCall(actor: Actor): Promise<OnCallList> {
    return this.work.as(actor, (tx) => this.listNow(tx));
  }

  /** Puts another list in place. Fails with `on-call.changed` or `on-call.not-care-staff`. */
  async setOnCall(actor: Actor, { version, entries }: SetOnCallList): Promise<OnCallList> {
    const { clinicId } = actor;
    const view = await this.work.as(actor, async (tx) => {
      const staff = await this.directory.all(tx);
      const givesCare = (id: string) => staff.get(id)?.roles.some((role) => CARE_ROLES.has(role)) ?? false;
      if (!entries.every(({ staffId }) => givesCare(staffId))) throw notOnCallStaff();
      const start = { clinicId, version: 0 };
      await tx.manager.createQueryBuilder().insert().into(OnCallListRow).values(start).orIgnore().execute();
      const row = await tx.manager.findOneOrFail(OnCallListRow, {
        where: { clinicId },
        lock: { mode: 'pessimistic_write' },
      });
      if (row.version !== version) throw onCallChanged({ version: row.version });
      await tx.manager.update(OnCallListRow, { clinicId }, { version: version + 1 });
      await tx.manager.delete(OnCallEntryRow, { clinicId });
      for (const [place, { staffId, weekdays, from: starts, to: ends }] of entries.entries())
        await tx.manager.insert(OnCallEntryRow, { clinicId, place, staffId, weekdays, starts, ends });
      return this.listNow(tx);
    });
    this.arrangements.forget(clinicId);
    return view;
  }

  private async termsNow(tx: Tx): Promise<SafetyTermsView> {
    const row = await tx.manager.findOneBy(SafetyTermsRow, { clinicId: tx.actor.clinicId });
    return { version: row?.version ?? 0, terms: row?.terms ?? DEFAULT_TERMS };
  }

  private async listNow(tx: Tx): Promise<OnCallList> {
    const row = await tx.manager.findOneBy(OnCallListRow, { clinicId: tx.actor.clinicId });
    const { opening, list } = await this.arrangements.read(tx);
    return {
      version: row?.version ?? 0,
      entries: [...list],
      onDuty: onDuty(list, opening.zone, tx.now),
      openNow: isOpen(opening, tx.now),
    };
  }
}
