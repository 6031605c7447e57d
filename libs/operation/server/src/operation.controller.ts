import { Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChecklistView, DiagnosisView, ParkedJobPath, SystemView } from '@holdfast/operation/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can } from '@holdfast/platform/server';
import { Checklist } from './system/checklist';
import { SystemLook } from './system/system-look';
import { SystemMending } from './system/system-mending';

/** How the installation fares, and what can be done about it. */
@ApiTags('operation')
@Controller('api/clinic/system')
export class OperationController {
  constructor(
    private readonly look: SystemLook,
    private readonly mending: SystemMending,
    private readonly list: Checklist,
  ) {}

  @Get()
  @Can('system.read')
  @Answers(200, SystemView)
  view(@Acting() actor: Actor): Promise<SystemView> {
    return this.look.view(actor);
  }

  @Get('diagnosis')
  @Can('system.read')
  @Answers(200, DiagnosisView)
  diagnosis(@Acting() actor: Actor): Promise<DiagnosisView> {
    return this.look.diagnosis(actor);
  }

  @Get('checklist')
  @Can('system.read')
  @Answers(200, ChecklistView)
  checklist(@Acting() actor: Actor): Promise<ChecklistView> {
    return this.list.view(actor);
  }

  @Post('jobs/:jobId/retry')
  @Can('system.operate')
  @Answers(204, null)
  retry(@Acting() actor: Actor, @Param({ schema: ParkedJobPath }) path: ParkedJobPath): Promise<void> {
    return this.mending.retry(actor, path.jobId);
  }

  @Delete('jobs/:jobId')
  @Can('system.operate')
  @Answers(204, null)
  discard(@Acting() actor: Actor, @Param({ schema: ParkedJobPath }) path: ParkedJobPath): Promise<void> {
    return this.mending.discard(actor, path.jobId);
  }

  @Post('mail-test')
  @Can('system.operate')
  @Answers(204, null)
  testMail(@Acting() actor: Actor): Promise<void> {
    return this.mending.testMail(actor);
  }
}
