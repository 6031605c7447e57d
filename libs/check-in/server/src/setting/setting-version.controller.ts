import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RestoreSetting, SettingView } from '@holdfast/clinic/model';
import { ClinicSettings } from '@holdfast/clinic/server';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can } from '@holdfast/platform/server';

/** Every version of what a clinic set about check-ins, and the way back to one. */
@ApiTags('check-in')
@Controller('api/clinic')
export class CheckInVersionController {
  constructor(private readonly settings: ClinicSettings) {}

  @Get('check-in-plan/versions')
  @Can('clinic-plan.read')
  @Answers(200, SettingView)
  planVersions(@Acting() actor: Actor): Promise<SettingView> {
    return this.settings.ownView(actor, 'check-in-plan');
  }

  @Post('check-in-plan/restore')
  @Can('clinic-plan.set')
  @Answers(200, SettingView)
  restorePlan(@Acting() actor: Actor, @Body({ schema: RestoreSetting }) input: RestoreSetting): Promise<SettingView> {
    return this.settings.ownRestore(actor, 'check-in-plan', input);
  }

  @Get('check-in-rules/versions')
  @Can('rule.list')
  @Answers(200, SettingView)
  rulesVersions(@Acting() actor: Actor): Promise<SettingView> {
    return this.settings.ownView(actor, 'check-in-rules');
  }

  @Post('check-in-rules/restore')
  @Can('rule.set')
  @Answers(200, SettingView)
  restoreRules(@Acting() actor: Actor, @Body({ schema: RestoreSetting }) input: RestoreSetting): Promise<SettingView> {
    return this.settings.ownRestore(actor, 'check-in-rules', input);
  }

  @Get('forms/versions')
  @Can('form.list')
  @Answers(200, SettingView)
  formsVersions(@Acting() actor: Actor): Promise<SettingView> {
    return this.settings.ownView(actor, 'check-in-forms');
  }

  @Post('forms/restore')
  @Can('form.set')
  @Answers(200, SettingView)
  restoreForms(@Acting() actor: Actor, @Body({ schema: RestoreSetting }) input: RestoreSetting): Promise<SettingView> {
    return this.settings.ownRestore(actor, 'check-in-forms', input);
  }
}
