import { Body, Controller, Get, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can } from '@holdfast/platform/server';
import { NeedRehearsal, NeedSettingView, RehearseNeed, SetNeedSetting } from '@holdfast/treatment/model';
import { NeedRehearsals } from './need-rehearsals';
import { NeedSettings } from './need-settings';

/** What needs are reckoned with, as the clinic set it, and other values tried on the last quarter. */
@ApiTags('treatment')
@Controller('api')
export class NeedSettingController {
  constructor(
    private readonly settings: NeedSettings,
    private readonly rehearsals: NeedRehearsals,
  ) {}

  @Get('clinic/need-setting')
  @Can('need-setting.read')
  @Answers(200, NeedSettingView)
  setting(@Acting() actor: Actor): Promise<NeedSettingView> {
    return this.settings.view(actor);
  }

  @Put('clinic/need-setting')
  @Can('need-setting.set')
  @Answers(200, NeedSettingView)
  set(@Acting() actor: Actor, @Body({ schema: SetNeedSetting }) input: SetNeedSetting): Promise<NeedSettingView> {
    return this.settings.set(actor, input);
  }

  @Post('clinic/need-setting/rehearsal')
  @Can('need-setting.rehearse')
  @Answers(200, NeedRehearsal)
  rehearse(
    @Acting() actor: Actor,
    @Body({ schema: RehearseNeed }) { thresholds }: RehearseNeed,
  ): Promise<NeedRehearsal> {
    return this.rehearsals.rehearse(actor, thresholds);
  }
}
