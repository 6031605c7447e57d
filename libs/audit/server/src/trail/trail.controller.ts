import { Body, Controller, Get, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { TrailCheck, TrailEntryPath, TrailEntryView, TrailExport, TrailPage, TrailQuery } from '@holdfast/audit/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, AnswersFile, Can, StepUp } from '@holdfast/platform/server';
import { TrailChecking } from './trail-checking';
import { TrailExporting } from './trail-exporting';
import { TrailReading } from './trail-reading';

/** The clinic's trail, for administrators and auditors. */
@ApiTags('trail')
@Controller('api/clinic/trail')
export class TrailController {
  constructor(
    private readonly reading: TrailReading,
    private readonly exporting: TrailExporting,
    private readonly checking: TrailChecking,
  ) {}

  @Post('search')
  @Can('trail.read')
  @Answers(200, TrailPage)
  search(@Acting() actor: Actor, @Body({ schema: TrailQuery }) query: TrailQuery): Promise<TrailPage> {
    return this.reading.search(actor, query);
  }

  @Post('export')
  @Can('trail.export')
  @StepUp()
  @AnswersFile('text/csv')
  async export(@Acting() actor: Actor, @Body({ schema: TrailExport }) query: TrailExport): Promise<StreamableFile> {
    return new StreamableFile(await this.exporting.file(actor, query), {
      type: query.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json',
    });
  }

  @Post('check')
  @Can('trail.check')
  @Answers(200, TrailCheck)
  check(@Acting() actor: Actor): Promise<TrailCheck> {
    return this.checking.now(actor);
  }

  @Get(':entryId')
  @Can('trail.read')
  @Answers(200, TrailEntryView)
  entry(@Acting() actor: Actor, @Param({ schema: TrailEntryPath }) path: TrailEntryPath): Promise<TrailEntryView> {
    return this.reading.entry(actor, path);
  }
}
