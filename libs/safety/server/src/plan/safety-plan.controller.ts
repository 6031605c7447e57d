import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PatientPath } from '@holdfast/clinic/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can } from '@holdfast/platform/server';
import { SafetyPlanView, WriteSafetyPlan } from '@holdfast/safety/model';
import { SafetyPlans } from './safety-plans';

/** A patient's safety plan. */
@ApiTags('safety')
@Controller('api/patients/:patientId/safety-plan')
export class SafetyPlanController {
  constructor(private readonly plans: SafetyPlans) {}

  @Get()
  @Can('safety-plan.read')
  @Answers(200, SafetyPlanView)
  read(@Acting() actor: Actor, @Param({ schema: PatientPath }) path: PatientPath): Promise<SafetyPlanView> {
    return this.plans.view(actor, path.patientId);
  }

  @Put()
  @Can('safety-plan.write')
  @Answers(200, SafetyPlanView)
  write(
    @Acting() actor: Actor,
    @Param({ schema: PatientPath }) path: PatientPath,
    @Body({ schema: WriteSafetyPlan }) input: WriteSafetyPlan,
  ): Promise<SafetyPlanView> {
    return this.plans.write(actor, path.patientId, input);
  }
}
