import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DuplicateList, MergePath, MergePatient } from '@holdfast/clinic/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can, StepUp } from '@holdfast/platform/server';
import { Duplicates } from './duplicates';
import { PatientMerges } from './patient-merges';

/** Records that were made twice: found, put together, taken apart again. */
@ApiTags('clinic')
@Controller('api')
export class MergeController {
  constructor(
    private readonly duplicates: Duplicates,
    private readonly merges: PatientMerges,
  ) {}

  @Get('clinic/duplicates')
  @Can('patient.find-duplicates')
  @Answers(200, DuplicateList)
  list(@Acting() actor: Actor): Promise<DuplicateList> {
    return this.duplicates.list(actor);
  }

  @Put('patients/:patientId/merges/:mergeId')
  @Can('patient.merge')
  @StepUp()
  @Answers(204, null)
  merge(
    @Acting() actor: Actor,
    @Param({ schema: MergePath }) path: MergePath,
    @Body({ schema: MergePatient }) input: MergePatient,
  ): Promise<void> {
    return this.merges.merge(actor, path, input);
  }

  @Delete('patients/:patientId/merges/:mergeId')
  @Can('patient.merge')
  @Answers(204, null)
  undo(@Acting() actor: Actor, @Param({ schema: MergePath }) path: MergePath): Promise<void> {
    return this.merges.undo(actor, path);
  }
}
