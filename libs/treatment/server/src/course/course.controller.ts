import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PatientPath } from '@holdfast/clinic/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can } from '@holdfast/platform/server';
import {
  ConsentPath,
  ScreenPath,
  SignConsent,
  SignTreatmentPlan,
  SuitabilityAnswers,
  SuitabilityView,
  TalkPath,
  TreatmentConsentView,
  TreatmentPlanStory,
  TreatmentPlanView,
  WithdrawalPath,
  WriteSuitabilityTalk,
} from '@holdfast/treatment/model';
import { SuitabilityScreens } from './suitability-screens';
import { TreatmentConsents } from './treatment-consents';
import { TreatmentPlans } from './treatment-plans';

/** What comes before infusions: what is asked about suitability, the consent to treatment, and the plan. */
@ApiTags('treatment')
@Controller('api/patients/:patientId')
export class CourseController {
  constructor(
    private readonly screens: SuitabilityScreens,
    private readonly consents: TreatmentConsents,
    private readonly plans: TreatmentPlans,
  ) {}

  @Get('suitability')
  @Can('suitability.read')
  @Answers(200, SuitabilityView)
  suitability(@Acting() actor: Actor, @Param({ schema: PatientPath }) path: PatientPath): Promise<SuitabilityView> {
    return this.screens.view(actor, path.patientId);
  }

  @Put('suitability-screens/:screenId')
  @Can('suitability.answer')
  @Answers(200, SuitabilityView)
  saveScreen(
    @Acting() actor: Actor,
    @Param({ schema: ScreenPath }) path: ScreenPath,
    @Body({ schema: SuitabilityAnswers }) input: SuitabilityAnswers,
  ): Promise<SuitabilityView> {
    return this.screens.save(actor, path, input);
  }

  @Put('suitability-screens/:screenId/talks/:talkId')
  @Can('suitability.talk')
  @Answers(200, SuitabilityView)
  writeTalk(
    @Acting() actor: Actor,
    @Param({ schema: TalkPath }) path: TalkPath,
    @Body({ schema: WriteSuitabilityTalk }) input: WriteSuitabilityTalk,
  ): Promise<SuitabilityView> {
    return this.screens.talk(actor, path, input);
  }

  @Get('treatment-consent')
  @Can('treatment-consent.read')
  @Answers(200, TreatmentConsentView)
  consent(@Acting() actor: Actor, @Param({ schema: PatientPath }) path: PatientPath): Promise<TreatmentConsentView> {
    return this.consents.view(actor, path.patientId);
  }

  @Put('treatment-consent/:consentId')
  @Can('treatment-consent.sign')
  @Answers(200, TreatmentConsentView)
  signConsent(
    @Acting() actor: Actor,
    @Param({ schema: ConsentPath }) path: ConsentPath,
    @Body({ schema: SignConsent }) input: SignConsent,
  ): Promise<TreatmentConsentView> {
    return this.consents.sign(actor, path, input);
  }

  @Put('treatment-consent-withdrawals/:withdrawalId')
  @Can('treatment-consent.withdraw')
  @Answers(200, TreatmentConsentView)
  withdraw(
    @Acting() actor: Actor,
    @Param({ schema: WithdrawalPath }) path: WithdrawalPath,
  ): Promise<TreatmentConsentView> {
    return this.consents.withdraw(actor, path);
  }

  @Delete('treatment-consent-withdrawals/:withdrawalId')
  @Can('treatment-consent.undo-withdrawal')
  @Answers(200, TreatmentConsentView)
  undoWithdrawal(
    @Acting() actor: Actor,
    @Param({ schema: WithdrawalPath }) path: WithdrawalPath,
  ): Promise<TreatmentConsentView> {
    return this.consents.undo(actor, path);
  }

  @Get('treatment-plan')
  @Can('treatment-plan.read')
  @Answers(200, TreatmentPlanView)
  plan(@Acting() actor: Actor, @Param({ schema: PatientPath }) path: PatientPath): Promise<TreatmentPlanView> {
    return this.plans.view(actor, path.patientId);
  }

  @Put('treatment-plan')
  @Can('treatment-plan.sign')
  @Answers(200, TreatmentPlanView)
  signPlan(
    @Acting() actor: Actor,
    @Param({ schema: PatientPath }) path: PatientPath,
    @Body({ schema: SignTreatmentPlan }) input: SignTreatmentPlan,
  ): Promise<TreatmentPlanView> {
    return this.plans.sign(actor, path.patientId, input);
  }

  @Get('treatment-plan/story')
  @Can('treatment-plan.follow')
  @Answers(200, TreatmentPlanStory)
  planStory(@Acting() actor: Actor, @Param({ schema: PatientPath }) path: PatientPath): Promise<TreatmentPlanStory> {
    return this.plans.story(actor, path.patientId);
  }
}
