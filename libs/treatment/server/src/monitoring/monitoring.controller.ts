import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PatientPath } from '@holdfast/clinic/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can } from '@holdfast/platform/server';
import { CoursePrompts, MonitoringPath, NoteMonitoring } from '@holdfast/treatment/model';
import { CoursePrompting } from './course-prompting';

/** What to have in mind in the course of a patient's treatment. It recommends nothing. */
@ApiTags('treatment')
@Controller('api/patients/:patientId')
export class MonitoringController {
  constructor(private readonly prompting: CoursePrompting) {}

  @Get('course-prompts')
  @Can('course-prompts.read')
  @Answers(200, CoursePrompts)
  prompts(@Acting() actor: Actor, @Param({ schema: PatientPath }) path: PatientPath): Promise<CoursePrompts> {
    return this.prompting.view(actor, path.patientId);
  }

  @Put('monitoring-checks/:checkId')
  @Can('monitoring.note')
  @Answers(200, CoursePrompts)
  note(
    @Acting() actor: Actor,
    @Param({ schema: MonitoringPath }) path: MonitoringPath,
    @Body({ schema: NoteMonitoring }) input: NoteMonitoring,
  ): Promise<CoursePrompts> {
    return this.prompting.note(actor, path, input);
  }
}
