import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AnchorPath,
  CaseloadPage,
  CaseloadQuery,
  CheckInInboxPage,
  CheckInInboxQuery,
  PlanPreview,
  PlanView,
  SetAnchor,
  SetPlan,
  SetTrendNote,
  TrendNotePath,
  TrendView,
} from '@holdfast/check-in/model';
import { PatientPath } from '@holdfast/clinic/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can } from '@holdfast/platform/server';
import { PlanPreviews } from './asking/plan-previews';
import { Plans } from './asking/plans';
import { Caseload } from './reading/caseload';
import { CheckInInbox } from './reading/check-in-inbox';
import { Trends } from './reading/trends';

/** What patients are asked and how they are doing: plan and trend of one, inbox and caseload of all. */
@ApiTags('check-in')
@Controller('api')
export class CourseController {
  constructor(
    private readonly plans: Plans,
    private readonly previews: PlanPreviews,
    private readonly trends: Trends,
    private readonly inbox: CheckInInbox,
    private readonly caseload: Caseload,
  ) {}

  @Get('patients/:patientId/check-in-plan')
  @Can('plan.read')
  @Answers(200, PlanView)
  plan(@Acting() actor: Actor, @Param({ schema: PatientPath }) path: PatientPath): Promise<PlanView> {
    return this.plans.view(actor, path.patientId);
  }

  @Post('patients/:patientId/check-in-plan/preview')
  @Can('plan.preview')
  @Answers(200, PlanPreview)
  preview(
    @Acting() actor: Actor,
    @Param({ schema: PatientPath }) path: PatientPath,
    @Body({ schema: SetPlan }) input: SetPlan,
  ): Promise<PlanPreview> {
    return this.previews.ofPatient(actor, path.patientId, input);
  }

  @Put('patients/:patientId/check-in-plan')
  @Can('plan.set')
  @Answers(200, PlanView)
  setPlan(
    @Acting() actor: Actor,
    @Param({ schema: PatientPath }) path: PatientPath,
    @Body({ schema: SetPlan }) input: SetPlan,
  ): Promise<PlanView> {
    return this.plans.set(actor, path.patientId, input);
  }

  @Put('patients/:patientId/anchors/:anchorId')
  @Can('anchor.set')
  @Answers(200, PlanView)
  setAnchor(
    @Acting() actor: Actor,
    @Param({ schema: AnchorPath }) path: AnchorPath,
    @Body({ schema: SetAnchor }) input: SetAnchor,
  ): Promise<PlanView> {
    return this.plans.setAnchor(actor, path, input);
  }

  @Delete('patients/:patientId/anchors/:anchorId')
  @Can('anchor.set')
  @Answers(200, PlanView)
  removeAnchor(@Acting() actor: Actor, @Param({ schema: AnchorPath }) path: AnchorPath): Promise<PlanView> {
    return this.plans.removeAnchor(actor, path);
  }

  @Get('patients/:patientId/trend')
  @Can('trend.read')
  @Answers(200, TrendView)
  trend(@Acting() actor: Actor, @Param({ schema: PatientPath }) path: PatientPath): Promise<TrendView> {
    return this.trends.view(actor, path.patientId);
  }

  @Put('patients/:patientId/trend-notes/:noteId')
  @Can('trend.annotate')
  @Answers(200, TrendView)
  annotate(
    @Acting() actor: Actor,
    @Param({ schema: TrendNotePath }) path: TrendNotePath,
    @Body({ schema: SetTrendNote }) input: SetTrendNote,
  ): Promise<TrendView> {
    return this.trends.annotate(actor, path, input);
  }

  @Get('check-in-inbox')
  @Can('check-in.read-inbox')
  @Answers(200, CheckInInboxPage)
  readInbox(
    @Acting() actor: Actor,
    @Query({ schema: CheckInInboxQuery }) query: CheckInInboxQuery,
  ): Promise<CheckInInboxPage> {
    return this.inbox.page(actor, query);
  }

  @Get('caseload')
  @Can('caseload.read')
  @Answers(200, CaseloadPage)
  readCaseload(@Acting() actor: Actor, @Query({ schema: CaseloadQuery }) query: CaseloadQuery): Promise<CaseloadPage> {
    return this.caseload.page(actor, query);
  }
}
