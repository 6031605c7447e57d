import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RestoreSetting, SaveSetting, SettingList, SettingPath, SettingView } from '@holdfast/clinic/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can, StepUp } from '@holdfast/platform/server';
import { ClinicSettings } from './clinic-settings';

/** What the clinic sets about itself, kind by kind, with every version. */
@ApiTags('clinic')
@Controller('api/clinic/settings')
export class SettingController {
  constructor(private readonly settings: ClinicSettings) {}

  @Get()
  @Can('clinic-setting.list')
  @Answers(200, SettingList)
  list(@Acting() actor: Actor): Promise<SettingList> {
    return this.settings.list(actor);
  }

  @Get(':kind')
  @Can('clinic-setting.read')
  @Answers(200, SettingView)
  view(@Acting() actor: Actor, @Param({ schema: SettingPath }) { kind }: SettingPath): Promise<SettingView> {
    return this.settings.view(actor, kind);
  }

  @Put('retention')
  @Can('clinic-setting.change')
  @StepUp()
  @Answers(200, SettingView)
  saveRetention(@Acting() actor: Actor, @Body({ schema: SaveSetting }) input: SaveSetting): Promise<SettingView> {
    return this.settings.save(actor, 'retention', input, true);
  }

  @Post('retention/restore')
  @Can('clinic-setting.restore')
  @StepUp()
  @Answers(200, SettingView)
  restoreRetention(
    @Acting() actor: Actor,
    @Body({ schema: RestoreSetting }) input: RestoreSetting,
  ): Promise<SettingView> {
    return this.settings.restore(actor, 'retention', input, true);
  }

  @Put(':kind')
  @Can('clinic-setting.change')
  @Answers(200, SettingView)
  save(
    @Acting() actor: Actor,
    @Param({ schema: SettingPath }) { kind }: SettingPath,
    @Body({ schema: SaveSetting }) input: SaveSetting,
  ): Promise<SettingView> {
    return this.settings.save(actor, kind, input);
  }

  @Post(':kind/restore')
  @Can('clinic-setting.restore')
  @Answers(200, SettingView)
  restore(
    @Acting() actor: Actor,
    @Param({ schema: SettingPath }) { kind }: SettingPath,
    @Body({ schema: RestoreSetting }) input: RestoreSetting,
  ): Promise<SettingView> {
    return this.settings.restore(actor, kind, input);
  }
}
