import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can, StepUp } from '@holdfast/platform/server';
import { AskDeletion, Decision, DeletionList, DeletionPath, DeletionView } from '@holdfast/record/model';
import { Deletions } from './deletions';

/** The destruction of records: asked for by one person, approved by another, undone by either for a week. */
@ApiTags('record')
@Controller('api/clinic/deletions')
export class DeletionController {
  constructor(private readonly deletions: Deletions) {}

  @Get()
  @Can('deletion.list')
  @Answers(200, DeletionList)
  list(@Acting() actor: Actor): Promise<DeletionList> {
    return this.deletions.list(actor);
  }

  @Put(':deletionId')
  @Can('deletion.ask')
  @StepUp()
  @Answers(200, DeletionView)
  ask(
    @Acting() actor: Actor,
    @Param({ schema: DeletionPath }) path: DeletionPath,
    @Body({ schema: AskDeletion }) input: AskDeletion,
  ): Promise<DeletionView> {
    return this.deletions.ask(actor, path.deletionId, input);
  }

  @Post(':deletionId/decision')
  @Can('deletion.decide')
  @StepUp()
  @Answers(200, DeletionView)
  decide(
    @Acting() actor: Actor,
    @Param({ schema: DeletionPath }) path: DeletionPath,
    @Body({ schema: Decision }) input: Decision,
  ): Promise<DeletionView> {
    return this.deletions.decide(actor, path.deletionId, input);
  }

  @Delete(':deletionId')
  @Can('deletion.undo')
  @Answers(200, DeletionView)
  undo(@Acting() actor: Actor, @Param({ schema: DeletionPath }) path: DeletionPath): Promise<DeletionView> {
    return this.deletions.undo(actor, path.deletionId);
  }
}
