import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can } from '@holdfast/platform/server';
import { ReferralSettingsView, SetReferralSetting } from '@holdfast/referral/model';
import { ReferralSettings } from './referral-settings';

/** When silence is asked about, and when therapy is offered, as the clinic set it. */
@ApiTags('referral')
@Controller('api/clinic/referral-settings')
export class ReferralSettingController {
  constructor(private readonly settings: ReferralSettings) {}

  @Get()
  @Can('referral-setting.read')
  @Answers(200, ReferralSettingsView)
  view(@Acting() actor: Actor): Promise<ReferralSettingsView> {
    return this.settings.view(actor);
  }

  @Put()
  @Can('referral-setting.set')
  @Answers(200, ReferralSettingsView)
  set(
    @Acting() actor: Actor,
    @Body({ schema: SetReferralSetting }) input: SetReferralSetting,
  ): Promise<ReferralSettingsView> {
    return this.settings.set(actor, input);
  }
}
