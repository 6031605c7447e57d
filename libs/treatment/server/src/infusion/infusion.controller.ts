import { Body, Controller, Get, Param, Put, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PatientPath } from '@holdfast/clinic/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, answerMade, Answers, AnswersFile, Can } from '@holdfast/platform/server';
import {
  EntryPath,
  EntryView,
  GatePath,
  InfusionList,
  InfusionPath,
  InfusionSheet,
  InfusionView,
  PlanInfusion,
  PrintQuery,
  SetGate,
  WriteEntry,
} from '@holdfast/treatment/model';
import type { FastifyReply } from 'fastify';
import { GateAnswers } from './gate-answers';
import { InfusionPlanning } from './infusion-planning';
import { InfusionReading } from './infusion-reading';
import { InfusionRecording } from './infusion-recording';
import { InfusionPrinting } from './record/infusion-printing';

/** A patient's infusions: when they are, what the patient confirms before, and what is written down of them. */
@ApiTags('treatment')
@Controller('api/patients/:patientId/infusions')
export class InfusionController {
  constructor(
    private readonly reading: InfusionReading,
    private readonly planning: InfusionPlanning,
    private readonly recording: InfusionRecording,
    private readonly gates: GateAnswers,
    private readonly printing: InfusionPrinting,
  ) {}

  @Get()
  @Can('infusion.list')
  @Answers(200, InfusionList)
  list(@Acting() actor: Actor, @Param({ schema: PatientPath }) path: PatientPath): Promise<InfusionList> {
    return this.reading.list(actor, path.patientId);
  }

  @Get(':infusionId')
  @Can('infusion.read')
  @Answers(200, InfusionSheet)
  sheet(@Acting() actor: Actor, @Param({ schema: InfusionPath }) path: InfusionPath): Promise<InfusionSheet> {
    return this.reading.sheet(actor, path);
  }

  @Put(':infusionId')
  @Can('infusion.plan')
  @Answers(200, InfusionView)
  plan(
    @Acting() actor: Actor,
    @Param({ schema: InfusionPath }) path: InfusionPath,
    @Body({ schema: PlanInfusion }) input: PlanInfusion,
  ): Promise<InfusionView> {
    return this.planning.plan(actor, path, input);
  }

  @Put(':infusionId/entries/:entryId')
  @Can('infusion.write')
  @Answers(201, EntryView, 200)
  write(
    @Acting() actor: Actor,
    @Param({ schema: EntryPath }) path: EntryPath,
    @Body({ schema: WriteEntry }) input: WriteEntry,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EntryView> {
    return answerMade(reply, this.recording.write(actor, path, input));
  }

  @Put(':infusionId/gates/:gate')
  @Can('infusion.answer-gate')
  @Answers(200, InfusionView)
  setGate(
    @Acting() actor: Actor,
    @Param({ schema: GatePath }) path: GatePath,
    @Body({ schema: SetGate }) input: SetGate,
  ): Promise<InfusionView> {
    return this.gates.set(actor, path, input);
  }

  @Get(':infusionId/record.pdf')
  @Can('infusion.print')
  @AnswersFile('application/pdf')
  async print(
    @Acting() actor: Actor,
    @Param({ schema: InfusionPath }) path: InfusionPath,
    @Query({ schema: PrintQuery }) query: PrintQuery,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.printing.print(actor, path, query), { type: 'application/pdf' });
  }
}
