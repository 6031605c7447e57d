import { Body, Controller, Get, Param, Post, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RestoreSetting, SettingView } from '@holdfast/clinic/model';
import { ClinicSettings } from '@holdfast/clinic/server';
import type { Actor } from '@holdfast/platform/model';
import { Acting, answerMade, Answers, Can } from '@holdfast/platform/server';
import {
  DrillList,
  DrillPath,
  DrillRequest,
  DrillView,
  OnCallList,
  SafetyTermsView,
  SetOnCallList,
  SetSafetyTerms,
} from '@holdfast/safety/model';
import type { FastifyReply } from 'fastify';
import { Drills } from '../drill/drills';
import { SafetySettings } from './safety-settings';

/** What a clinic arranges about alerts, and the drills that show whether it works. */
@ApiTags('safety')
@Controller('api/clinic')
export class SafetySettingsController {
  constructor(
    private readonly settings: SafetySettings,
    private readonly drills: Drills,
    private readonly versions: ClinicSettings,
  ) {}

  @Get('safety-terms')
  @Can('safety-terms.read')
  @Answers(200, SafetyTermsView)
  terms(@Acting() actor: Actor): Promise<SafetyTermsView> {
    return this.settings.terms(actor);
  }

  @Put('safety-terms')
  @Can('safety-terms.set')
  @Answers(200, SafetyTermsView)
  setTerms(@Acting() actor: Actor, @Body({ schema: SetSafetyTerms }) input: SetSafetyTerms): Promise<SafetyTermsView> {
    return this.settings.setTerms(actor, input);
  }

  @Get('safety-terms/versions')
  @Can('safety-terms.read')
  @Answers(200, SettingView)
  termsVersions(@Acting() actor: Actor): Promise<SettingView> {
    return this.versions.ownView(actor, 'safety-terms');
  }

  @Post('safety-terms/restore')
  @Can('safety-terms.set')
  @Answers(200, SettingView)
  restoreTerms(@Acting() actor: Actor, @Body({ schema: RestoreSetting }) input: RestoreSetting): Promise<SettingView> {
    return this.versions.ownRestore(actor, 'safety-terms', input);
  }

  @Get('on-call/versions')
  @Can('on-call.read')
  @Answers(200, SettingView)
  onCallVersions(@Acting() actor: Actor): Promise<SettingView> {
    return this.versions.ownView(actor, 'on-call');
  }

  @Post('on-call/restore')
  @Can('on-call.set')
  @Answers(200, SettingView)
  restoreOnCall(@Acting() actor: Actor, @Body({ schema: RestoreSetting }) input: RestoreSetting): Promise<SettingView> {
    return this.versions.ownRestore(actor, 'on-call', input);
  }

  @Get('on-call')
  @Can('on-call.read')
  @Answers(200, OnCallList)
  onCall(@Acting() actor: Actor): Promise<OnCallList> {
    return this.settings.onCall(actor);
  }

  @Put('on-call')
  @Can('on-call.set')
  @Answers(200, OnCallList)
  setOnCall(@Acting() actor: Actor, @Body({ schema: SetOnCallList }) input: SetOnCallList): Promise<OnCallList> {
    return this.settings.setOnCall(actor, input);
  }

  @Get('drills')
  @Can('drill.list')
  @Answers(200, DrillList)
  listDrills(@Acting() actor: Actor): Promise<DrillList> {
    return this.drills.list(actor);
  }

  @Put('drills/:drillId')
  @Can('drill.start')
  @Answers(201, DrillView, 200)
  startDrill(
    @Acting() actor: Actor,
    @Param({ schema: DrillPath }) path: DrillPath,
    @Body({ schema: DrillRequest }) _: DrillRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DrillView> {
    return answerMade(reply, this.drills.start(actor, path.drillId));
  }

  @Put('drills/:drillId/acknowledgement')
  @Can('drill.acknowledge')
  @Answers(200, DrillView)
  acknowledgeDrill(
    @Acting() actor: Actor,
    @Param({ schema: DrillPath }) path: DrillPath,
    @Body({ schema: DrillRequest }) _: DrillRequest,
  ): Promise<DrillView> {
    return this.drills.acknowledge(actor, path.drillId);
  }
}
