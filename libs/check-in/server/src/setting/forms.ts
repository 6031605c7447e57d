import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  answerForOther,
  formBroken,
  formLines,
  type FormList,
  formNotLicensed,
  type FormRef,
  type FormSize,
  FormSwitches,
  MOST_STEPS_A_WEEK,
  type Plan,
  planFormOff,
  planTooDense,
  type SaveOwnForm,
  stepsPerWeek,
} from '@holdfast/check-in/model';
import { ClinicSettings } from '@holdfast/clinic/server';
import { customFormFault, type Instrument, instrumentOf, INSTRUMENTS, mayEnable } from '@holdfast/instruments/model';
import { type Actor, missing } from '@holdfast/platform/model';
import { type Prepared, type Tx, Work } from '@holdfast/platform/server';
import { FormSetting, OwnForm } from '../setting.entity';

const OWN: Prepared = {
  name: 'own_form_newest',
  text: `select distinct on (form) form, version, definition from own_form where clinic_id = $1
    order by form, version desc`,
};

// Forms that look for danger, or that the hours after an infusion need: no budget leaves them out.
const KEPT = new Set(['phq-9', 'qids-sr16', 'asq', 'c-ssrs', 'symptoms', 'evening']);

const KIND = 'check-in-forms';

/** The forms of a clinic: what ships and is switched on, and what the clinic made itself. */
@Injectable()
export class Forms implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly settings: ClinicSettings,
  ) {}

  /** Has kept which forms were on, at every version. */
  onModuleInit(): void {
    this.settings.offer({
      ...{ name: KIND, who: 'patients', isElsewhere: true, schema: FormSwitches, lines: formLines, faults: () => [] },
      read: async (tx) =>
        Object.fromEntries((await this.listed(tx)).items.map(({ instrument, enabled }) => [instrument.id, enabled])),
      apply: async (tx, forms: FormSwitches, before: FormSwitches) => {
        for (const [form, enabled] of Object.entries(forms))
          if (before[form] !== enabled) await this.put(tx, form, enabled);
      },
    });
  }

  /** Every form with its licence and whether it is on. */
  list(actor: Actor): Promise<FormList> {
    return this.work.as(actor, (tx) => this.listed(tx));
  }

  /** Switches a form on or off; fails with `missing` or `form.not-licensed`. */
  set(actor: Actor, formId: string, enabled: boolean): Promise<FormList> {
    return this.work.as(actor, async (tx) => {
      await this.settings.noted(tx, KIND, () => this.put(tx, formId, enabled));
      return this.listed(tx);
    });
  }

  /** Saves a clinic's own form as a new version; fails with `form.broken` and says where. */
  save(actor: Actor, formId: string, { instrument }: SaveOwnForm): Promise<FormList> {
    return this.work.as(actor, async (tx) => {
      const { clinicId, accountId: savedBy } = actor;
      const fault = instrument.id === formId ? customFormFault(instrument) : 'id';
      if (fault) throw formBroken({ reason: fault });
      const last = (await this.own(tx)).find(({ id }) => id === formId);
      const definition = { ...instrument, version: (last?.version ?? 0) + 1 };
      const row = { clinicId, form: formId, version: definition.version, definition, savedBy };
      await this.settings.noted(tx, KIND, () => tx.manager.insert(OwnForm, { ...row, savedAt: new Date(tx.now) }));
      return this.listed(tx);
    });
  }

  /** The forms that are on, newest version of each, by identifier. */
  async enabled(tx: Tx): Promise<Map<string, Instrument>> {
    const { items } = await this.listed(tx);
    return new Map(items.filter(({ enabled }) => enabled).map(({ instrument }) => [instrument.id, instrument]));
  }

  /** How much each enabled form asks, for the week's budget. */
  async sizes(tx: Tx): Promise<Map<string, FormSize>> {
    const enabled = await this.enabled(tx);
    return new Map(
      [...enabled].map(([id, { items, fullSet }]) => {
        const questions = items.filter(({ showIf, optional }) => !showIf && !optional).length;
        return [id, { questions, fullSet, keep: KEPT.has(id) }];
      }),
    );
  }

  /** Refuses a plan that asks too often, or a form which is off; fails with `plan.too-dense` or `plan.form-off`. */
  async mustFit(tx: Tx, plan: Plan | null): Promise<void> {
    if (!plan) return;
    const perWeek = stepsPerWeek(plan.steps);
    if (perWeek > MOST_STEPS_A_WEEK) throw planTooDense({ perWeek, most: MOST_STEPS_A_WEEK });
    await this.mustBeOn(
      tx,
      plan.steps.flatMap(({ forms }) => forms),
    );
  }

  /** Refuses forms that are off or unknown; the refusal names those the clinic has, and never what somebody typed. Fails with `plan.form-off`. */
  async mustBeOn(tx: Tx, forms: readonly string[]): Promise<void> {
    const { items } = await this.listed(tx);
    const isOn = new Map(items.map(({ instrument, enabled }) => [instrument.id, enabled]));
    const off = [...new Set(forms)].filter((form) => !isOn.get(form));
    if (off.length > 0) throw planFormOff({ forms: off.filter((form) => isOn.has(form)) });
  }

  /** A form in the version that was asked; fails with `answer.other-form`. */
  async find(tx: Tx, { id, version }: FormRef): Promise<Instrument> {
    const shipped = instrumentOf(id, version);
    if (shipped) return shipped;
    const own = await tx.manager.findOneBy(OwnForm, { clinicId: tx.actor.clinicId, form: id, version });
    if (!own) throw answerForOther();
    return own.definition;
  }

  /** The suicide screen that follows a positive item: the C-SSRS where the clinic switched it on, else the ASQ. */
  async screen(tx: Tx): Promise<Instrument> {
    const setting = await tx.manager.findOneBy(FormSetting, { clinicId: tx.actor.clinicId, form: 'c-ssrs' });
    const screen = instrumentOf(setting?.enabled ? 'c-ssrs' : 'asq');
    if (!screen) throw new Error('The suicide screen did not ship.');
    return screen;
  }

  private async put(tx: Tx, formId: string, enabled: boolean): Promise<void> {
    const form = (await this.listed(tx)).items.find(({ instrument }) => instrument.id === formId);
    if (!form) throw missing();
    if (enabled && !form.mayEnable) throw formNotLicensed({ licence: form.instrument.licence.status });
    const { clinicId, accountId: changedBy } = tx.actor;
    const row = { clinicId, form: formId, enabled, changedAt: new Date(tx.now), changedBy };
    await tx.manager.upsert(FormSetting, row, ['clinicId', 'form']);
  }

  private async listed(tx: Tx): Promise<FormList> {
    const settings = await tx.manager.findBy(FormSetting, { clinicId: tx.actor.clinicId });
    const isOn = new Map(settings.map(({ form, enabled }) => [form, enabled]));
    const own = await this.own(tx);
    const items = [...INSTRUMENTS, ...own].map((instrument) => {
      const may = mayEnable(instrument);
      const enabled = may && (isOn.get(instrument.id) ?? instrument.availability === 'default');
      return { instrument, enabled, mayEnable: may, own: own.includes(instrument) };
    });
    return { items, screen: isOn.get('c-ssrs') === true ? 'c-ssrs' : 'asq' };
  }

  private async own(tx: Tx): Promise<Instrument[]> {
    const rows = await tx.query<{ definition: Instrument }>(OWN, [tx.actor.clinicId]);
    return rows.map(({ definition }) => definition);
  }
}
