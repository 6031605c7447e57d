import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ClinicPlanPreview,
  ClinicPlanView,
  FormList,
  FormPath,
  RehearsalView,
  RehearseRule,
  RuleList,
  RulePath,
  SaveOwnForm,
  SetClinicPlan,
  SetForm,
  SetRule,
} from '@holdfast/check-in/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can } from '@holdfast/platform/server';
import { PlanPreviews } from './asking/plan-previews';
import { Plans } from './asking/plans';
import { Forms } from './setting/forms';
import { Rehearsals } from './setting/rehearsals';
import { RuleSettings } from './setting/rule-settings';

/** What a clinic sets about check-ins: its plan, its forms, the thresholds of its rules. */
@ApiTags('check-in')
@Controller('api/clinic')
export class CheckInSettingController {
  constructor(
    private readonly plans: Plans,
    private readonly previews: PlanPreviews,
    private readonly forms: Forms,
    private readonly rules: RuleSettings,
    private readonly rehearsals: Rehearsals,
  ) {}

  @Get('check-in-plan')
  @Can('clinic-plan.read')
  @Answers(200, ClinicPlanView)
  plan(@Acting() actor: Actor): Promise<ClinicPlanView> {
    return this.plans.clinicView(actor);
  }

  @Post('check-in-plan/preview')
  @Can('clinic-plan.preview')
  @Answers(200, ClinicPlanPreview)
  previewPlan(
    @Acting() actor: Actor,
    @Body({ schema: SetClinicPlan }) input: SetClinicPlan,
  ): Promise<ClinicPlanPreview> {
    return this.previews.ofClinic(actor, input.plan);
  }

  @Put('check-in-plan')
  @Can('clinic-plan.set')
  @Answers(200, ClinicPlanView)
  setPlan(@Acting() actor: Actor, @Body({ schema: SetClinicPlan }) input: SetClinicPlan): Promise<ClinicPlanView> {
    return this.plans.setClinic(actor, input);
  }

  @Get('forms')
  @Can('form.list')
  @Answers(200, FormList)
  listForms(@Acting() actor: Actor): Promise<FormList> {
    return this.forms.list(actor);
  }

  @Put('forms/:formId')
  @Can('form.set')
  @Answers(200, FormList)
  setForm(
    @Acting() actor: Actor,
    @Param({ schema: FormPath }) path: FormPath,
    @Body({ schema: SetForm }) input: SetForm,
  ): Promise<FormList> {
    return this.forms.set(actor, path.formId, input.enabled);
  }

  @Put('forms/:formId/definition')
  @Can('form.set')
  @Answers(200, FormList)
  saveForm(
    @Acting() actor: Actor,
    @Param({ schema: FormPath }) path: FormPath,
    @Body({ schema: SaveOwnForm }) input: SaveOwnForm,
  ): Promise<FormList> {
    return this.forms.save(actor, path.formId, input);
  }

  @Get('check-in-rules')
  @Can('rule.list')
  @Answers(200, RuleList)
  listRules(@Acting() actor: Actor): Promise<RuleList> {
    return this.rules.list(actor);
  }

  @Put('check-in-rules/:ruleId')
  @Can('rule.set')
  @Answers(200, RuleList)
  setRule(
    @Acting() actor: Actor,
    @Param({ schema: RulePath }) path: RulePath,
    @Body({ schema: SetRule }) input: SetRule,
  ): Promise<RuleList> {
    return this.rules.set(actor, path.ruleId, input);
  }

  @Post('check-in-rules/:ruleId/rehearsal')
  @Can('rule.rehearse')
  @Answers(200, RehearsalView)
  rehearse(
    @Acting() actor: Actor,
    @Param({ schema: RulePath }) path: RulePath,
    @Body({ schema: RehearseRule }) input: RehearseRule,
  ): Promise<RehearsalView> {
    return this.rehearsals.rehearse(actor, path.ruleId, input);
  }
}
