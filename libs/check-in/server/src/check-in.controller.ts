import { Body, Controller, Get, Param, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AnswerPath,
  AnswerSaved,
  AskCheckIn,
  CheckInList,
  CheckInPath,
  CheckInReceipt,
  CheckInReport,
  CheckInSheet,
  CheckInView,
  EnterAnswers,
  OutreachTryPath,
  OutreachView,
  RecordOutreach,
  ReviewCheckIn,
  SaveAnswer,
  SkipCheckIn,
  SnoozeCheckIn,
  SubmitCheckIn,
} from '@holdfast/check-in/model';
import { PatientPath } from '@holdfast/clinic/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, answerMade, Answers, Can } from '@holdfast/platform/server';
import type { FastifyReply } from 'fastify';
import { CheckInAnswering } from './answering/check-in-answering';
import { CheckIns } from './answering/check-ins';
import { Entering } from './answering/entering';
import { SwiftSubmission } from './answering/swift-submission';
import { OutreachDesk } from './asking/outreach-desk';
import { Reports } from './reading/reports';

/** One patient's check-ins: answering them, and reading what was answered. */
@ApiTags('check-in')
@Controller('api/patients/:patientId')
export class CheckInController {
  constructor(
    private readonly checkIns: CheckIns,
    private readonly answering: CheckInAnswering,
    private readonly submission: SwiftSubmission,
    private readonly entering: Entering,
    private readonly reports: Reports,
    private readonly outreach: OutreachDesk,
  ) {}

  @Get('check-ins')
  @Can('check-in.list')
  @Answers(200, CheckInList)
  list(@Acting() actor: Actor, @Param({ schema: PatientPath }) path: PatientPath): Promise<CheckInList> {
    return this.checkIns.list(actor, path.patientId);
  }

  @Get('check-ins/:checkInId')
  @Can('check-in.read')
  @Answers(200, CheckInSheet)
  sheet(@Acting() actor: Actor, @Param({ schema: CheckInPath }) path: CheckInPath): Promise<CheckInSheet> {
    return this.checkIns.sheet(actor, path);
  }

  @Put('check-ins/:checkInId')
  @Can('check-in.ask')
  @Answers(201, CheckInView, 200)
  ask(
    @Acting() actor: Actor,
    @Param({ schema: CheckInPath }) path: CheckInPath,
    @Body({ schema: AskCheckIn }) input: AskCheckIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CheckInView> {
    return answerMade(reply, this.checkIns.ask(actor, path, input));
  }

  @Put('check-ins/:checkInId/answers/:linkId')
  @Can('check-in.answer')
  @Answers(200, AnswerSaved)
  answer(
    @Acting() actor: Actor,
    @Param({ schema: AnswerPath }) path: AnswerPath,
    @Body({ schema: SaveAnswer }) input: SaveAnswer,
  ): Promise<AnswerSaved> {
    return this.answering.save(actor, path, input);
  }

  @Put('check-ins/:checkInId/submission')
  @Can('check-in.submit')
  @Answers(200, CheckInReceipt)
  submit(
    @Acting() actor: Actor,
    @Param({ schema: CheckInPath }) path: CheckInPath,
    @Body({ schema: SubmitCheckIn }) input: SubmitCheckIn,
  ): Promise<CheckInReceipt> {
    return this.submission.submit(actor, path, input);
  }

  @Put('check-ins/:checkInId/skip')
  @Can('check-in.skip')
  @Answers(200, CheckInView)
  skip(
    @Acting() actor: Actor,
    @Param({ schema: CheckInPath }) path: CheckInPath,
    @Body({ schema: SkipCheckIn }) input: SkipCheckIn,
  ): Promise<CheckInView> {
    return this.checkIns.skip(actor, path, input);
  }

  @Put('check-ins/:checkInId/snooze')
  @Can('check-in.snooze')
  @Answers(200, CheckInView)
  snooze(
    @Acting() actor: Actor,
    @Param({ schema: CheckInPath }) path: CheckInPath,
    @Body({ schema: SnoozeCheckIn }) input: SnoozeCheckIn,
  ): Promise<CheckInView> {
    return this.checkIns.snooze(actor, path, input);
  }

  @Put('check-ins/:checkInId/entry')
  @Can('check-in.enter')
  @Answers(201, CheckInView, 200)
  enter(
    @Acting() actor: Actor,
    @Param({ schema: CheckInPath }) path: CheckInPath,
    @Body({ schema: EnterAnswers }) input: EnterAnswers,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CheckInView> {
    return answerMade(reply, this.entering.enter(actor, path, input));
  }

  @Get('check-ins/:checkInId/report')
  @Can('check-in.review')
  @Answers(200, CheckInReport)
  report(@Acting() actor: Actor, @Param({ schema: CheckInPath }) path: CheckInPath): Promise<CheckInReport> {
    return this.reports.report(actor, path);
  }

  @Put('check-ins/:checkInId/review')
  @Can('check-in.review')
  @Answers(200, CheckInReport)
  review(
    @Acting() actor: Actor,
    @Param({ schema: CheckInPath }) path: CheckInPath,
    @Body({ schema: ReviewCheckIn }) input: ReviewCheckIn,
  ): Promise<CheckInReport> {
    return this.reports.review(actor, path, input);
  }

  @Put('outreach/:outreachId/tries/:tryId')
  @Can('outreach.record')
  @Answers(200, OutreachView)
  reach(
    @Acting() actor: Actor,
    @Param({ schema: OutreachTryPath }) path: OutreachTryPath,
    @Body({ schema: RecordOutreach }) input: RecordOutreach,
  ): Promise<OutreachView> {
    return this.outreach.record(actor, path, input);
  }
}
