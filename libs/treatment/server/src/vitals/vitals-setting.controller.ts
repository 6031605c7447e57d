import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can } from '@holdfast/platform/server';
import { SetVitalsSetting, VitalsSettingView } from '@holdfast/treatment/model';
import { VitalsSettings } from './vitals-settings';

/** By what vitals are judged while an infusion is given, as the clinic set it. */
@ApiTags('treatment')
@Controller('api/clinic/vitals-setting')
export class VitalsSettingController {
  constructor(private readonly settings: VitalsSettings) {}

  @Get()
  @Can('vitals-setting.read')
  @Answers(200, VitalsSettingView)
  setting(@Acting() actor: Actor): Promise<VitalsSettingView> {
    return this.settings.view(actor);
  }

  @Put()
  @Can('vitals-setting.set')
  @Answers(200, VitalsSettingView)
  set(@Acting() actor: Actor, @Body({ schema: SetVitalsSetting }) input: SetVitalsSetting): Promise<VitalsSettingView> {
    return this.settings.set(actor, input);
  }
}
