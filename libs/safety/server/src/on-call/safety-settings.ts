import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ClinicSettings, StaffDirectory } from '@holdfast/clinic/server';
import { isOpen } from '@holdfast/clinic/model';
import type { Actor } from '@holdfast/platform/model';
import { type Tx, Work } from '@holdfast/platform/server';
import {
  DEFAULT_TERMS,
  notOnCallStaff,
  onCallChanged,
  OnCallEntries,
  onCallLines,
  type OnCallEntry,
  type OnCallList,
  onDuty,
  SafetyTerms,
  type SafetyTermsView,
  type SetOnCallList,
  type SetSafetyTerms,
  termsChanged,
  termsLines,
} from '@holdfast/safety/model';
import { OnCallEntryRow, OnCallListRow, SafetyTermsRow } from './on-call.entity';
import { SafetyArrangements } from './safety-arrangements';

const TERMS = 'safety-terms';
const ON_CALL = 'on-call';
const CARE_ROLES = new Set(['provider', 'nurse', 'coordinator']);

/** What a clinic arranges about alerts: its terms, and who is on call. Nobody overwrites what they have not seen. */
@Injectable()
export class SafetySettings implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly arrangements: SafetyArrangements,
    private readonly directory: StaffDirectory,
    private readonly settings: ClinicSettings,
  ) {}

  /** Has every version of the terms and of the list kept. */
  onModuleInit(): void {
    const own = { who: 'staff', isElsewhere: true, faults: () => [] } as const;
    const forget = (clinicId: string): void => this.arrangements.forget(clinicId);
    this.settings.offer(
      {
        ...{ ...own, name: TERMS, schema: SafetyTerms, lines: termsLines, forget },
        read: async (tx) => (await this.termsNow(tx)).terms,
        apply: (tx, terms: SafetyTerms) => this.putTerms(tx, terms, null),
      },
      {
        ...{ ...own, name: ON_CALL, schema: OnCallEntries, lines: onCallLines, forget },
        read: async (tx) => ({ entries: (await this.listNow(tx)).entries }),
        apply: (tx, { entries }: OnCallEntries) => this.putList(tx, entries, null),
      },
    );
  }

  /** The terms as they stand; those that hold for everyone, at version 0, where the clinic set none. */
  terms(actor: Actor): Promise<SafetyTermsView> {
    return this.work.as(actor, (tx) => this.termsNow(tx));
  }

  /** Sets the terms; alerts raised before keep their due times. Fails with `safety-terms.changed`. */
  async setTerms(actor: Actor, { version, terms }: SetSafetyTerms): Promise<SafetyTermsView> {
    const { clinicId } = actor;
    const view = await this.work.as(actor, async (tx) => {
      await this.settings.noted(tx, TERMS, () => this.putTerms(tx, terms, version));
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
      await this.settings.noted(tx, ON_CALL, () => this.putList(tx, entries, version));
      return this.listNow(tx);
    });
    this.arrangements.forget(clinicId);
    return view;
  }

  // Null for the version where whoever puts terms back saw the history, which has numbers of its own.
  private async putTerms(tx: Tx, terms: SafetyTerms, seen: number | null): Promise<void> {
    const { clinicId } = tx.actor;
    const start = { clinicId, version: 0, terms: DEFAULT_TERMS };
    await tx.manager.createQueryBuilder().insert().into(SafetyTermsRow).values(start).orIgnore().execute();
    const lock = { mode: 'pessimistic_write' } as const;
    const { version } = await tx.manager.findOneOrFail(SafetyTermsRow, { where: { clinicId }, lock });
    if (seen !== null && seen !== version) throw termsChanged({ version });
    await tx.manager.update(SafetyTermsRow, { clinicId }, { version: version + 1, terms });
  }

  private async putList(tx: Tx, entries: readonly OnCallEntry[], seen: number | null): Promise<void> {
    const { clinicId } = tx.actor;
    const staff = await this.directory.all(tx);
    const givesCare = (id: string) => staff.get(id)?.roles.some((role) => CARE_ROLES.has(role)) ?? false;
    if (!entries.every(({ staffId }) => givesCare(staffId))) throw notOnCallStaff();
    const start = { clinicId, version: 0 };
    await tx.manager.createQueryBuilder().insert().into(OnCallListRow).values(start).orIgnore().execute();
    const lock = { mode: 'pessimistic_write' } as const;
    const { version } = await tx.manager.findOneOrFail(OnCallListRow, { where: { clinicId }, lock });
    if (seen !== null && seen !== version) throw onCallChanged({ version });
    await tx.manager.update(OnCallListRow, { clinicId }, { version: version + 1 });
    await tx.manager.delete(OnCallEntryRow, { clinicId });
    for (const [place, { staffId, weekdays, from: starts, to: ends }] of entries.entries())
      await tx.manager.insert(OnCallEntryRow, { clinicId, place, staffId, weekdays, starts, ends });
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
